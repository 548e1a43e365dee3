#pragma once

#include "text/fault.hpp"

#include <string>
#include <string_view>

namespace attune::proof {

/// A fault makes a score wrong, leaves it without a meaning or says to a person what a worksheet must not; a remark says what trust still asks for. `check` answers no to a
/// fault, and with `--strict` to a remark too.
enum class Grade { fault, remark };

/// One thing that `check` has to say of a definition.
struct Finding {
    Fault fault;       ///< where, what, and what to write instead
    std::string name;  ///< what kind of finding, as in the table of attune-check(1)
    Grade grade = Grade::fault;
};

/// `fault` or `remark`, as in the csv of `check`.
std::string_view grade_word(Grade grade);

}  // namespace attune::proof
