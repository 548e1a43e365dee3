#pragma once

#include "proof/mutant.hpp"
#include "score/answers.hpp"

#include <string>
#include <vector>

namespace attune::proof {

/// A row of answers as a person would give them: the cell of each item, empty where it is blank or hidden.
struct TriedRow {
    std::vector<std::string> cells;
    std::vector<std::string> facts;  ///< of the attributes, empty where not known
    std::string rater;
};

/// Rows made to tell a definition from a changed one: floor and ceiling, each item alone, scores raised step by step to each edge,
/// every code in turn, blanks up to the limits and beyond, every kind of attribute, and what chance adds (always the same).
struct TriedRows {
    std::vector<TriedRow> rows;
    Attained attained;  ///< complete values of each score in the rows, and between them
};

TriedRows rows_to_try(const score::Plan& plan);

/// The rows as a block of a plan of the same instrument.
score::Answers block_of(const score::Plan& plan, const std::vector<TriedRow>& rows);

}  // namespace attune::proof
