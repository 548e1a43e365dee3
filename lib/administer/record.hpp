#pragma once

#include "score/plan.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune::administer {

/// Who answers what, when: the standard columns of the row that is made.
struct Occasion {
    std::string subject;
    std::string date;
    std::string rater;
    std::string respondent;
    std::string target;
    std::string couple;
    std::string language;
    std::string entered;
    std::vector<std::pair<std::string, std::string>> facts;  ///< attributes, by `--set`
};

/// The answers of one person as they were given, item by item; an empty cell is a blank.
using Answers = std::vector<std::string>;

/// Reads answers from a file: one `item=answer` a line (empty lines and lines that begin with # are passed over), or a CSV row with a
/// header. Throws Refused with each line that does not fit: an unknown item, an answer outside its set, an item twice.
Answers read_answers(const score::Plan& plan, std::string_view text, const std::string& file);

/// The header of a response file of one instrument, with all standard columns, the attributes and the items; ends with a line feed.
std::string response_header(const instrument::Instrument& instrument);

/// One row under `header` (the file's own first line, or response_header). Throws Refused where it lacks a column that the row needs.
std::string response_row(const instrument::Instrument& instrument, const Occasion& occasion, const Answers& answers,
                         std::string_view header, const std::string& file);

}  // namespace attune::administer
