#pragma once

#include "administer/occasion.hpp"
#include "score/plan.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace attune::administer {

/// Answers as a file gives them, with where each stands; line 0 where it gives none.
struct Given {
    Answers answers;
    std::vector<Position> at;
};

/// Reads answers from a file: one `item=answer` a line (empty lines and lines that begin with # are passed over), or a CSV row with a
/// header. Standard columns and attributes fill what `occasion` leaves empty. Throws Refused with all that does not fit, each with its
/// place: an unknown name, an answer outside its set, an item twice, a second row, a cell that contradicts an option.
Given read_answers(const score::Plan& plan, std::string_view text, const std::string& file, Occasion& occasion);

}  // namespace attune::administer
