#pragma once

#include "report/administrations.hpp"
#include "score/answers.hpp"

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace attune::report {

/// The cells of the responses that an administration was scored from, or those that were carried along with its scores.
class Cells {
public:
    /// Of an administration whose instrument is known, and which outlives this.
    explicit Cells(const Administration& administration) : administration_(administration) {}

    /// Puts the attributes and the rater into a row of answers.
    void put_facts(score::Answers& answers, std::size_t row = 0);
    /// Puts the answers there; of each item the cell that it was read from, or nullptr where it has no column.
    std::vector<const std::string*> put_items(score::Answers& answers, std::size_t row = 0);

private:
    const std::string* written(std::string_view column);
    const std::string* chosen(std::size_t item);

    const Administration& administration_;
    std::deque<std::string> made_;  ///< cells that do not stand so in the file
};

}  // namespace attune::report
