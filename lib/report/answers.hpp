#pragma once

#include "report/administrations.hpp"
#include "report/document.hpp"

#include <string>
#include <vector>

namespace attune::report {

/// One item of an administration.
struct Answer {
    std::string item;    ///< its id
    std::string topic;   ///< its wording where that is bundled, else its short label
    std::string value;   ///< as it was written; empty where there is none
    std::string label;   ///< of the chosen options
    std::string state;   ///< answered, blank, skipped, declined, inapplicable, not asked, invalid, …
    bool words = false;  ///< an answer in the respondent's own words
};

/// The answers of an administration that was scored from responses and whose edition is at hand, in the order of the instrument; else
/// none.
std::vector<Answer> answers_of(const Administration& administration);

/// Adds them to a page: a table, then what was answered in words.
void add_answers(Document& page, const Administration& administration);

}  // namespace attune::report
