#pragma once

#include "instrument/wording.hpp"
#include "proof/finding.hpp"

#include <vector>

namespace attune::proof {

/// What is wrong with a wording that can be laid over its instrument: codes of a response set that it leaves in the other language, words
/// out of the order of their codes, items that it does not word though it is for all raters, and of a worksheet what is not to be said so. Throws Refused as apply_wording.
std::vector<Finding> prove_wording(const instrument::Instrument& instrument, const instrument::Wording& wording);

}  // namespace attune::proof
