#include "report/score_columns.hpp"
#include "report/seen_rows.hpp"
#include "text/date.hpp"
#include "text/decimal.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <optional>

namespace attune::report {
namespace {

constexpr std::array<std::string_view, 6> statuses{"complete", "prorated", "insufficient", "invalid", "not applicable", "undetermined"};
constexpr std::array<std::string_view, 3> kinds{"score", "criterion", "alert"};

template <class List>
bool is_one_of(std::string_view text, const List& list) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

template <class List>
std::string listed(const List& list) {
    std::string text;
    for (const std::string_view word : list) text += (text.empty() ? "" : ", ") + std::string(word);
    return text;
}

/// Whether a cell is a whole number as attune writes it, and short enough to be one beyond doubt: nearly all are.
bool is_plain_number(std::string_view text) {
    constexpr std::size_t longest = 15;
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return !text.empty() && text.size() <= longest && (text[0] != '0' || text.size() == 1) && std::all_of(text.begin(), text.end(), digit);
}

/// Makes a number of what a cell of a scores file may be read as; other programs write `1.0` for 1, `NA` for nothing, and a comma for the
/// point. False where it is no number.
bool take_number(std::string& cell, bool decimal_comma) {
    if (cell.empty() || is_plain_number(cell)) return true;
    if (cell == "NA") return cell.clear(), true;
    if (decimal_comma) std::replace(cell.begin(), cell.end(), ',', '.');
    const auto value = text::parse_decimal(cell);
    if (value && value->whole()) cell = text::format_number(value->to_double());
    return value.has_value();
}

/// A row that cannot be read keeps whose and what it is.
void make_invalid(ScoreRow& row) {
    for (const Column& column : columns)
        if (column.form == Form::number) (row.*(column.member)).clear();
    row.band.clear();
    row.status = "invalid";
    if (!is_one_of(row.kind, kinds)) row.kind.clear();
}

/// Reads the rows of one scores file.
class Reading {
public:
    Reading(text::CsvReader& file, const RowSink& sink, score::Outcome& outcome, const Doubt& doubt, SeenRows& seen)
        : file_(file),
          sink_(sink),
          outcome_(outcome),
          doubt_(doubt),
          seen_(seen),
          filler_(file.header(), {}),
          value_(place_in(file.header(), "value")) {
        const std::vector<std::string>& header = file.header();
        for (const std::string& name : header) columns_.push_back(find_column(name));
        leads_ = header.size() > 2 && header[0] == "subject" && header[1] == "date";
        seen.begin(header);
    }

    void chunk(text::Chunk& chunk) {
        text::Splitter splitter(chunk, file_.separator());
        text::Record record;
        fields_.clear();
        while (splitter.next(record, fields_)) {
            take(record);
            fields_.clear();
        }
        if (!chunk.fault) return;
        notices_.add(true, {SIZE_MAX, 0}, [&] { return *chunk.fault; });
        outcome_.broken = true;
    }

    void finish() { outcome_.notices.merge(std::move(notices_)); }

private:
    void take(const text::Record& record) {
        const std::string_view rest = rest_of(record);
        ScoreRow* const seen = seen_.find(rest);
        if (!seen) return take_apart(record, rest);
        seen->subject = text::trim(fields_[0]);
        seen->date = text::trim(fields_[1]);
        look_at_date(record, 1, seen->date);
        sink_(*seen);
    }

    /// What stands after subject and date, as it is written; empty where these are not what a record begins with, plainly.
    std::string_view rest_of(const text::Record& record) const {
        if (!leads_ || record.flaw != text::Flaw::none || record.fields < columns_.size()) return {};
        const bool plain = fields_[0].data() == record.begin && fields_[1].data() == fields_[0].data() + fields_[0].size() + 1;
        const char* const end = fields_[1].data() + fields_[1].size();
        return plain ? std::string_view(end, static_cast<std::size_t>(record.end - end)) : std::string_view();
    }

    void take_apart(const text::Record& record, std::string_view rest) {
        cells_.assign(columns_.size(), {});
        printable_.clear();
        for (std::size_t k = 0; k < std::min(record.fields, cells_.size()); ++k) {
            cells_[k] = text::trim(fields_[k]);
            if (record.flaw != text::Flaw::none) cells_[k] = printable_.emplace_back(text::printable(cells_[k]));
        }
        ScoreRow row;
        filler_.fill(row, cells_);
        const std::optional<Fault> fault = fault_of(record, row);
        if (fault) {
            make_invalid(row);
            notices_.add(true, {record.line, 0}, [&] { return *fault; });
        } else if (const std::string why = doubt_(row); !why.empty()) {
            notices_.add(true, {record.line, value_ + 1}, [&] { return at(record, fields_[value_].data(), why); });
        } else {
            seen_.keep(rest, row);
        }
        sink_(row);
    }

    void look_at_date(const text::Record& record, std::size_t k, const std::string& cell) {
        if (cell.empty() || cell == date_before_) return;
        if (text::parse_timestamp(cell)) date_before_ = cell;
        else
            notices_.add(false, {record.line, k + 1},
                         [&] { return at(record, fields_[k].data(), no(k, cell, "date; expected one such as 2026-01-31")); });
    }

    std::string no(std::size_t k, std::string_view cell, std::string_view what) const {
        return "column \"" + std::string(columns_[k]->name) + "\": \"" + std::string(cell) + "\" is no " + std::string(what);
    }

    Fault at(const text::Record& record, const char* place, std::string why) const {
        return Fault{file_.name(), text::position_in(record, place), std::move(why)};
    }

    /// What is wrong with a row, if anything; numbers are made plain on the way.
    std::optional<Fault> fault_of(const text::Record& record, ScoreRow& row) {
        if (record.flaw == text::Flaw::malformed_text) return at(record, record.flaw_at, "the row is no well-formed UTF-8 text");
        if (record.flaw == text::Flaw::stray_quote)
            return at(record, record.flaw_at, "a quote stands inside a cell; expected the whole cell in quotes, and a quote in it doubled");
        const std::size_t expected = columns_.size();
        bool ragged = record.fields < expected;
        for (std::size_t k = expected; k < record.fields; ++k) ragged = ragged || !text::trim(fields_[k]).empty();
        if (ragged)
            return at(
                record, record.begin,
                "the row has " + std::to_string(record.fields) + " cells; expected " + std::to_string(expected) + ", as in the header");
        for (std::size_t k = 0; k < expected; ++k) {
            if (!columns_[k] || columns_[k]->form == Form::text) continue;
            if (std::string why = wrong_with(record, k, row); !why.empty()) return at(record, fields_[k].data(), std::move(why));
        }
        return std::nullopt;
    }

    /// Why a cell cannot be what its column holds; empty where it can.
    std::string wrong_with(const text::Record& record, std::size_t k, ScoreRow& row) {
        const Column& column = *columns_[k];
        std::string& cell = row.*(column.member);
        switch (column.form) {
            case Form::number: return take_number(cell, file_.separator() == ';') ? "" : no(k, cells_[k], "number");
            case Form::date: look_at_date(record, k, cell); break;
            case Form::status: return is_one_of(cell, statuses) ? "" : no(k, cells_[k], "status; expected one of " + listed(statuses));
            case Form::kind:
                if (!is_one_of(cell, kinds) && !(cell.empty() && row.status == "invalid"))
                    return no(k, cells_[k], "kind; expected one of " + listed(kinds));
                if (cell != "score" && !row.value.empty() && row.value != "0" && row.value != "1")
                    return "the value of " + row.score + " is " + row.value + "; expected 1, 0 or nothing";
                break;
            case Form::text: break;
        }
        return {};
    }

    text::CsvReader& file_;
    const RowSink& sink_;
    score::Outcome& outcome_;
    const Doubt& doubt_;
    SeenRows& seen_;
    RowFiller filler_;
    std::vector<const Column*> columns_;  ///< what is known of each column of the file
    std::size_t value_;                   ///< the column of values
    bool leads_ = false;                  ///< whether subject and date come first, as attune writes them
    text::Fields fields_;
    std::vector<std::string_view> cells_;  ///< of the row that is read
    std::deque<std::string> printable_;    ///< what some of them are made of
    std::string date_before_;              ///< one that can be read
    score::Notices notices_;
};

void check_header(const text::CsvReader& file) {
    const std::vector<std::string>& header = file.header();
    std::vector<Fault> faults;
    for (std::size_t k = 0; k < header.size(); ++k)
        if (!header[k].empty() && std::find(header.begin(), header.begin() + static_cast<std::ptrdiff_t>(k), header[k]) !=
                                      header.begin() + static_cast<std::ptrdiff_t>(k))
            faults.push_back({file.name(), file.header_position(k), "column \"" + header[k] + "\" stands twice in the header"});
    for (std::size_t k = 0; k < score_columns; ++k)
        if (!has(header, columns[k].name))
            faults.push_back({file.name(), {1, 1}, "the scores file has no column \"" + std::string(columns[k].name) + "\""});
    if (!faults.empty()) throw Refused(std::move(faults));
}

}  // namespace

void read_scores(text::CsvReader& file, const RowSink& take, score::Outcome& outcome, const Doubt& doubt, SeenRows& seen) {
    check_header(file);
    Reading reading(file, take, outcome, doubt, seen);
    text::Chunk chunk;
    while (file.next(chunk)) reading.chunk(chunk);
    reading.finish();
}

}  // namespace attune::report
