#pragma once

#include "chart/chart.hpp"
#include "library.hpp"
#include "score/notices.hpp"

#include <string>
#include <vector>

namespace attune::command {

/// The chart that a folder is, its battery looked up. Throws Refused.
chart::Chart open_chart(const Shelf& shelf, const std::string& folder);

/// Whether what was passed over in a chart may hold somebody's answers.
bool may_hold_answers(const Fault& passed_over);

/// The files of a command line with each folder, which must be a chart, replaced by its responses files. What lies in a chart and is passed
/// over is told; where answers may be in it (a folder, a link, a `.csv`) as a fault, since a page must not lack a person in silence.
std::vector<std::string> with_charts(const Shelf& shelf, const std::vector<std::string>& files, score::Notices& notices);

}  // namespace attune::command
