#pragma once

#include "report/administrations.hpp"
#include "report/document.hpp"

namespace attune::report {

/// Tells where the private questions of a form were not asked since the person was not alone, and how often within the last four weeks of
/// the subject's dates. Only answers can say so: of a scores file nothing is told.
void add_not_asked(Document& page, const Subject& subject);

}  // namespace attune::report
