#pragma once

#include "intake.hpp"
#include "report/comparisons.hpp"
#include "report/held_rows.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace attune::command {

/// Rows laid out, and what they are administrations of.
struct Laid {
    report::HeldRows::Part part;
    std::vector<report::Administration> administrations;

    Laid(report::HeldRows::Part rows, const report::Lookup& texts);
};

/// One side of a comparison, as it is read.
struct Side {
    std::vector<Input> inputs;
    Intake intake;
    report::HeldRows rows;

    /// `quiet`, `until`: see Intake.
    Side(Chosen& plans, score::Outcome& outcome, std::vector<Input> files, bool quiet, std::optional<std::int32_t> until)
        : inputs(std::move(files)), intake(plans, outcome, "a comparison", quiet, until) {}

    void read();
    /// The rows of one subject; of none where this side has none of that name.
    report::HeldRows::Part of(const std::string& subject) const;
};

/// Throws a usage fault, with the nearest name, where neither side has rows of a subject that is asked for.
void check_subject(const std::string& subject, const Side& before, const Side& after);

/// The administrations of two sides, or of one alone, what is set against what, and the course figures beside it.
struct Compared {
    Laid before;
    Laid after;
    report::Comparisons comparisons;
    report::CoursePair courses;

    bool any_reliable() const;
    /// The subjects of whom something is compared, or told over time.
    std::set<std::string> subjects() const;
};

/// Compares what was read: all of it, or one subject after the other.
class Comparing {
public:
    /// `baseline`: what an administration is set against where there is but one side. `today`: the day up to which windows reach.
    Comparing(const Side& before, const Side& after, std::optional<report::Baseline> baseline, std::int32_t today, report::Lookup texts,
              const change::Rules& rules)
        : before_(before), after_(after), baseline_(baseline), today_(today), texts_(std::move(texts)), rules_(rules) {}

    Compared all() const { return compare({before_.rows.all(), {}}, {after_.rows.all(), {}}); }
    /// `remembered`: see report::over_time.
    Compared of(const std::string& subject, report::Remembered* remembered = nullptr) const {
        return compare(before_.of(subject), after_.of(subject), remembered);
    }
    const change::Rules& rules() const { return rules_; }

    /// The subjects (or the one of this name), in the order in which they come in the file; of two in the later one, and then those of whom
    /// the earlier one alone has something.
    std::vector<std::string> subjects(const std::string& subject) const;
    /// Counts the alerts and watches of what was compared.
    void tally(const Compared& compared, report::AlertTally& alerts) const;

private:
    const Side* leading() const { return baseline_ ? &before_ : &after_; }
    const Side* other() const { return baseline_ ? &after_ : &before_; }
    std::vector<std::string> names_in(const Side& side, const std::string& subject) const;
    Compared lay(report::HeldRows::Part before, report::HeldRows::Part after) const;
    Compared compare(report::HeldRows::Part before, report::HeldRows::Part after, report::Remembered* remembered = nullptr) const;

    const Side& before_;
    const Side& after_;
    std::optional<report::Baseline> baseline_;
    std::int32_t today_;
    report::Lookup texts_;
    change::Rules rules_;
};

}  // namespace attune::command
