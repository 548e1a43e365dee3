#pragma once

#include "proof/findings.hpp"

#include <cstddef>
#include <string_view>

namespace attune::proof {

/// How a worksheet speaks to the person who fills it in: what of that a program can hold.

/// Words as a person counts them: what holds a letter or a digit, between blanks.
std::size_t count_words(std::string_view text);

/// The items of a section apart that are the person's own to read: whether they are on their own, and whether this may be shared.
inline constexpr std::string_view alone = "alone";
inline constexpr std::string_view share = "share";

/// What its wording is held against.
struct Speech {
    bool english = true;      ///< the rules that list words are for English
    bool of_another = false;  ///< somebody tells what they saw of another person

    /// The same for a text that speaks to whoever reads it, such as the sentence of an alert.
    Speech of_nobody() const { return {english, false}; }
};

/// Whether a language is English, of whatever country.
bool is_english(std::string_view language);

/// Whether such a rater tells of another person, and so can tell only what could be seen or heard: a partner or an informant.
bool tells_of_another(std::string_view rater);

/// Whether the label of an option is this one, whatever its capitals.
bool is_label(const instrument::Option& option, std::string_view label);

/// Whether a set says how often something came up, by its name or by how it begins, and in other words than those of F5 and O5.
bool says_how_often_otherwise(const instrument::ResponseSet& set);

/// Whether answers of a set are marks on a line from never to almost always, or from one end to another: F5, O5, S10, S100.
bool is_rated(const instrument::ResponseSet& set);

/// Whether an item with this set asks how often something came up, so that it must be possible to say that it did not.
bool may_not_come_up(const instrument::ResponseSet& set);

/// Adds what is wrong with the wording of one item; nothing where the item says `as_is`. `at`: where `text` stands.
void prove_item_speech(const instrument::Instrument& instrument, std::size_t item, std::string_view text, std::string_view help,
                       Position at, const Speech& speech, Findings& findings);

/// Adds role and trait words of another text, and where that tells `of_another` what nobody can see in them; `what` names it: "the explainer".
void prove_text_speech(std::string_view what, std::string_view text, Position at, const Speech& speech, Findings& findings);

/// Adds that an explainer is too long.
void prove_explainer_length(std::string_view explainer, Position at, Findings& findings);

}  // namespace attune::proof
