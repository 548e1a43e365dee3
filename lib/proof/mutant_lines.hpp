#pragma once

#include "proof/mutant_block.hpp"
#include "proof/mutant_rows.hpp"

#include <string>
#include <vector>

namespace attune::proof {

/// A change that no example notices, and where it would be noticed.
struct Survivor {
    std::string change;
    std::vector<Difference> differences;
};

/// Example lines, few for many survivors, with what the definition gives in `frame`, which holds the rows.
std::vector<std::string> lines_for(const std::vector<Survivor>& survivors, const std::vector<TriedRow>& rows, score::Frame& frame);

}  // namespace attune::proof
