#pragma once

#include "score/frame.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace attune::score {

/// Fillings of the blanks of one row that are tried at most.
constexpr std::size_t most_cases = 4096;
/// The same for the bounds of a value, which are only read and never decided on.
constexpr std::size_t most_bound_cases = 20000;

/// What is open in one row, and in how many ways it can be filled (0: in more than `limit`, or not to be listed).
struct Cases {
    std::uint32_t row = 0;
    std::vector<const Leaf*> open;
    std::size_t size = 1;
};
Cases cases_of(Frame& frame, const Opening& opening, std::uint32_t row, std::size_t limit);

/// Tries all fillings of what is open, for each of `rows`: `visit` sees frames of fillings, each of whole rows. Returns the
/// rows for which there are more than `limit`, or for which what is open cannot be listed.
std::vector<std::uint32_t> try_fillings(Frame& frame, const Opening& opening, const std::vector<std::uint32_t>& rows, std::size_t limit,
                                        const std::function<void(Frame&)>& visit);

/// Yes or no where every filling of the blanks gives that, else unknown.
std::vector<expression::Truth> decide(Frame& frame, const expression::Program& program, const Opening& opening, bool settled);

}  // namespace attune::score
