#pragma once

#include "chart/chart.hpp"
#include "library.hpp"
#include "score/notices.hpp"

#include <string>
#include <utility>
#include <vector>

namespace attune::command {

/// The chart that a folder is, its battery looked up. Throws Refused.
chart::Chart open_chart(const Shelf& shelf, const std::string& folder);

/// Whether what was passed over in a chart may hold somebody's answers.
bool may_hold_answers(const Fault& passed_over);

/// A file to be read, and the attributes of whoever answered it, where a chart knows them.
struct Input {
    std::string path;
    std::vector<std::pair<std::string, std::string>> facts;
};

/// Their paths alone.
std::vector<std::string> paths_of(const std::vector<Input>& inputs);

/// The files of a command line with each folder, which must be a chart, replaced by its responses files. What lies in a chart and is passed
/// over is told; where answers may be in it (a folder, a link, a `.csv`) as a fault, since a page must not lack a person in silence.
std::vector<Input> with_charts(const Shelf& shelf, const std::vector<std::string>& files, score::Notices& notices);

}  // namespace attune::command
