#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace attune::text {

/// The one of `known` that `name` most probably means (Damerau–Levenshtein distance, case aside, at most a third
/// of the letters), or an empty string where none is near.
std::string nearest(std::string_view name, const std::vector<std::string>& known);

}  // namespace attune::text
