#pragma once

#include "score/notices.hpp"

#include <string>
#include <vector>

namespace attune::command {

/// Tells of the interviews beside these responses files that are not finished: after a power cut their journals alone hold what was said. Of a
/// chart, listing it tells.
void tell_unfinished(const std::vector<std::string>& files, score::Notices& notices);

}  // namespace attune::command
