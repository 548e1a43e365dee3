#include "change/rules.hpp"

#include "change/quantiles.hpp"

#include <algorithm>

namespace attune::change {

std::optional<Method> method_of(std::string_view name) {
    const auto found = std::find(method_names.begin(), method_names.end(), name);
    if (found == method_names.end()) return std::nullopt;
    return static_cast<Method>(found - method_names.begin());
}

double critical_value(double confidence) {
    constexpr double usual = 0.95;
    constexpr double printed = 1.96;
    return confidence == usual ? printed : normal_quantile((1 + confidence) / 2);
}

}  // namespace attune::change
