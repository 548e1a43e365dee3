#pragma once

#include "instrument/head.hpp"
#include "library.hpp"
#include "proof/finding.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace attune::command {

/// Checks a wording, a battery, a chart's head or an explainer page: reads it strictly and looks up what it refers to. Gives what it
/// holds, in one line, and adds what is found. Throws Refused with all that makes it no definition.
std::string check_definition(Shelf& shelf, instrument::Kind kind, std::string_view source, const std::string& file,
                             std::vector<proof::Finding>& findings);

/// Checks the folder of a chart: its head, and that its files are responses. What does not belong there is told on standard error.
std::string check_chart(Shelf& shelf, const std::string& folder);

/// `1 item`, `2 items`.
std::string counted(std::size_t count, std::string_view noun);

}  // namespace attune::command
