#pragma once

#include "chart/chart.hpp"
#include "library.hpp"
#include "score/cells.hpp"
#include "score/notices.hpp"
#include "text/fault.hpp"

#include <string>
#include <vector>

namespace attune::command {

/// The chart that a folder is, its battery looked up. Throws Refused.
chart::Chart open_chart(const Shelf& shelf, const std::string& folder);

/// Whether what was passed over in a chart may hold somebody's answers.
bool may_hold_answers(const Fault& passed_over);

/// A file to be read, and whose it is, where a chart knows it.
struct Input {
    std::string path;
    score::Owner owner;
    std::string name;  ///< of the owner, as texts address them
};

/// All that is read where `files` are named and `inputs` have come of them: what must not be written over.
std::vector<std::string> paths_read(const std::vector<std::string>& files, const std::vector<Input>& inputs);

/// That there is no such subject, with the nearest one; a person's name leads to the id that stands in the rows.
Refused unknown_subject(const std::string& subject, const std::vector<std::string>& known, const std::vector<Input>& inputs);

/// Rows that lie in the folder of somebody whose they are not, or are about nobody of the chart, each as scoring tells it.
std::vector<Fault> stray_rows(Shelf& shelf, const Input& input);

/// The responses files of a chart, each with whose it is.
std::vector<Input> inputs_of(const chart::Chart& chart, const chart::Listing& listing);

/// The files of a command line with each folder, which must be a chart, replaced by its responses files. What lies in a chart and is passed
/// over is told; where answers may be in it (a folder, a link, a `.csv`) as a fault, since a page must not lack a person in silence.
std::vector<Input> with_charts(const Shelf& shelf, const std::vector<std::string>& files, score::Notices& notices);

}  // namespace attune::command
