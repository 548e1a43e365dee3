#pragma once

#include "report/document.hpp"
#include "report/raters.hpp"
#include "report/side_by_side.hpp"

#include <cstdint>
#include <vector>

namespace attune::report {

/// What a page between raters is made of beside the pairs.
struct RatersPage {
    std::vector<Subject> subjects;  ///< all that was read of them: their alerts are told in any case
    std::vector<Couple> couples;    ///< that stand side by side
    std::int32_t within = 7;        ///< days
    NameOf name_of;
};

/// For a clinician: of each subject every alert first; then for each other rater the scores as both see them, over time how far they lie apart
/// and agree, and of the newest pair the items that lie furthest apart; couples side by side; what the page cannot say. A gap has no
/// verdict. Where the newest private answers of somebody concerned raise an alert it says that quick agreement can be giving way.
Document raters_page(const RatersBeside& beside, const RatersPage& about);

}  // namespace attune::report
