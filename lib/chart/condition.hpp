#pragma once

#include "instrument/instrument.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace attune::chart {

/// A score or item of another instrument inside a condition: `ecr-rs.anxiety`.
struct DottedName {
    std::string instrument;
    std::string name;
    std::string stand_in;  ///< the same length as the dotted name, and a name that expressions know
    std::size_t at = 0;    ///< characters before it in the condition
};

/// The condition of a step. Each dotted name is replaced by its stand-in, so that places in the text stay what they were.
struct Condition {
    instrument::Formula formula;
    std::vector<DottedName> names;
};

/// Cuts the dotted names out of a condition; the rest is not looked at.
Condition parse_condition(const instrument::Formula& written);

/// An instrument whose items and attributes are what a condition names, under their stand-ins: an item is the item (without its own
/// condition), a score a number. Over it a condition is compiled and evaluated like any other. `find` gives an instrument that exists.
instrument::Instrument stand_in_instrument(const Condition& condition,
                                           const std::function<const instrument::Instrument*(const std::string& id)>& find,
                                           const std::string& file);

}  // namespace attune::chart
