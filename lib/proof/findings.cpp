#include "proof/findings.hpp"

#include "text/decimal.hpp"

#include <algorithm>
#include <tuple>

namespace attune::proof {

void Findings::add(std::string_view name, Grade grade, Position at, std::string message) {
    Finding finding;
    finding.fault.file = file_;
    finding.fault.at = at;
    finding.fault.message = std::move(message);
    finding.name = name;
    finding.grade = grade;
    found_.push_back(std::move(finding));
}

std::vector<Finding> Findings::take() {
    const auto place = [](const Finding& finding) { return std::tie(finding.fault.at.line, finding.fault.at.column); };
    std::stable_sort(found_.begin(), found_.end(), [&](const Finding& a, const Finding& b) { return place(a) < place(b); });
    return std::move(found_);
}

std::string written(const Rational& number) { return text::format_number(number.to_double()); }

std::string written(const Rational& low, const Rational& high) { return fmt::format("{} to {}", written(low), written(high)); }

}  // namespace attune::proof
