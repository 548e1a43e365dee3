#pragma once

#include "score/frame.hpp"
#include "score/responses.hpp"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune::score {

/// The answers of administrations, cell by cell, as a frame of a row each.
class Answers {
public:
    explicit Answers(const Plan& plan, std::size_t rows = 1);

    /// Reads a cell as in a response file; false where it is no answer of its item.
    bool set(std::size_t item, std::string_view cell, std::size_t row = 0);
    bool set_fact(std::size_t attribute, std::string_view cell, std::size_t row = 0);
    /// Empty: the rater that an empty cell means.
    void set_rater(std::string_view rater, std::size_t row = 0);
    /// What a cell of the item may hold, in words.
    std::string expected(std::size_t item) const;

    Frame& frame() { return frame_; }

private:
    std::string_view kept(std::string_view text);
    const CellReader& reader(std::size_t item) const;

    const Plan& plan_;
    Frame frame_;
    mutable std::vector<std::optional<CellReader>> readers_;  ///< of each item that was asked for
    std::deque<std::string> texts_;                           ///< cells of text are views into these
};

}  // namespace attune::score
