#pragma once

#include "administer/interview.hpp"
#include "administer/pages.hpp"

#include <cstddef>
#include <string>

namespace attune::administer {

/// A text with its `{name}` and `{care.…}` filled in: the target or *them*, and neutral defaults.
std::string filled(std::string text, const Occasion& occasion);

/// Whether an item is answered by one digit: a choice, all codes of which are one.
bool one_digit(const instrument::ResponseSet& set);

/// Title, content note and explainer.
std::string opening(const Interview& interview, const Manner& manner);
/// The item asked with its answers and keys; with the section's title where one begins, and else with the stem that its note ends in (up to
/// an ellipsis), for without it a sentence may say nothing.
std::string question(const Interview& interview, const Manner& manner, Extent& extent);
/// The same on one line, for keying from paper.
std::string entry_line(const Interview& interview, const Manner& manner);
/// What `?` shows.
std::string help(const Interview& interview, const Manner& manner);
/// Reasons for no answer, and their keys.
std::string reasons(const Interview& interview, const Manner& manner);
/// An answer in words: code and label of an option, what was written, or why there is none.
std::string answer_line(const instrument::Instrument& instrument, std::size_t item, const std::string& cell);
/// The quiet line after a while in which nothing was answered; `ended`: a key needs Enter.
std::string pause_offer(bool ended);
/// What a pause begins with: looking round and moving, eyes open.
std::string pause(const Manner& manner);
/// What an item asks: its wording, or from paper its label.
std::string wording(const Interview& interview, std::size_t item, const Manner& manner);
/// What was said to it, in words; empty where nothing was.
std::string said_line(const Interview& interview, std::size_t item);
/// The line after the last question; may be empty.
std::string closing(const Interview& interview, const Manner& manner);
/// What stands after every form with a risk item, for everyone, also after a stop; empty after others.
std::string care_card(const Interview& interview, const Manner& manner);

}  // namespace attune::administer
