#pragma once

#include "expression/program.hpp"

#include <cstddef>

namespace attune::expression {

/// A program of its own: a step of another, with the steps that it rests on, in their order.
Program part_of(const Program& program, std::size_t step);

}  // namespace attune::expression
