#pragma once

#include "chart/battery.hpp"
#include "proof/finding.hpp"
#include "score/plan.hpp"

#include <functional>
#include <string>
#include <vector>

namespace attune::chart {

/// Steps by which an instrument with a risk alert may be passed over, so that the alert is silent. `find` gives the plan of an instrument.
std::vector<proof::Finding> prove_battery(const Battery& battery, const std::function<const score::Plan*(const std::string&)>& find);

}  // namespace attune::chart
