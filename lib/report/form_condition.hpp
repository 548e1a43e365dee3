#pragma once

#include "instrument/instrument.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune::report {

/// What a condition comes to on paper, where nobody reckons it.
struct FormCondition {
    enum class Holds { always, never, depends };
    Holds holds = Holds::depends;
    std::string words;  ///< where it depends: `if you answered yes to 3`, or a line that leaves it to the reader
};

/// The number of an item on the page; none where this rater is not asked it.
using NumberOf = std::function<std::optional<std::size_t>(std::size_t item)>;

/// A condition in plain words: what it says of single answers is put into words, anything else is left to the reader. Items that are not
/// asked count as hidden ones do. Without a condition it always holds.
FormCondition form_condition(const instrument::Formula& when, const instrument::Instrument& instrument, std::string_view rater,
                             const NumberOf& number_of);

/// Numbers in a line, joined by `and` or `or`: `3`, `1, 3 or 5`, `any of 1 to 4`, `all of 1 to 4`.
std::string numbers_in_words(const std::vector<std::size_t>& numbers, bool all);

}  // namespace attune::report
