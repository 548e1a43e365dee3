#pragma once

#include "text/position.hpp"
#include "text/rational.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune::instrument {

enum class Type { choice, integer, number, slider, multiple, text, date };

/// Why an item holds no answer; `none`: the cell is empty or a missing code.
enum class Reason { none, skipped, declined, inapplicable };

struct Option {
    Rational code;
    std::string spelling;  ///< the code as the file writes it
    std::string label;
    std::string means;  ///< what `consent` and `reviewed` go by; empty where it is not said
    Position at;
};

/// What an item may hold. Codes are whole or decimal numbers.
struct ResponseSet {
    std::string name;
    Type type = Type::choice;
    Position at;
    std::vector<Option> options;      ///< choice and multiple, in file order
    bool ordered = true;              ///< false: the codes are mere categories
    std::vector<Rational> exclusive;  ///< multiple: codes that stand alone
    std::optional<Rational> min;      ///< least answer; of a choice its least code
    std::optional<Rational> max;
    Rational step{1};  ///< slider
    std::string unit;
    std::vector<std::pair<Rational, std::string>> anchors;
    std::vector<std::pair<Rational, Reason>> missing;  ///< codes that are reasons

    bool numeric() const { return type == Type::choice || type == Type::integer || type == Type::number || type == Type::slider; }
};

/// A fact on the subject that expressions and norms may use: a number, a date, text, or one of `values`.
struct Attribute {
    std::string name;
    Type type = Type::text;           ///< integer, number, date or text
    std::vector<std::string> values;  ///< of text: these alone, where it is not empty
    std::optional<Rational> min;
    std::optional<Rational> max;
    Position at;

    /// Whether a text is one of `values`, or any text will do.
    bool allows(std::string_view text) const { return values.empty() || std::find(values.begin(), values.end(), text) != values.end(); }
};

}  // namespace attune::instrument
