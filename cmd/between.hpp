#pragma once

#include "comparing.hpp"
#include "output.hpp"
#include "report/document.hpp"
#include "report/raters.hpp"
#include "report/side_by_side.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace attune::command {

/// How many days two raters' answers may lie apart: `pair_within` of the battery of the chart that `file` is, else 7. Throws Refused.
std::int32_t days_to_pair_within(Shelf& shelf, const std::string& file);

/// Raters side by side, of what was read: `attune diff --between raters`.
class Between {
public:
    /// `subject`: this one alone, where it is not empty.
    Between(const Side& side, std::string subject, std::int32_t within, report::Lookup texts)
        : side_(side), subject_(std::move(subject)), within_(within), texts_(std::move(texts)) {}

    /// Writes the table, one subject after the other, however many there are; how many administrations found no counterpart. The alerts among
    /// what was read are added to `alerts`.
    std::size_t write_table(Output& output, bool raw, report::AlertTally& alerts) const;
    report::Document page(report::AlertTally& alerts) const;

private:
    Laid lay(report::HeldRows::Part rows, report::AlertTally& alerts) const;
    std::vector<std::string> subjects() const;
    std::string name_of(const std::string& id) const;
    std::vector<report::Couple> couples(const std::vector<report::Administration>& all, std::vector<std::string>& left_out) const;

    const Side& side_;
    std::string subject_;
    std::int32_t within_;
    report::Lookup texts_;
};

}  // namespace attune::command
