#pragma once

#include "report/administrations.hpp"
#include "report/document.hpp"

namespace attune::report {

/// Adds every alert of a subject that is raised or undetermined: the urgent ones first, each once with all its administrations, the newest
/// before the older ones.
void add_alerts(Document& page, const Subject& subject);

}  // namespace attune::report
