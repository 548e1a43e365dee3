#pragma once

#include "administer/interview.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune::administer {

/// How an interview is put into words on a screen.
struct Manner {
    std::size_t width = 80;  ///< columns
    std::size_t height = 24;
    bool labels = false;   ///< from paper: the topic labels, and never the wording
    bool one_key = false;  ///< an answer of one digit is taken at once; else Enter ends it
};

/// A text with its `{name}` and `{care.…}` filled in: the target or *them*, and neutral defaults.
std::string filled(std::string text, const Occasion& occasion);

/// Lines of at most `width` columns; each begins with `indent` blanks. A longer word is broken.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent = 0);

/// Whether an item is answered by one digit: a choice, all codes of which are one.
bool one_digit(const instrument::ResponseSet& set);

/// Title, content note and explainer.
std::string opening(const Interview& interview, const Manner& manner);
/// The item asked with its answers and keys; with the section's title where one begins.
std::string question(const Interview& interview, const Manner& manner);
/// The same on one line, for keying from paper.
std::string entry_line(const Interview& interview, const Manner& manner);
/// What `?` shows.
std::string help(const Interview& interview, const Manner& manner);
/// Reasons for no answer, and their keys.
std::string reasons(const Interview& interview, const Manner& manner);
/// The answers from the `first`-th on, as many as fit, numbered. `last` becomes the place after the last one shown.
std::string review(const Interview& interview, const Manner& manner, std::size_t first, std::size_t& last);
/// Lines to choose from, numbered, and that Enter begins anew.
std::string choice(const std::string& title, const std::vector<std::string>& lines, const Manner& manner);
/// The number that is typed, from 1 to `last`; none where it is no such number.
std::optional<std::size_t> numbered(std::string_view typed, std::size_t last);
/// An answer in words: code and label of an option, what was written, or why there is none.
std::string answer_line(const instrument::Instrument& instrument, std::size_t item, const std::string& cell);
/// The line after the last question; may be empty.
std::string closing(const Interview& interview, const Manner& manner);
/// What stands after every form with a risk item, for everyone, also after a stop; empty after others.
std::string care_card(const Interview& interview, const Manner& manner);

}  // namespace attune::administer
