#pragma once

#include "report/chosen_names.hpp"
#include "report/document.hpp"
#include "report/omitted.hpp"

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
std::vector<Answer> answers_of(const Administration& administration, const Omitted& omitted);

/// Whether there are answers to show: it was scored from responses, and its edition is at hand.
bool has_answers(const Administration& administration);

/// Adds those that are chosen to a page: a table, then what was answered in words, as told and with its date.
void add_answers(Document& page, const Administration& administration, const ChosenNames& chosen, const Omitted& omitted);

}  // namespace attune::report
