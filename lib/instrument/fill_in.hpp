#pragma once

#include <string>

namespace attune::instrument {

/// A text with its `{name}` and `{care.…}` filled in, as it stands without a chart and without a battery: the target or *them*, and
/// neutral defaults for who reads the answers, how soon, and what is not kept between the two.
std::string fill_in(std::string text, const std::string& target);

}  // namespace attune::instrument
