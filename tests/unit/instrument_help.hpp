#pragma once

#include "instrument/instrument.hpp"

#include <string>
#include <vector>

namespace attune::instrument::test {

/// A small instrument, a top-level key a line. Each of `lines` takes the place of the line with its key, or is added at the end (from
/// line 7 on); `KEY:` with nothing after it takes that line out, so that those after it move up.
std::string small(const std::vector<std::string>& lines);

/// What is said of the small instrument with these lines: `line:column: message` of each fault, a line each; `it loads` where there is none.
std::string told(const std::vector<std::string>& lines);

/// A line of the small instrument, and all that is said of it.
struct Refusal {
    std::string line;
    std::string told;
};

/// Checks that each line is refused in just these words.
void check(const std::vector<Refusal>& refusals);

/// Reads the small instrument with these lines.
Instrument read(const std::vector<std::string>& lines);

}  // namespace attune::instrument::test
