#include "administer/prompts.hpp"

#include "instrument/fill_in.hpp"
#include "text/decimal.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune::administer {
namespace {

using instrument::Instrument;
using instrument::ResponseSet;
using instrument::Type;

std::string number(const Rational& value) { return text::format_number(value.to_double()); }

/// `3  nearly every day`, each option on a line, its label wrapped beside the code; `no_case`, if any, last, under the key n.
std::vector<std::string> option_lines(const ResponseSet& set, const Manner& manner, std::string_view no_case = {}) {
    std::size_t codes = 1;
    for (const auto& option : set.options) codes = std::max(codes, option.spelling.size());
    std::vector<std::string> lines;
    const auto add = [&](std::string_view code, std::string_view words) {
        lines.push_back(wrapped(words, manner.width, codes + 4));
        lines.back().replace(0, codes + 4, fmt::format("  {:>{}}  ", code, codes));
    };
    for (const auto& option : set.options) add(option.spelling, option.label);
    if (!no_case.empty()) add("n", no_case);
    return lines;
}

/// `a number from 0 (not at all) to 10 (completely)`.
std::string ends_of(const ResponseSet& set) {
    const auto end = [&](const Rational& at) {
        const auto anchor = std::find_if(set.anchors.begin(), set.anchors.end(), [&](const auto& one) { return one.first == at; });
        return number(at) + (anchor == set.anchors.end() ? "" : " (" + anchor->second + ")");
    };
    const std::string steps = set.step == Rational(1) ? "" : ", in steps of " + number(set.step);
    return "a number from " + end(*set.min) + " to " + end(*set.max) + steps;
}

/// What may be answered where there are no options to list.
std::string range_line(const ResponseSet& set, const std::string& expected) {
    const bool slider = set.type == Type::slider;
    std::string line = set.type == Type::text ? "in your own words" : slider ? ends_of(set) : expected;
    if (!set.unit.empty()) line += " (" + set.unit + ")";
    for (const auto& [at, label] : set.anchors)
        if (!slider || (at != *set.min && at != *set.max)) line += fmt::format("; {} is {}", number(at), label);
    return line;
}

bool listed(const ResponseSet& set) { return set.type == Type::choice || set.type == Type::multiple; }

/// How the answer is given.
std::string answer_key(const Interview& interview, const Manner& manner) {
    const ResponseSet& set = interview.texts().response_of(interview.item());
    if (set.type == Type::multiple) return "numbers with blanks between them, then Enter";
    return manner.one_key && one_digit(set) && !interview.apart(interview.item()) ? "press a number" : "Enter ends the answer";
}

/// The keys that give none. In a text they would be letters.
std::string other_keys(const Interview& interview) {
    if (!interview.apart(interview.item())) return " · s skip · b back · ? help";
    if (interview.texts().response_of(interview.item()).type != Type::text) return " · s skip · x leave · ? help";
    return " · alone on the line, then Enter: s skip, x leave, ? help · Esc leaves at once";
}

/// `3/12`: which of the questions this is.
std::string place_of(const Interview& interview) {
    const std::vector<std::size_t> part = interview.part();
    return fmt::format("{}/{}", std::find(part.begin(), part.end(), interview.item()) - part.begin() + 1, part.size());
}

/// Of a section's note what its sentences begin with: `In the past month …`.
std::string stem_of(const std::string& note) {
    constexpr std::string_view ellipsis = "…";
    const std::size_t at = note.find(ellipsis);
    return at == std::string::npos ? "" : note.substr(0, at + ellipsis.size());
}

/// What stands above a question: title and note where the section begins, and the stem before each of its further questions.
std::string section_lines(const Interview& interview, const Manner& manner) {
    if (!interview.asked().section) return "";
    const instrument::Section& section = interview.texts().sections[*interview.asked().section];
    const bool begins = interview.enters_section();
    std::string out;
    for (const std::string& text : {begins ? section.title : std::string(), begins ? section.note : stem_of(section.note)})
        if (!text.empty()) out += wrapped(filled(text, interview.occasion()), manner.width) + "\n";
    return out;
}

/// What Enter keeps: an answer given before, or that of the row that a review starts from. What is private is not shown again.
std::string kept_line(const Interview& interview, const Manner& manner) {
    const std::size_t item = interview.item();
    const std::string& offered = interview.offered(item);
    if (interview.asks_again()) return "";
    if (interview.said(item))
        return "\n" + wrapped(interview.is_private(item) ? "Enter keeps your answer"
                                                         : "so far: " + said_line(interview, item) + " (Enter keeps it)",
                              manner.width);
    if (offered.empty()) return "";
    return "\n" + wrapped("last time: " + answer_line(interview.texts(), item, offered) + " (Enter keeps it)", manner.width);
}

}  // namespace

std::string said_line(const Interview& interview, std::size_t item) {
    const auto& said = interview.said(item);
    return said ? answer_line(interview.texts(), item, *said) : "";
}

std::string wording(const Interview& interview, std::size_t item, const Manner& manner) {
    const instrument::Item& asked = interview.texts().items[item];
    return manner.labels ? asked.label : filled(asked.text, interview.occasion());
}

std::string filled(std::string text, const Occasion& occasion) { return instrument::fill_in(std::move(text), occasion.target); }

std::string answer_line(const Instrument& instrument, std::size_t item, const std::string& cell) {
    if (cell.empty()) return "blank";
    const ResponseSet& set = instrument.response_of(item);
    for (const auto& option : set.options)
        if (set.type == Type::choice && option.spelling == cell) return option.spelling + " " + option.label;
    std::string chosen;
    for (const std::string_view code : text::split(cell, ';'))
        for (const auto& option : set.options)
            if (set.type == Type::multiple && option.spelling == code)
                chosen += (chosen.empty() ? "" : ", ") + option.spelling + " " + option.label;
    if (!chosen.empty()) return chosen;
    return cell == "inapplicable" ? std::string(instrument.inapplicable_words()) : cell;
}

bool one_digit(const ResponseSet& set) {
    return set.type == Type::choice && std::all_of(set.options.begin(), set.options.end(), [](const auto& option) {
               return option.spelling.size() == 1 && option.spelling[0] >= '0' && option.spelling[0] <= '9';
           });
}

std::string opening(const Interview& interview, const Manner& manner) {
    const Instrument& instrument = interview.texts();
    std::string out = wrapped(instrument.neutral_title.empty() ? instrument.title : instrument.neutral_title, manner.width) + "\n";
    for (const std::string* text : {&instrument.content_note, &instrument.explainer})
        if (!text->empty()) out += wrapped(filled(*text, interview.occasion()), manner.width) + "\n";
    if (!instrument.recall.empty()) out += wrapped("Time asked about: " + instrument.recall, manner.width) + "\n";
    return out + wrapped("Each answer is kept as you give it. Enter begins · Ctrl-C stops", manner.width);
}

std::string question(const Interview& interview, const Manner& manner, Extent& extent) {
    const ResponseSet& set = interview.texts().response_of(interview.item());
    Page page{section_lines(interview, manner), {}, {}, answer_key(interview, manner), other_keys(interview)};
    // how many there are would tell what an answer apart opens
    if (!interview.apart(interview.item())) page.head += place_of(interview) + "\n";
    page.head += wrapped(wording(interview, interview.item(), manner), manner.width) + "\n";
    if (!listed(set)) page.head += wrapped(range_line(set, interview.expected()), manner.width, 2);
    page.entries = option_lines(set, manner, interview.n_is_a_key() ? interview.texts().inapplicable_words() : "");
    page.below = kept_line(interview, manner);
    return laid_out(page, manner, extent);
}

std::string entry_line(const Interview& interview, const Manner& manner) {
    const ResponseSet& set = interview.texts().response_of(interview.item());
    std::string codes;
    for (const auto& option : set.options) codes += (codes.empty() ? "" : " ") + option.spelling;
    std::string line = fmt::format("{} {} {}", place_of(interview), interview.asked().id, interview.asked().label);
    line += " [" + (codes.empty() ? interview.expected() : codes) + "]";
    if (interview.said(interview.item())) line += " so far " + said_line(interview, interview.item());
    std::string out = wrapped(line, manner.width);
    out.back() = ' ';
    return out;
}

std::string help(const Interview& interview, const Manner& manner) {
    const bool may_not_apply = interview.asked().may_not_apply;
    const std::string no_case(interview.texts().inapplicable_words());
    std::string out;
    if (!interview.asked().help.empty()) out += wrapped(filled(interview.asked().help, interview.occasion()), manner.width) + "\n";
    out += wrapped("Expected: " + interview.expected() + ".", manner.width);
    if (manner.labels) {
        for (const std::string& line : option_lines(interview.texts().response_of(interview.item()), manner)) out += line;
        return out +
               wrapped("s: left blank on the form. d: declined." + (may_not_apply ? " n: " + no_case + "." : "") +
                           " b (or the left arrow): the question before. Enter keeps what is there. Ctrl-C stops; what is keyed stays.",
                       manner.width);
    }
    std::string keys = interview.n_is_a_key() ? "n says that it " + no_case + ". " : "";
    keys += "s leaves the question out, and you may say why. ";
    if (interview.sensitive()) keys += "p takes a pause. ";
    if (interview.apart(interview.item()))
        keys += "Esc leaves at once, and so does x: the screen is cleared, and nothing is said. What is answered here is not shown again.";
    else
        keys +=
            "b (or the left arrow) goes back to the question before. Ctrl-C stops; what is answered stays, and the interview can be "
            "taken up again.";
    return out + wrapped(keys, manner.width);
}

std::string reasons(const Interview& interview, const Manner& manner) {
    std::string out = wrapped("Why is it left out?", manner.width) + "\n  s  just skip it\n" + "  d  I would rather not say\n";
    if (interview.asked().may_not_apply) out += fmt::format("  n  it {}\n", interview.texts().inapplicable_words());
    return out + "\n" + wrapped("any other key goes back to the question", manner.width);
}

std::string pause_offer(bool ended) {
    return ended ? "There is no hurry. A pause is one key away (p, then Enter)." : "There is no hurry. A pause is one key away (p).";
}

std::string pause(const Manner& manner) {
    return wrapped("A pause", manner.width) + "\n" +
           wrapped(
               "Look round with your eyes open, and find a few things that you can see: a colour, a corner, the door. Move a little if you "
               "like: your feet on the floor, your hands, your shoulders. Stand up, or get some water. You can let your breath be as it "
               "is.",
               manner.width) +
           "\n" + wrapped("Nothing runs out, and you need not come back to this today. What you have answered is kept.", manner.width);
}

std::string closing(const Interview& interview, const Manner& manner) {
    const std::string& text = interview.texts().closing;
    return text.empty() ? "" : wrapped(filled(text, interview.occasion()), manner.width);
}

std::string care_card(const Interview& interview, const Manner& manner) {
    const auto& items = interview.texts().items;
    if (std::none_of(items.begin(), items.end(), [](const auto& item) { return item.risk; })) return "";
    return wrapped(
        filled("Some of these questions are hard. If it is hard to stay safe just now, tell the person who gave you this form, or "
               "call the emergency number where you are. Your answers are read by {care.reads}, within {care.within}.",
               interview.occasion()),
        manner.width);
}

}  // namespace attune::administer
