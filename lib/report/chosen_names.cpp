#include "report/chosen_names.hpp"

#include <algorithm>

namespace attune::report {

bool ChosenNames::any_of(std::string_view instrument) const {
    if (all()) return true;
    return std::any_of(of_->begin(), of_->end(), [&](const chart::Reference& one) { return one.instrument == instrument; });
}

bool ChosenNames::has(std::string_view instrument, std::string_view name) const {
    if (all()) return true;
    return std::any_of(of_->begin(), of_->end(),
                       [&](const chart::Reference& one) { return one.instrument == instrument && (one.name.empty() || one.name == name); });
}

}  // namespace attune::report
