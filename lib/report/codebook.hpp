#pragma once

#include "score/plan.hpp"

#include <string>
#include <vector>

namespace attune::report {

/// The codebook of an instrument as CSV, a line for each attribute, item, score, criterion and alert, in file order:
/// `kind,item,label,type,codes,anchors,range,keys,scores,bands,direction,section,when,missing,text,visibility`. Lists within a cell are parted by `; `.
/// `texts`: the same instrument with the texts to show. `hidden`: items that are left out.
std::string codebook_of(const score::Plan& plan, const instrument::Instrument& texts, const std::vector<std::size_t>& hidden);

}  // namespace attune::report
