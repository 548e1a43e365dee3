#pragma once

#include "chart/chart.hpp"
#include "library.hpp"

#include <string>
#include <vector>

namespace attune::command {

/// The chart that a folder is, its battery looked up. Throws Refused.
chart::Chart open_chart(const Shelf& shelf, const std::string& folder);

/// Its responses files, in the order of the people; what does not belong in the folder is told on standard error. Throws Refused where a
/// file there is no responses file.
std::vector<chart::ResponseFile> responses_of(const chart::Chart& chart);

/// The files of a command line with each folder, which must be a chart, replaced by its responses files.
std::vector<std::string> with_charts(const Shelf& shelf, const std::vector<std::string>& files);

}  // namespace attune::command
