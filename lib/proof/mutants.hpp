#pragma once

#include "proof/finding.hpp"
#include "score/plan.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace attune::proof {

/// What became of the changes of an instrument, each made alone.
struct Mutants {
    std::size_t made = 0;
    std::size_t killed = 0;      ///< an example fails
    std::size_t equivalent = 0;  ///< no row that was tried comes out otherwise
    std::vector<Finding> survivors;
    /// Example lines in YAML that would notice all survivors, few for many; what they expect is what the definition gives now, and
    /// is for a person to verify. Made where they are asked for.
    std::vector<std::string> lines;

    Mutants& operator+=(const Mutants& other);
};

/// Changes the definition in one place after another and scores its examples anew.
Mutants try_mutants(const score::Plan& plan, bool with_lines);

/// The survivors in one remark, for a check that does not list them; nothing where there are none.
std::vector<Finding> in_one_remark(const Mutants& mutants);

}  // namespace attune::proof
