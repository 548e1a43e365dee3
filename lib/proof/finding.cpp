#include "proof/finding.hpp"

namespace attune::proof {

std::string_view grade_word(Grade grade) { return grade == Grade::fault ? "fault" : "remark"; }

}  // namespace attune::proof
