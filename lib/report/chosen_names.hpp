#pragma once

#include "chart/battery.hpp"

#include <string_view>
#include <vector>

namespace attune::report {

/// What a section of a page is about: scores, items or figures that a battery names, `phq9` or `phq9.total`; all where it names none.
class ChosenNames {
public:
    ChosenNames() = default;
    explicit ChosenNames(const std::vector<chart::Reference>& of) : of_(&of) {}

    bool all() const { return !of_ || of_->empty(); }
    /// Whether all of an instrument, or any part of it, is chosen.
    bool any_of(std::string_view instrument) const;
    bool has(std::string_view instrument, std::string_view name) const;

private:
    const std::vector<chart::Reference>* of_ = nullptr;  ///< nullptr or empty: all
};

}  // namespace attune::report
