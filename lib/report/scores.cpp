#include "report/scores.hpp"

#include "text/date.hpp"
#include "text/decimal.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <optional>

namespace attune::report {
namespace {

using Member = std::string ScoreRow::*;

/// What a cell of a column must be.
enum class Form { text, number, date, status, kind };

struct Column {
    std::string_view name;
    Member member;
    Form form = Form::text;
};

constexpr std::array<Column, known_columns> columns{{{"subject", &ScoreRow::subject},
                                                     {"date", &ScoreRow::date, Form::date},
                                                     {"rater", &ScoreRow::rater},
                                                     {"instrument", &ScoreRow::instrument},
                                                     {"version", &ScoreRow::version},
                                                     {"score", &ScoreRow::score},
                                                     {"value", &ScoreRow::value, Form::number},
                                                     {"band", &ScoreRow::band},
                                                     {"status", &ScoreRow::status, Form::status},
                                                     {"answered", &ScoreRow::answered, Form::number},
                                                     {"items", &ScoreRow::items, Form::number},
                                                     {"low", &ScoreRow::low, Form::number},
                                                     {"high", &ScoreRow::high, Form::number},
                                                     {"z", &ScoreRow::z, Form::number},
                                                     {"t", &ScoreRow::t, Form::number},
                                                     {"percentile", &ScoreRow::percentile, Form::number},
                                                     {"kind", &ScoreRow::kind, Form::kind},
                                                     {"couple", &ScoreRow::couple},
                                                     {"respondent", &ScoreRow::respondent},
                                                     {"target", &ScoreRow::target},
                                                     {"occasion", &ScoreRow::occasion},
                                                     {"entered", &ScoreRow::entered},
                                                     {"replaces", &ScoreRow::replaces},
                                                     {"language", &ScoreRow::language},
                                                     {"wording", &ScoreRow::wording}}};
constexpr std::array<std::string_view, 6> statuses{"complete", "prorated", "insufficient", "invalid", "not applicable", "undetermined"};
constexpr std::array<std::string_view, 3> kinds{"score", "criterion", "alert"};

const Column* find_column(std::string_view name) {
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const Column& column) { return column.name == name; });
    return found == columns.end() ? nullptr : &*found;
}

/// Where a name stands in a header; past its end where it does not.
std::size_t place_in(const std::vector<std::string>& header, std::string_view name) {
    return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
}

bool has(const std::vector<std::string>& header, std::string_view name) { return place_in(header, name) < header.size(); }

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
    Reading(text::CsvReader& file, const RowSink& sink, score::Outcome& outcome, const Doubt& doubt)
        : file_(file), sink_(sink), outcome_(outcome), doubt_(doubt), filler_(file.header(), {}), value_(place_in(file.header(), "value")) {
        for (const std::string& name : file.header()) columns_.push_back(find_column(name));
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
        }
        sink_(row);
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
        const auto no = [&](const std::string& what) {
            return "column \"" + std::string(column.name) + "\": \"" + std::string(cells_[k]) + "\" is no " + what;
        };
        switch (column.form) {
            case Form::number: return take_number(cell, file_.separator() == ';') ? "" : no("number");
            case Form::date:
                if (cell.empty() || cell == date_before_) break;
                if (text::parse_timestamp(cell)) date_before_ = cell;
                else
                    notices_.add(false, {record.line, k + 1},
                                 [&] { return at(record, fields_[k].data(), no("date; expected one such as 2026-01-31")); });
                break;
            case Form::status: return is_one_of(cell, statuses) ? "" : no("status; expected one of " + listed(statuses));
            case Form::kind:
                if (!is_one_of(cell, kinds) && !(cell.empty() && row.status == "invalid"))
                    return no("kind; expected one of " + listed(kinds));
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
    RowFiller filler_;
    std::vector<const Column*> columns_;  ///< what is known of each column of the file
    std::size_t value_;                   ///< the column of values
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

const std::string* Others::find(std::string_view name) const {
    const auto found = std::find_if(cells.begin(), cells.end(), [&](const auto& cell) { return cell.first == name; });
    return found == cells.end() ? nullptr : &found->second;
}

std::string_view column_name(std::size_t column) { return columns[column].name; }

bool is_shared_column(std::string_view name) {
    constexpr std::size_t lead = 5;  // subject, date, rater, instrument, version
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const Column& column) { return column.name == name; });
    const auto place = static_cast<std::size_t>(found - columns.begin());
    return place < lead || (place >= score_columns && place < known_columns);
}

const std::string& cell_of(const ScoreRow& row, std::size_t column) { return row.*(columns[column].member); }

FileKind kind_of(const std::vector<std::string>& header) {
    if (has(header, "score") && has(header, "value") && has(header, "kind")) return FileKind::scores;
    if (has(header, "instrument") && has(header, "version") && !header.empty() && header.back() == "status") return FileKind::wide_scores;
    return FileKind::responses;
}

void read_scores(text::CsvReader& file, const RowSink& take, score::Outcome& outcome, const Doubt& doubt) {
    check_header(file);
    Reading reading(file, take, outcome, doubt);
    text::Chunk chunk;
    while (file.next(chunk)) reading.chunk(chunk);
    reading.finish();
}

RowFiller::RowFiller(const std::vector<std::string>& header, Others others) {
    for (const std::string& name : header) {
        const Column* column = find_column(name);
        members_.push_back(column ? column->member : nullptr);
        const bool is_carried = others.of_responses && name.starts_with(carried);
        if (!column) others.cells.emplace_back(is_carried ? name.substr(carried.size()) : name, "");
    }
    others_ = std::make_shared<const Others>(std::move(others));
}

void RowFiller::fill(ScoreRow& row, std::span<const std::string_view> cells) {
    std::shared_ptr<Others> changed;  // most rows have what the one before has
    std::size_t other = 0;
    for (std::size_t k = 0; k < members_.size(); ++k) {
        if (members_[k]) {
            row.*members_[k] = cells[k];
        } else if (const std::size_t at = other++; others_->cells[at].second != cells[k]) {
            if (!changed) changed = std::make_shared<Others>(*others_);
            changed->cells[at].second = cells[k];
        }
    }
    if (changed) others_ = std::move(changed);
    row.others = others_;
}

/// The header with the attributes of the owner that the file has no column of.
void ScoredRows::take_header(std::vector<std::string> names) {
    header_ = std::move(names);
    for (const auto& [name, text] : owner_.facts) {
        const std::string column = std::string(carried) + name;
        facts_.push_back(place_in(header_, column));
        if (facts_.back() == header_.size()) header_.push_back(column);
    }
    subject_ = place_in(header_, "subject");
    respondent_ = place_in(header_, "respondent");
    rater_ = place_in(header_, "rater");
    filler_.emplace(header_, Others{{}, true, decimal_comma_});
}

void ScoredRows::take(std::string_view bytes) {
    text::Chunk chunk = text::chunk_of(bytes);
    text::Splitter splitter(chunk, ',');
    text::Record record;
    text::Fields fields;
    std::vector<std::string_view> cells;
    while (splitter.next(record, fields)) {
        cells.assign(fields.begin(), fields.end());
        fields.clear();
        if (!filler_) {
            take_header({cells.begin(), cells.end()});
            continue;
        }
        cells.resize(header_.size());
        if (owner_.has({cells[subject_], respondent_ < cells.size() ? cells[respondent_] : std::string_view(), cells[rater_]}))
            for (std::size_t k = 0; k < facts_.size(); ++k)
                if (cells[facts_[k]].empty()) cells[facts_[k]] = owner_.facts[k].second;
        ScoreRow row;
        filler_->fill(row, cells);
        sink_(row);
    }
}

}  // namespace attune::report
