#pragma once

#include "score/frame.hpp"
#include "score/responses.hpp"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace attune::score {

/// The answers of one administration, cell by cell, as a frame of one row.
class Answers {
public:
    explicit Answers(const Plan& plan);

    /// Reads a cell as in a response file; false where it is no answer of its item.
    bool set(std::size_t item, std::string_view cell);
    bool set_fact(std::size_t attribute, std::string_view cell);
    /// Empty: the rater that an empty cell means.
    void set_rater(std::string_view rater);
    /// What a cell of the item may hold, in words.
    std::string expected(std::size_t item) const;

    Frame& frame() { return frame_; }

private:
    std::string_view kept(std::string_view text);

    const Plan& plan_;
    Frame frame_;
    std::deque<std::string> texts_;  ///< cells of text are views into these
};

}  // namespace attune::score
