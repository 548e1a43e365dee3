#pragma once

#include "score/plan.hpp"

namespace attune::score {

/// Works out what each score, condition and alert of a plan rests on, and what filling the blanks bears on. To be done again
/// after an expression or a key of the plan was changed.
void link(Plan& plan);

}  // namespace attune::score
