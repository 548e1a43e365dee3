#include "score/cells.hpp"

#include "text/date.hpp"
#include "text/decimal.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace attune::score {
namespace {

using expression::Cell;
using expression::Column;
namespace cell = expression::cell;

bool is_na(std::string_view text) { return text.size() == 2 && (text[0] == 'N' || text[0] == 'n') && (text[1] == 'A' || text[1] == 'a'); }

std::optional<Cell> reason(std::string_view text) {
    if (text == "skipped") return cell::skipped;
    if (text == "declined") return cell::declined;
    if (text == "inapplicable") return cell::inapplicable;
    return std::nullopt;
}

Cell cell_of(instrument::Reason reason) {
    switch (reason) {
        case instrument::Reason::skipped: return cell::skipped;
        case instrument::Reason::declined: return cell::declined;
        case instrument::Reason::inapplicable: return cell::inapplicable;
        default: return cell::blank;
    }
}

/// A number that has not too many digits to be held with its fellows: what is larger is told apart, not cut.
constexpr std::int64_t largest = 1000000000000000;

}  // namespace

CellReader::CellReader(const instrument::ResponseSet& set, const ItemPlan& plan, const Reading& reading, bool decimal_comma)
    : set_(set), plan_(plan), other_point_(decimal_comma ? ',' : '.') {
    for (const std::string& code : reading.missing) {
        if (const auto number = file_number(code)) missing_numbers_.push_back(*number);
        else missing_texts_.push_back(code);
    }
    for (const auto& [from, to] : reading.codes) {
        file_codes_ += (file_codes_.empty() ? "" : ", ") + from;
        if (const auto number = file_number(from)) codes_by_value_.emplace_back(*number, to);
        else codes_by_text_.emplace_back(from, to);
    }
    if (set.type != instrument::Type::choice) return;
    Column scratch;
    for (char digit = '0'; digit <= '9'; ++digit) {
        const Cell found = read({&digit, 1}, scratch, 0);
        if (found != cell::invalid) first_look_.set(digit, found);
    }
    first_look_.close();
}

std::optional<Rational> CellReader::file_number(std::string_view text) const {
    if (auto value = text::parse_decimal(text, point_)) return value;
    return other_point_ == point_ ? std::nullopt : text::parse_decimal(text, other_point_);
}

std::optional<Cell> CellReader::blank(std::string_view text) const {
    if (text.empty()) return cell::blank;
    if (set_.type != instrument::Type::text) {
        if (is_na(text) || std::find(missing_texts_.begin(), missing_texts_.end(), text) != missing_texts_.end()) return cell::blank;
        if (!missing_numbers_.empty() || !set_.missing.empty()) {
            const auto number = file_number(text);
            if (number && std::find(missing_numbers_.begin(), missing_numbers_.end(), *number) != missing_numbers_.end())
                return cell::blank;
            for (const auto& [code, why] : set_.missing)
                if (number && *number == code) return cell_of(why);
        }
    }
    return reason(text);
}

Cell CellReader::read(std::string_view text, Column& column, std::size_t row) const {
    text = text::trim(text);
    if (const auto why = blank(text)) return *why;
    return answer(text, column, row);
}

Cell CellReader::answer(std::string_view text, Column& column, std::size_t row) const {
    switch (set_.type) {
        case instrument::Type::text: column.text[row] = text; return cell::answered;
        case instrument::Type::date: {
            const auto days = text::parse_date(text);
            if (!days) return cell::invalid;
            column.whole[row] = *days;
            return cell::answered;
        }
        case instrument::Type::choice: {
            const auto place = option(text);
            if (!place) return cell::invalid;
            const auto code = std::find(plan_.code_option.begin(), plan_.code_option.end(), *place);
            return static_cast<Cell>(code - plan_.code_option.begin());
        }
        case instrument::Type::multiple: {
            std::int64_t chosen = 0;
            for (std::size_t start = 0; start <= text.size();) {
                const std::size_t stop = std::min(text.find(';', start), text.size());
                const auto bit = option_bit(text::trim(text.substr(start, stop - start)));
                if (!bit) return cell::invalid;
                chosen |= *bit;
                start = stop + 1;
            }
            if (!legal(chosen)) return cell::invalid;
            column.whole[row] = chosen;
            return cell::answered;
        }
        default: {
            const auto value = file_number(text);
            return value ? number(*value, column, row) : cell::invalid;
        }
    }
}

Cell CellReader::number(const Rational& value, Column& column, std::size_t row) const {
    if ((set_.min && value < *set_.min) || (set_.max && *set_.max < value)) return cell::invalid;
    if (Rational(largest) < value || value < Rational(-largest)) return cell::invalid;
    if (set_.type == instrument::Type::integer && !value.whole()) return cell::invalid;
    if (set_.type == instrument::Type::slider && !((value - *set_.min) / set_.step).whole()) return cell::invalid;
    column.numbers[row] = value;
    return cell::answered;
}

/// The option that a cell names: by the file's own codes, by code, or by its exact label.
std::optional<std::size_t> CellReader::option(std::string_view text) const {
    std::string mapped;
    const auto value = file_number(text);
    if (!codes_by_value_.empty() || !codes_by_text_.empty()) {
        const auto by_value =
            std::find_if(codes_by_value_.begin(), codes_by_value_.end(), [&](const auto& pair) { return value && pair.first == *value; });
        const auto by_text =
            std::find_if(codes_by_text_.begin(), codes_by_text_.end(), [&](const auto& pair) { return pair.first == text; });
        if (by_value != codes_by_value_.end()) mapped = by_value->second;
        else if (by_text != codes_by_text_.end()) mapped = by_text->second;
        else if (value) return std::nullopt;  // a code that is not named
    }
    const std::string_view wanted = mapped.empty() ? text : std::string_view(mapped);
    const auto code = mapped.empty() ? value : text::parse_decimal(mapped);
    std::optional<std::size_t> by_label;
    for (std::size_t k = 0; k < set_.options.size(); ++k) {
        if (code && set_.options[k].code == *code) return k;
        if (set_.options[k].label != wanted) continue;
        if (by_label) return std::nullopt;
        by_label = k;
    }
    return by_label;
}

std::optional<std::int64_t> CellReader::option_bit(std::string_view text) const {
    const auto place = option(text);
    if (!place) return std::nullopt;
    return std::int64_t{1} << *place;
}

bool CellReader::legal(std::int64_t chosen) const {
    if (chosen == 0) return false;
    if ((chosen & (chosen - 1)) == 0) return true;
    for (std::size_t k = 0; k < set_.options.size(); ++k) {
        const bool alone = std::find(set_.exclusive.begin(), set_.exclusive.end(), set_.options[k].code) != set_.exclusive.end();
        if (alone && (chosen & (std::int64_t{1} << k)) != 0) return false;
    }
    return true;
}

std::string CellReader::expected() const {
    std::string words;
    switch (set_.type) {
        case instrument::Type::choice:
        case instrument::Type::multiple:
            if (!file_codes_.empty()) return "one of the codes that --codes names: " + file_codes_;
            for (const std::size_t k : plan_.code_option) words += (words.empty() ? "" : ", ") + set_.options[k].spelling;
            if (set_.type == instrument::Type::multiple)
                for (const auto& option : set_.options) words += (words.empty() ? "" : ", ") + option.spelling;
            return (set_.type == instrument::Type::multiple ? "some of " : "one of ") + words;
        case instrument::Type::date: return "a date such as 2026-01-31";
        case instrument::Type::text: return "a few words";
        default: break;
    }
    words = set_.type == instrument::Type::number ? "a number" : "a whole number";
    if (set_.type == instrument::Type::slider) words = "a number";
    if (set_.min && set_.max)
        words += " from " + text::format_number(set_.min->to_double()) + " to " + text::format_number(set_.max->to_double());
    if (set_.type == instrument::Type::slider) words += ", in steps of " + text::format_number(set_.step.to_double());
    return words;
}

}  // namespace attune::score
