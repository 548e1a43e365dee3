#pragma once

#include "intake.hpp"
#include "report/held_rows.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace attune::command {

/// The rows of what is read, one subject after the other. Of a large file in which each subject's rows stand together nothing is held but
/// the names of the subjects: it is read anew each time that it is gone through. Else all is held, in some forty bytes a row.
class SubjectRows {
public:
    using Visit = std::function<void(std::size_t subject, report::HeldRows::Part& part)>;

    /// `purpose`, `quiet`, `until`: see Intake. `answers`: the answers themselves are wanted.
    SubjectRows(Chosen& plans, const std::vector<Input>& inputs, std::string purpose, bool quiet, std::optional<std::int32_t> until,
                bool answers)
        : plans_(plans), inputs_(inputs), purpose_(std::move(purpose)), quiet_(quiet), until_(until), answers_(answers) {}

    /// Reads it for the first time and visits each subject, as it goes; `look` is asked for a visit, and again where all must begin anew.
    /// What came of it beside the rows goes to `outcome`. Throws Refused.
    void read(score::Outcome& outcome, const std::function<Visit()>& look);

    bool empty() const { return count_ == 0; }
    const report::CsvColumns& columns() const { return columns_; }
    /// By their numbers, which are in the order of their first rows.
    const std::vector<std::string>& names() const { return names_; }

    /// Visits these subjects, once it was read. Of a file that is not held their numbers must ascend. Throws Refused where that has changed.
    void each(const std::vector<std::size_t>& subjects, const Visit& visit);

private:
    bool may_be_sorted() const;
    bool go_through(score::Outcome& outcome, const Visit& visit);
    void hold(score::Outcome& outcome);

    Chosen& plans_;
    const std::vector<Input>& inputs_;
    std::string purpose_;
    bool quiet_;
    std::optional<std::int32_t> until_;
    bool answers_;
    report::CsvColumns columns_;
    std::vector<std::string> names_;
    std::size_t count_ = 0;  ///< of rows
    bool sorted_ = false;
    report::HeldRows held_;
};

}  // namespace attune::command
