#include "report/comparisons.hpp"
#include "report/csv.hpp"
#include "text/csv.hpp"
#include "text/decimal.hpp"

namespace attune::report {
namespace {

std::string number_cell(const std::optional<double>& number) { return number ? text::format_number(*number) : ""; }

std::string answer_cell(const std::optional<bool>& answer) {
    if (!answer) return "";
    return *answer ? "yes" : "no";
}

}  // namespace

std::string change_header() {
    return "subject,rater,instrument,score,from_date,to_date,from,to,change,rci,threshold,method,verdict,from_band,to_band,respondent,"
           "target,from_status,to_status,why,key,estimate,error,confidence,cutoff,important,response,remission\n";
}

void append_changes(std::string& out, const std::vector<Pair>& pairs, bool raw) {
    for (const Pair& pair : pairs) {
        for (const Comparison& one : pair.scores) {
            const ScoreRow& from = *one.from;
            const ScoreRow& to = *one.to;
            const change::Comparison& result = one.result;
            const change::Threshold* threshold = result.threshold ? &*result.threshold : nullptr;
            const auto& estimate = result.estimate;
            std::vector<std::string> cells{to.subject,
                                           to.rater,
                                           to.instrument,
                                           to.score,
                                           from.date,
                                           to.date,
                                           from.value,
                                           to.value,
                                           result.change ? text::format_number(result.change->to_double()) : "",
                                           number_cell(result.rci),
                                           threshold ? text::format_number(threshold->points) : "",
                                           threshold ? std::string(threshold->method) : "",
                                           std::string(change::verdict_word(result.verdict)),
                                           from.band,
                                           to.band,
                                           to.respondent,
                                           to.target,
                                           from.status,
                                           to.status,
                                           result.why,
                                           "",
                                           estimate ? text::format_number(estimate->change) : "",
                                           estimate ? text::format_number(estimate->error) : "",
                                           threshold ? number_cell(threshold->confidence) : "",
                                           result.cutoff ? text::format_number(result.cutoff->at.to_double()) : "",
                                           answer_cell(result.important),
                                           answer_cell(result.response),
                                           answer_cell(result.remission)};
            for (std::string& cell : cells) cell = guarded(cell, raw);
            text::append_line(out, cells);
        }
    }
}

}  // namespace attune::report
