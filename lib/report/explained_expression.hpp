#pragma once

#include "report/document.hpp"
#include "report/explained_words.hpp"

namespace attune::report {

/// An expression as it was worked out in one row: first each name with what it stands for, then step by step, each numbered so that a later
/// one can refer to it.
Table expression_table(const Explained& explained, const expression::Trace& trace);

}  // namespace attune::report
