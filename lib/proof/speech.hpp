#pragma once

#include "proof/findings.hpp"

#include <cstddef>
#include <string_view>

namespace attune::proof {

/// How a worksheet speaks to the person who fills it in: what of that a program can hold.

/// Words as a person counts them: what holds a letter or a digit, between blanks.
std::size_t count_words(std::string_view text);

/// What its wording is held against.
struct Speech {
    bool english = true;      ///< the rules that list words are for English
    bool of_another = false;  ///< somebody tells what they saw of another person
};

/// Whether a language is English, of whatever country.
bool is_english(std::string_view language);

/// Whether answers of a set are marks on a line from never to almost always, or from one end to another: F5, O5, S10, S100.
bool is_rated(const instrument::ResponseSet& set);

/// Whether an item with this set asks how often something came up, so that it must be possible to say that it did not.
bool may_not_come_up(const instrument::ResponseSet& set);

/// Adds what is wrong with the wording of one item; nothing where the item says `as_is`. `at`: where `text` stands.
void prove_item_speech(const instrument::Instrument& instrument, std::size_t item, std::string_view text, std::string_view help,
                       Position at, const Speech& speech, Findings& findings);

/// Adds role and trait words of another text that the person reads; `what` names it: "the explainer".
void prove_text_speech(std::string_view what, std::string_view text, Position at, const Speech& speech, Findings& findings);

/// Adds that an explainer is too long.
void prove_explainer_length(std::string_view explainer, Position at, Findings& findings);

}  // namespace attune::proof
