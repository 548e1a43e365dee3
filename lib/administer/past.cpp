#include "administer/past.hpp"

#include "text/append.hpp"
#include "text/csv.hpp"
#include "text/date.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <set>

namespace attune::administer {
namespace {

using instrument::Instrument;

bool is_there(const std::string& path) {
    std::error_code ignored;
    return std::filesystem::exists(path, ignored) && std::filesystem::file_size(path, ignored) > 0;
}

/// One record of a response file, as a row of the instrument; what belongs to no column of it is left.
PastRow row_of(const text::CsvReader& file, const Instrument& instrument, const text::Fields& cells, std::string& of) {
    PastRow row;
    row.answers.resize(instrument.items.size());
    for (std::size_t c = 0; c < std::min(cells.size(), file.header().size()); ++c) {
        const std::string& name = file.header()[c];
        const std::string_view cell = text::trim(cells[c]);
        if (name == "instrument") of = std::string(cell);
        const auto standard = std::find_if(standard_columns.begin(), standard_columns.end(), [&](const auto& s) { return s.name == name; });
        if (standard != standard_columns.end() && standard->cell) row.occasion.*standard->cell = std::string(cell);
        const auto attribute = instrument.find_attribute(name);
        if (attribute && !cell.empty())
            row.occasion.facts.emplace_back(
                name, read_cell(cell, instrument.attributes[*attribute].type != instrument::Type::text, file.separator()));
        if (const auto item = instrument.find_item(name))
            row.answers[*item] = read_cell(cell, instrument.response_of(*item).numeric(), file.separator());
    }
    if (row.occasion.rater.empty()) row.occasion.rater = instrument.default_rater();
    return row;
}

/// Calls `see` with each row of the instrument in the file.
void each_row(const std::string& path, const Instrument& instrument, const std::function<void(PastRow)>& see) {
    if (!is_there(path)) return;
    text::CsvReader file(path);
    text::Chunk chunk;
    while (file.next(chunk)) {
        if (chunk.fault) throw Refused(*chunk.fault);
        text::Splitter splitter(chunk, file.separator());
        text::Fields cells;
        text::Record record;
        for (; splitter.next(record, cells); cells.clear()) {
            std::string of = instrument.id;
            PastRow row = row_of(file, instrument, cells, of);
            row.line = static_cast<int>(record.line);
            if (record.flaw == text::Flaw::none && of == instrument.id) see(std::move(row));
        }
    }
}

/// Whether one of its answers says that the matter has ended.
bool has_ended(const Instrument& instrument, const Answers& answers) {
    for (std::size_t i = 0; i < answers.size(); ++i)
        for (const instrument::Option& option : instrument.response_of(i).options)
            if (option.means == "ended" && option.spelling == answers[i]) return true;
    return false;
}

/// The rows of the same subject, rater, target and respondent in the order of their dates, without those that were corrected.
std::vector<PastRow> own_rows(const std::string& path, const Instrument& instrument, const Occasion& wanted) {
    const auto who = [](const Occasion& of) { return of.respondent.empty() ? of.subject : of.respondent; };
    std::vector<PastRow> rows;
    std::set<std::string> corrected;
    each_row(path, instrument, [&](PastRow row) {
        const Occasion& is = row.occasion;
        if (is.subject != wanted.subject || is.rater != wanted.rater || is.target != wanted.target || who(is) != who(wanted)) return;
        if (!is.replaces.empty()) corrected.insert(is.replaces);
        rows.push_back(std::move(row));
    });
    std::erase_if(rows, [&](const PastRow& row) { return corrected.contains(row.occasion.entered); });
    std::stable_sort(rows.begin(), rows.end(), [](const PastRow& a, const PastRow& b) { return a.occasion.date < b.occasion.date; });
    return rows;
}

}  // namespace

Form form_of(const std::string& path, const Instrument& instrument) {
    text::expect_ordinary(path);
    if (!is_there(path)) return new_form(instrument);
    const text::CsvReader file(path);
    return {file.header(), file.separator()};
}

std::optional<PastRow> newest_row(const std::string& path, const Instrument& instrument, const Occasion& wanted) {
    std::optional<PastRow> newest;
    each_row(path, instrument, [&](PastRow row) {
        const Occasion& is = row.occasion;
        if (is.subject != wanted.subject || is.rater != wanted.rater || is.target != wanted.target) return;
        if (!wanted.date.empty() && text::parse_timestamp(is.date) != text::parse_timestamp(wanted.date)) return;
        if (!newest || is.date >= newest->occasion.date) newest = std::move(row);
    });
    return newest;
}

std::optional<PastRow> last_row(const std::string& path, const Instrument& instrument, const Occasion& wanted) {
    std::vector<PastRow> rows = own_rows(path, instrument, wanted);
    return rows.empty() ? std::nullopt : std::optional(std::move(rows.back()));
}

std::vector<PastRow> live_rows(const std::string& path, const Instrument& instrument, const Occasion& wanted) {
    const std::size_t key = instrument.find_item(instrument.key).value();
    std::vector<PastRow> rows = own_rows(path, instrument, wanted);
    std::set<std::string> seen;
    std::vector<PastRow> live;
    for (std::size_t k = rows.size(); k-- > 0;) {
        const std::string& about = rows[k].answers[key];
        if (!about.empty() && seen.insert(about).second && !has_ended(instrument, rows[k].answers)) live.push_back(std::move(rows[k]));
    }
    std::reverse(live.begin(), live.end());
    return live;
}

bool has_row(const std::string& path, const Instrument& instrument, const Occasion& wanted) {
    bool found = false;
    each_row(path, instrument, [&](const PastRow& row) {
        found = found || (row.occasion.subject == wanted.subject && row.occasion.entered == wanted.entered);
    });
    return found;
}

}  // namespace attune::administer
