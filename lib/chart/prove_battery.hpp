#pragma once

#include "chart/battery.hpp"
#include "proof/finding.hpp"
#include "score/plan.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace attune::chart {

/// What a battery is proved with.
struct Forms {
    /// The plan of an instrument, or nullptr.
    std::function<const score::Plan*(const std::string& id)> find;
    /// The items, by their places, that a rater is not asked, since the rater's wording leaves them out.
    std::function<std::vector<std::size_t>(const score::Plan& plan, const std::string& rater)> left_out;
};

/// Steps by which an instrument with a risk alert may be passed over, so that the alert is silent. Of a step that names a rater only the
/// alerts count that what this rater is asked can raise.
std::vector<proof::Finding> prove_battery(const Battery& battery, const Forms& forms);

}  // namespace attune::chart
