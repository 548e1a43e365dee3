#include "score/owner.hpp"

#include "text/fault.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune::score {

std::optional<Owner::Stray> Owner::stray(const Says& row) const {
    if (id.empty()) return std::nullopt;
    const bool known = row.subject.empty() || std::find(people.begin(), people.end(), row.subject) != people.end();
    const bool theirs = has(row);
    if (theirs && known) return std::nullopt;
    if (!known && (theirs || is_clinicians(row)))
        return Stray{"subject", unknown_name("person of this chart", row.subject, people, "its chart.yaml names who answers")};
    if (is_clinicians(row))
        return Stray{"subject", fmt::format("by the row itself a clinician filled this in about \"{0}\", and it lies in the folder of "
                                            "\"{1}\"; expected it in the folder of \"{0}\"",
                                            row.subject, id)};
    return Stray{row.respondent.empty() ? "subject" : "respondent",
                 fmt::format("by the row itself \"{0}\" answered this, and it lies in the folder of \"{1}\"; expected answers of \"{1}\"",
                             folder_of(row), id)};
}

}  // namespace attune::score
