#pragma once

#include "report/document.hpp"

#include <cstddef>
#include <string>

namespace attune::report {

/// `|----|----o----|------|` in `cells` characters (5 at least): a bar where bands begin, `=` over all that the score could be, `o` its
/// value.
std::string gauge_bar(const Gauge& gauge, std::size_t cells);

}  // namespace attune::report
