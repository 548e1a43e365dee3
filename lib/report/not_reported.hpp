#pragma once

#include "report/administrations.hpp"

#include <cstddef>

namespace attune::report {

/// Of an answered administration whose instrument is known: whether its answer to an item is the no (code 0) of a choice about risk that is
/// asked apart. It is read as "not reported", since a no there tells what was not said and never that somebody is safe. An answer that
/// raises an alert by itself is none, whatever its code ("would it be safe to ask?" no).
bool is_not_reported(const Administration& administration, std::size_t item);

}  // namespace attune::report
