#pragma once

#include "score/stream.hpp"

namespace attune::command {

/// What is told on standard error when files have been scored, and the exit code that follows from it.
class Tellings {
public:
    explicit Tellings(bool quiet) : quiet_(quiet) {}

    /// What has come of the files so far; `score` adds to it.
    score::Outcome& outcome() { return outcome_; }
    /// Tells: twenty faults whole, the rest counted, rows passed over, alerts in one line. The exit code: 3 where rows are
    /// bad, else 1 where `alert_exit` and an alert is raised or a risk alert undetermined, else 0.
    int finish(bool alert_exit) const;
    /// Whether a file ended in a fault, so that no `-o` file may be left.
    bool broken() const { return outcome_.broken; }

private:
    bool quiet_;
    score::Outcome outcome_;
};

}  // namespace attune::command
