#pragma once

#include "course/formula.hpp"
#include "score/plan.hpp"
#include "text/duration.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace attune::course {

/// A course figure made ready.
struct FigurePlan {
    const instrument::Course* course = nullptr;
    Formula formula;
    expression::Program where;  ///< picks rows; empty: all
    std::optional<text::Duration> window;
    std::optional<std::size_t> key;  ///< the item for each value of which there is a figure
    bool scores_alone = false;       ///< it can be made from a scores file
};

/// A watch made ready.
struct WatchPlan {
    const instrument::Watch* watch = nullptr;
    expression::Program of;
    bool risk = false;  ///< rests on an item marked `risk`
    bool scores_alone = false;
};

/// What is made over the rows of an instrument.
struct Plan {
    score::Plan rows;  ///< of one row: the instrument, with the row's date as one more attribute, its last
    std::vector<FigurePlan> figures;
    std::vector<WatchPlan> watches;

    std::size_t date() const { return rows.instrument->attributes.size() - 1; }
};

/// What does not bind in `course` and `watch` of an instrument, in the order of the file; none where all is well.
std::vector<Fault> faults_of(const instrument::Instrument& instrument);

/// Compiles the figures and watches of an instrument. Throws Refused with all that does not bind.
Plan compile(const instrument::Instrument& instrument);

}  // namespace attune::course
