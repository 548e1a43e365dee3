#pragma once

#include "chart/battery.hpp"
#include "report/courses.hpp"

#include <string_view>
#include <vector>

namespace attune::report {

/// Answers that are left out of a page: items by id, of one instrument or (where none is named) of every one.
class Omitted {
public:
    Omitted() = default;
    explicit Omitted(std::vector<chart::Reference> items) : items_(std::move(items)) {}

    bool empty() const { return items_.empty(); }
    bool has(std::string_view instrument, std::string_view item) const;

    /// Whether it is an item of any instrument that is named.
    bool has_name(std::string_view item) const;

    /// Takes out the course figures that read such an item, or have one for each of its answers: they tell values.
    void leave_out(std::vector<Courses>& courses) const;

private:
    bool reads(const course::FigurePlan& figure, const Courses& courses) const;

    std::vector<chart::Reference> items_;
};

}  // namespace attune::report
