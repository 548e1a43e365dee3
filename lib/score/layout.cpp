#include "score/responses.hpp"

#include "text/decimal.hpp"
#include "text/nearest.hpp"
#include "text/transpose.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace attune::score {
namespace {

using expression::Cell;
using expression::Column;
namespace cell = expression::cell;

constexpr std::array<std::string_view, standard_columns> standard_names{
    "subject",  "date",    "rater",    "instrument", "version", "couple", "respondent", "target",
    "occasion", "entered", "replaces", "language",   "wording", "mode",   "amended_by", "amended_why"};

std::string padded(std::size_t n, std::size_t width) {
    std::string text = std::to_string(n);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

/// The column name of item `n` (from 1) by a pattern with {n}, {n:02} or {id}.
std::string spell(const std::string& pattern, std::size_t n, const std::string& id) {
    std::string name;
    for (std::size_t k = 0; k < pattern.size();) {
        const std::size_t close = pattern.find('}', k);
        const std::string hole = pattern[k] == '{' && close != std::string::npos ? pattern.substr(k + 1, close - k - 1) : "";
        if (hole == "n") name += std::to_string(n);
        else if (hole == "id") name += id;
        else if (hole.starts_with("n:0") && hole.size() == 4 && hole[3] >= '1' && hole[3] <= '9')
            name += padded(n, static_cast<std::size_t>(hole[3] - '0'));
        else {
            name += pattern[k++];
            continue;
        }
        k = close + 1;
    }
    return name;
}

/// Where a name stands in a header, or nothing.
std::optional<std::size_t> place_in(const std::vector<std::string>& header, std::string_view name) {
    const auto found = std::find(header.begin(), header.end(), name);
    return found == header.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - header.begin()));
}

}  // namespace

std::string_view standard_name(Standard column) { return standard_names[static_cast<std::size_t>(column)]; }

void Records::turn_strips() {
    const std::size_t stride = fields.stride();
    if (columns_.size() < stride * rows.size()) columns_.resize(stride * rows.size());
    text::transpose(fields.strips(), rows.size(), stride, columns_.data(), rows.size());
}

Layout::Layout(const Plan& plan, const text::CsvReader& file, const Reading& reading)
    : plan_(plan),
      file_(file.name()),
      header_(file.header()),
      items_(plan.items.size()),
      owner_(reading.owner),
      subject_(place_in(header_, standard_name(Standard::subject))),
      respondent_(place_in(header_, standard_name(Standard::respondent))),
      rater_(place_in(header_, standard_name(Standard::rater))),
      own_rater_(plan.instrument->default_rater()),
      is_item_(file.header().size(), false) {
    const bool decimal_comma = file.separator() == ';';
    const instrument::Instrument& instrument = *plan.instrument;
    refuse_ambiguous_missing(reading);
    refuse_foreign_codes(reading);
    find_items(header_, reading);
    for (std::size_t i = 0; i < plan.items.size(); ++i)
        readers_.emplace_back(instrument.response_of(i), plan.items[i], reading, decimal_comma);
    Reading facts = reading;
    facts.codes.clear();
    for (std::size_t a = 0; a < instrument.attributes.size(); ++a) {
        fact_readers_.emplace_back(plan.facts[a].set, plan.facts[a].item, facts, decimal_comma);
        const auto known = std::find_if(owner_.facts.begin(), owner_.facts.end(),
                                        [&](const auto& fact) { return fact.first == instrument.attributes[a].name; });
        given_.push_back(known == owner_.facts.end() ? "" : known->second);
        facts_.push_back(place_in(header_, instrument.attributes[a].name));
    }
}

/// A missing code that is also a code of the instrument would turn answers into blanks.
void Layout::refuse_ambiguous_missing(const Reading& reading) const {
    if (!reading.codes.empty()) return;
    for (const std::string& code : reading.missing) {
        const auto value = text::parse_decimal(code);
        if (!value) continue;
        for (const instrument::ResponseSet& set : plan_.instrument->responses)
            for (const instrument::Option& option : set.options)
                if (option.code == *value)
                    throw usage_fault(
                        fmt::format("--missing {0}: {0} is a code of {1} (\"{2}\"); if the file has codes of its own, name them with "
                                    "--codes FROM=TO,...",
                                    code, plan_.instrument->id, option.label));
    }
}

/// A code that no response set has would make every answer invalid without a word about why.
void Layout::refuse_foreign_codes(const Reading& reading) const {
    if (reading.codes.empty()) return;
    std::vector<std::string> known;
    std::string codes;
    for (const instrument::ResponseSet& set : plan_.instrument->responses)
        for (const instrument::Option& option : set.options) {
            if (std::find(known.begin(), known.end(), option.spelling) == known.end())
                codes += (codes.empty() ? "its codes are " : ", ") + option.spelling;
            known.push_back(option.spelling);
            known.push_back(option.label);
        }
    for (const auto& [from, to] : reading.codes) {
        const auto value = text::parse_decimal(to);
        const bool fits = std::any_of(known.begin(), known.end(), [&, wanted = to](const std::string& name) {
            const auto code = text::parse_decimal(name);
            return name == wanted || (value && code && *code == *value);
        });
        if (!fits)
            throw usage_fault(
                fmt::format("--codes {}={}: {}", from, to, unknown_name("code of " + plan_.instrument->id, to, known, codes)));
    }
}

void Layout::find_items(const std::vector<std::string>& header, const Reading& reading) {
    std::map<std::string, std::size_t, std::less<>> names;
    const auto& items = plan_.instrument->items;
    for (std::size_t i = 0; i < items.size(); ++i) {
        names.emplace(items[i].id, i);
        if (!reading.columns.empty()) names.insert_or_assign(spell(reading.columns, i + 1, items[i].id), i);
    }
    bool any = false;
    for (std::size_t c = 0; c < header.size(); ++c) {
        const auto found = names.find(header[c]);
        if (found != names.end()) {
            Place& place = items_[found->second];
            if (place.column)
                throw Refused(
                    Fault{file_, {1, 1}, "columns \"" + header[*place.column] + "\" and \"" + header[c] + "\" are the same item"});
            place.column = c;
            is_item_[c] = any = true;
            continue;
        }
        const std::size_t cut = header[c].rfind("___");
        if (cut == std::string::npos) continue;
        const auto multiple = names.find(header[c].substr(0, cut));
        if (multiple == names.end() || plan_.items[multiple->second].type != instrument::Type::multiple) continue;
        const auto& options = plan_.instrument->response_of(multiple->second).options;
        const auto code = text::parse_decimal(header[c].substr(cut + 3));
        for (std::size_t k = 0; code && k < options.size(); ++k) {
            if (options[k].code != *code) continue;
            items_[multiple->second].options.emplace_back(c, std::int64_t{1} << k);
            is_item_[c] = any = true;
        }
    }
    const auto wanted = [&](std::size_t i) { return reading.columns.empty() ? items[i].id : spell(reading.columns, i + 1, items[i].id); };
    if (!any) {
        const std::string near = near_column(wanted(0));
        throw Refused(Fault{file_,
                            {1, 1},
                            "no column of an item of " + plan_.instrument->id + "; expected columns such as \"" + wanted(0) + "\"" +
                                (near.empty() ? "" : " (the file has \"" + near + "\")") + ", or --columns PATTERN"});
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items_[i].column || !items_[i].options.empty()) continue;
        notices_.add(false, {0, i}, [&] {
            const std::string near = near_column(wanted(i));
            return Fault{file_,
                         {1, 1},
                         "no column \"" + wanted(i) + "\": this item of " + plan_.instrument->id + " is blank in every row" +
                             (near.empty() ? "" : "; did you mean \"" + near + "\"?")};
        });
    }
}

/// The column that is most like a name, of those that are no item; a header of a million columns is not gone through.
std::string Layout::near_column(std::string_view name) const {
    constexpr std::size_t most = 2000;
    std::vector<std::string> free;
    for (std::size_t c = 0; c < header_.size() && free.size() < most; ++c)
        if (!is_item_[c]) free.push_back(header_[c]);
    return text::nearest(name, free);
}

Notices::Place Layout::place_of(const Records& records, std::uint32_t row, std::size_t column) {
    return {records.rows[row].line, column + 1};
}

Fault Layout::outside(const Records& records, std::uint32_t row, std::size_t column, const std::string& expected) const {
    const std::string_view text = text::trim(records.field(row, column));
    const text::Record& record = records.rows[row];
    return {file_, text::position_in(record, records.field(row, column).data()),
            "column \"" + header_[column] + "\": \"" + std::string(text) + "\" is no answer; expected " + expected};
}

void Layout::fill(Frame& frame, const Records& records, const std::vector<std::uint32_t>& rows, Notices& notices) const {
    for (std::size_t i = 0; i < items_.size(); ++i) {
        if (items_[i].column) fill_item(frame, i, records, rows, notices);
        if (!items_[i].options.empty()) fill_options(frame, i, records, rows, notices);
    }
    for (std::size_t a = 0; a < facts_.size(); ++a)
        if (facts_[a] || !given_[a].empty()) fill_fact(frame, a, records, rows, notices);
    if (!owner_.id.empty()) tell_foreign(records, rows, notices);
}

text::Strip Layout::strip() const {
    std::vector<bool> choice(header_.size(), false);
    for (std::size_t i = 0; i < items_.size(); ++i)
        if (items_[i].column && plan_.items[i].type == instrument::Type::choice) choice[*items_[i].column] = true;
    text::Strip longest;
    text::Strip run;
    for (std::size_t c = 0; c < choice.size(); ++c) {
        run = choice[c] ? text::Strip{run.columns == 0 ? c : run.first, run.columns + 1} : text::Strip{};
        if (run.columns > longest.columns) longest = run;
    }
    return longest;
}

std::string_view Layout::cell_of(const Records& records, std::uint32_t row, const std::optional<std::size_t>& column) {
    return column ? text::trim(records.field(row, *column)) : std::string_view();
}

Says Layout::said_by(const Records& records, std::uint32_t row) const {
    const std::string_view rater = cell_of(records, row, rater_);
    return {cell_of(records, row, subject_), cell_of(records, row, respondent_), rater.empty() ? std::string_view(own_rater_) : rater};
}

bool Layout::is_theirs(const Records& records, std::uint32_t row) const { return owner_.has(said_by(records, row)); }

/// A row in another person's folder, or about nobody of the chart: it is scored as it says itself, and told.
void Layout::tell_foreign(const Records& records, const std::vector<std::uint32_t>& rows, Notices& notices) const {
    for (const std::uint32_t row : rows) {
        const auto stray = owner_.stray(said_by(records, row));
        if (!stray) continue;
        const std::size_t at = stray->column == standard_name(Standard::subject) ? *subject_ : *respondent_;
        notices.add(true, place_of(records, row, at), [&] {
            return Fault{file_, text::position_in(records.rows[row], records.field(row, at).data()), stray->message};
        });
    }
}

void Layout::fill_item(Frame& frame, std::size_t item, const Records& records, const std::vector<std::uint32_t>& rows,
                       Notices& notices) const {
    const CellReader& reader = readers_[item];
    Column& column = frame.answers(item);
    const std::size_t at = *items_[item].column;
    Cell* told = column.told.data();
    const std::size_t count = rows.size();
    Cell highest = cell::hidden;
    if (records.fields.strip().has(at)) {
        const unsigned char* bytes = records.bytes(at);
        if (count == records.rows.size()) highest = reader.first_look().look(bytes, told, count);
        else
            for (std::size_t k = 0; k < count; ++k) told[k] = reader.first_look().of(bytes[rows[k]]);
    } else {
        for (std::size_t k = 0; k < count; ++k) {
            const std::string_view text = records.field(rows[k], at);
            const bool one = text.size() == 1;
            told[k] = one ? reader.first_look().of(static_cast<unsigned char>(text[0])) : text.empty() ? cell::blank : cell::hidden;
        }
    }
    column.highest = highest <= cell::inapplicable ? highest : cell::hidden;
    for (std::size_t k = 0; highest > cell::inapplicable && k < count; ++k) {  // what must be looked at with care
        if (told[k] != cell::hidden) continue;
        told[k] = reader.read(records.field(rows[k], at), column, k);
        if (told[k] == cell::invalid)
            notices.add(true, place_of(records, rows[k], at), [&] { return outside(records, rows[k], at, reader.expected()); });
    }
}

std::string Layout::expected_fact(std::size_t attribute) const {
    const instrument::Attribute& declared = plan_.instrument->attributes[attribute];
    if (declared.values.empty()) return fact_readers_[attribute].expected();
    std::string words = "one of";
    for (const std::string& value : declared.values) words += (words == "one of" ? " " : ", ") + value;
    return words;
}

/// A multiple choice in columns of 0 and 1: blank where all are blank.
void Layout::fill_options(Frame& frame, std::size_t item, const Records& records, const std::vector<std::uint32_t>& rows,
                          Notices& notices) const {
    Column& column = frame.answers(item);
    for (std::size_t k = 0; k < rows.size(); ++k) {
        if (items_[item].column && column.told[k] != cell::blank) continue;
        bool any = false;
        bool bad = false;
        std::int64_t chosen = 0;
        for (const auto& [at, bit] : items_[item].options) {
            const std::string_view text = text::trim(records.field(rows[k], at));
            if (text.empty() || text == "NA") continue;
            any = true;
            if (text == "1") chosen |= bit;
            if (text == "1" || text == "0") continue;
            bad = true;
            notices.add(true, place_of(records, rows[k], at), [&, place = at] { return outside(records, rows[k], place, "0 or 1"); });
        }
        if (!any) continue;
        if (!bad && chosen == 0) continue;  // nothing ticked is no answer
        column.whole[k] = chosen;
        column.told[k] = bad || !readers_[item].legal(chosen) ? cell::invalid : cell::answered;
        if (!bad && column.told[k] == cell::invalid)
            notices.add(true, place_of(records, rows[k], items_[item].options.front().first), [&] {
                return outside(records, rows[k], items_[item].options.front().first, "an option that stands alone by itself");
            });
    }
}

void Layout::fill_fact(Frame& frame, std::size_t attribute, const Records& records, const std::vector<std::uint32_t>& rows,
                       Notices& notices) const {
    Column& column = frame.facts(attribute);
    const instrument::Attribute& declared = plan_.instrument->attributes[attribute];
    for (std::size_t k = 0; k < rows.size(); ++k) {
        std::string_view text = facts_[attribute] ? text::trim(records.field(rows[k], *facts_[attribute])) : std::string_view();
        const bool given = text.empty() && is_theirs(records, rows[k]);
        if (given) text = given_[attribute];
        Cell c = fact_readers_[attribute].read(text, column, k);
        if (c == cell::answered && !declared.allows(text)) c = text == "NA" || text == "na" ? cell::blank : cell::invalid;
        column.told[k] = c;
        if (c != cell::invalid) continue;
        column.told[k] = cell::blank;  // a fact that does not fit is missing, and told
        if (given) {
            notices.add(false, {records.rows[rows[k]].line, 0}, [&] {
                return Fault{file_,
                             {static_cast<int>(records.rows[rows[k]].line), 1},
                             "\"" + declared.name + "\" of whoever answered: \"" + given_[attribute] + "\" does not fit; expected " +
                                 expected_fact(attribute)};
            });
            continue;
        }
        notices.add(false, place_of(records, rows[k], *facts_[attribute]),
                    [&] { return outside(records, rows[k], *facts_[attribute], expected_fact(attribute)); });
    }
}

}  // namespace attune::score
