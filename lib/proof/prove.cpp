#include "proof/prove.hpp"

#include "proof/examples.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace attune::proof {

std::vector<Finding> prove(const score::Plan& plan) {
    std::vector<Finding> findings;
    for (Fault& fault : failed_examples(plan)) findings.push_back({std::move(fault), "example"});
    const auto place = [](const Finding& finding) { return std::tie(finding.fault.at.line, finding.fault.at.column); };
    std::stable_sort(findings.begin(), findings.end(), [&](const Finding& a, const Finding& b) { return place(a) < place(b); });
    return findings;
}

}  // namespace attune::proof
