#pragma once

#include "text/fault.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune::instrument {
struct Instrument;
}

namespace attune::chart {

/// Somebody who answers.
struct Person {
    std::string id;                                         ///< of their rows as respondent, and the name of their folder
    std::string name;                                       ///< as texts address them; the id where none is given
    std::vector<std::pair<std::string, std::string>> with;  ///< attributes
    Position at;
};

/// The head of a chart: who answers, and which battery they are given.
struct Chart {
    std::string file;    ///< of `chart.yaml`
    std::string folder;  ///< that it lies in
    std::string id;
    std::string battery;                  ///< empty: none
    std::optional<std::int32_t> started;  ///< days since 1970-01-01
    std::string language;                 ///< empty: each instrument's own
    std::vector<Person> people;           ///< one or two
    std::string other;                    ///< whom the forms are about, where that is somebody who answers none
    Position battery_at;
};

/// Reads a chart file strictly, all faults of one run. With `batteries`, the ids that there are, another battery is refused with the
/// nearest name. Throws Refused.
Chart read_chart(std::string_view source, const std::string& file, const std::vector<std::string>* batteries = nullptr);

/// Whether a path is a folder that holds a `chart.yaml`.
bool is_chart(const std::string& path);

/// Reads the chart that a folder is; a folder without `chart.yaml` is refused. Throws Refused.
Chart open_chart(const std::string& folder, const std::vector<std::string>* batteries = nullptr);

/// A responses file of a chart.
struct ResponseFile {
    std::string path;
    std::string respondent;  ///< whose folder it lies in
    std::string name;        ///< without `.csv`: an instrument's id or neutral title
};

/// How the name of an interview's journal ends.
constexpr std::string_view journal_ending = ".journal";
/// What is told of the journal of an interview that is not finished.
constexpr std::string_view unfinished =
    "an interview is not finished, and its last answers may stand in no row; `attune administer --resume` takes it up";

/// What a chart's folder holds.
struct Listing {
    std::vector<ResponseFile> files;  ///< in the order of the people, then of the names
    std::vector<Fault> passed_over;   ///< links, folders and files that do not belong there
};

/// The responses files of a chart, `CHART/RESPONDENT/NAME.csv`. Passed over and told: symbolic links (what they lead to is not the
/// chart's), folders of nobody in the chart, folders inside a person's folder and what is no `.csv`; journals of interviews as such. Names that
/// begin with a dot (temporaries) are passed over in silence. A `.csv` that is no responses file is refused: a scores file, or one without a column
/// `instrument`. Throws Refused with all such files.
Listing list_responses(const Chart& chart);

/// The name, without `.csv`, of an instrument's file in a chart: its id or, where it has a neutral title, that in lower case, with a hyphen for
/// all that is no letter or digit: `four-short-questions`.
std::string response_file_name(const instrument::Instrument& instrument);

}  // namespace attune::chart
