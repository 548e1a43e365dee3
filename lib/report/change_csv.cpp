#include "report/comparisons.hpp"
#include "report/csv.hpp"
#include "text/decimal.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune::report {
namespace {

constexpr std::string_view header =
    "subject,rater,instrument,score,from_date,to_date,from,to,change,rci,threshold,method,verdict,from_band,to_band,respondent,"
    "target,from_status,to_status,why,key,estimate,error,confidence,cutoff,important,response,remission\n";

std::string number_cell(const std::optional<double>& number) { return number ? text::format_number(*number) : ""; }

std::string_view answer_cell(const std::optional<bool>& answer) {
    if (!answer) return "";
    return *answer ? "yes" : "no";
}

using Cells = std::array<std::string, 2>;

std::string cells_before_dates(const Comparison& one, bool raw) {
    std::string out;
    for (const std::string* cell : {&one.to->rater, &one.to->instrument, &one.to->score}) append_guarded_cell(out += ',', *cell, raw);
    return out += ',';
}

std::string cells_after_dates(const Comparison& one, bool raw) {
    std::string out;
    const auto put = [&](std::string_view cell) { append_guarded_cell(out += ',', cell, raw); };
    const ScoreRow& from = *one.from;
    const ScoreRow& to = *one.to;
    const change::Comparison& result = one.result;
    const change::Threshold* threshold = result.threshold ? &*result.threshold : nullptr;
    const auto& estimate = result.estimate;
    put(from.value);
    put(to.value);
    put(result.change ? text::format_number(result.change->to_double()) : "");
    put(number_cell(result.rci));
    put(threshold ? text::format_number(threshold->points) : "");
    put(threshold ? threshold->method : "");
    put(change::verdict_word(result.verdict));
    for (const std::string* cell : {&from.band, &to.band, &to.respondent, &to.target, &from.status, &to.status, &result.why}) put(*cell);
    put("");
    put(estimate ? text::format_number(estimate->change) : "");
    put(estimate ? text::format_number(estimate->error) : "");
    put(threshold ? number_cell(threshold->confidence) : "");
    put(result.cutoff ? text::format_number(result.cutoff->at.to_double()) : "");
    put(answer_cell(result.important));
    put(answer_cell(result.response));
    put(answer_cell(result.remission));
    return out += '\n';
}

}  // namespace

std::string change_header() { return std::string(header); }

void append_change_line(std::string& out, const std::vector<std::string>& cells, bool raw) {
    constexpr auto columns = std::count(header.begin(), header.end(), ',') + 1;
    for (const std::string& cell : cells) {
        append_guarded_cell(out, cell, raw);
        out += ',';
    }
    out.append(static_cast<std::size_t>(columns) - cells.size(), ',');
    out.back() = '\n';
}

void append_changes(std::string& out, const std::vector<Pair>& pairs, bool raw, Remembered* remembered) {
    for (const Pair& pair : pairs) {
        for (const Comparison& one : pair.scores) {
            const auto make = [&] { return Cells{cells_before_dates(one, raw), cells_after_dates(one, raw)}; };
            Cells made;
            const Cells& cells = remembered ? remembered->cells.of(*one.from, *one.to, make) : (made = make());
            append_guarded_cell(out, one.to->subject, raw);
            out += cells.front();
            append_guarded_cell(out, one.from->date, raw);
            out += ',';
            append_guarded_cell(out, one.to->date, raw);
            out += cells.back();
        }
    }
}

}  // namespace attune::report
