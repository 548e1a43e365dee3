#include "administer/prompts.hpp"

#include "instrument/fill_in.hpp"
#include "text/decimal.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace attune::administer {
namespace {

using instrument::Instrument;
using instrument::ResponseSet;
using instrument::Type;

/// The characters of a word that fit into `width` columns, at least one.
std::string_view piece(std::string_view word, std::size_t width) {
    std::size_t end = 0;
    for (std::size_t k = 1; k <= word.size(); ++k) {
        if (k < word.size() && (static_cast<unsigned char>(word[k]) & 0xC0U) == 0x80U) continue;
        if (end > 0 && text::display_width(word.substr(0, k)) > width) break;
        end = k;
    }
    return word.substr(0, end);
}

std::string number(const Rational& value) { return text::format_number(value.to_double()); }

/// `3  nearly every day`, one option a line, its label wrapped beside the code; `no_case`, if any, last, under the key n.
std::string option_lines(const ResponseSet& set, const Manner& manner, std::string_view no_case = {}) {
    std::size_t codes = 1;
    for (const auto& option : set.options) codes = std::max(codes, option.spelling.size());
    std::string out;
    const auto add = [&](std::string_view code, std::string_view words) {
        std::string label = wrapped(words, manner.width, codes + 4);
        label.replace(0, codes + 4, fmt::format("  {:>{}}  ", code, codes));
        out += label;
    };
    for (const auto& option : set.options) add(option.spelling, option.label);
    if (!no_case.empty()) add("n", no_case);
    return out;
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

std::string said_line(const Interview& interview, std::size_t item) {
    const auto& said = interview.said(item);
    return said ? answer_line(interview.texts(), item, *said) : "";
}

std::string wording(const Interview& interview, std::size_t item, const Manner& manner) {
    const instrument::Item& asked = interview.texts().items[item];
    return manner.labels ? asked.label : filled(asked.text, interview.occasion());
}

std::string keys_line(const Interview& interview, const Manner& manner) {
    const ResponseSet& set = interview.texts().response_of(interview.item());
    const bool apart = interview.apart(interview.item());
    std::string line = manner.one_key && one_digit(set) && !apart ? "press a number" : "Enter ends the answer";
    if (set.type == Type::multiple) line = "numbers with blanks between them, then Enter";
    return line + " · s skip" + (apart ? " · x leave" : " · b back") + " · ? help";
}

/// `3/12`: which of the questions this is.
std::string place_of(const Interview& interview) {
    const std::vector<std::size_t> part = interview.part();
    return fmt::format("{}/{}", std::find(part.begin(), part.end(), interview.item()) - part.begin() + 1, part.size());
}

/// What Enter keeps: an answer given before, or that of the row that a review starts from. What is private is not shown again.
std::string kept_line(const Interview& interview, const Manner& manner) {
    const std::size_t item = interview.item();
    const std::string& offered = interview.offered(item);
    if (interview.said(item))
        return "\n" + wrapped(interview.is_private(item) ? "Enter keeps your answer"
                                                         : "so far: " + said_line(interview, item) + " (Enter keeps it)",
                              manner.width);
    if (offered.empty()) return "";
    return "\n" + wrapped("last time: " + answer_line(interview.texts(), item, offered) + " (Enter keeps it)", manner.width);
}

/// A text on one line of `width` columns, shortened where it must be.
std::string on_one_line(const std::string& text, std::size_t width) {
    std::string plain = text::printable(text);
    if (text::display_width(plain) <= width) return plain;
    return std::string(piece(plain, width > 1 ? width - 1 : 1)) + "…";
}

}  // namespace

std::string filled(std::string text, const Occasion& occasion) { return instrument::fill_in(std::move(text), occasion.target); }

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
    const std::size_t room = std::max<std::size_t>(width > indent ? width - indent : 1, 4);
    const std::string blanks(indent, ' ');
    std::string out;
    const std::string plain = text::printable(text, true);
    for (const std::string_view paragraph : text::split(text::trim(plain), '\n')) {
        std::string line;
        for (std::string_view word : text::split(paragraph, ' ')) {
            if (word.empty()) continue;
            if (!line.empty() && text::display_width(line) + 1 + text::display_width(word) > room)
                out += blanks + std::exchange(line, {}) + "\n";
            if (!line.empty()) line += ' ';
            for (; text::display_width(word) > room; word.remove_prefix(piece(word, room).size()))
                out += blanks + std::string(piece(word, room)) + "\n";
            line += word;
        }
        out += blanks + line + "\n";
    }
    return out;
}

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

std::string question(const Interview& interview, const Manner& manner) {
    const Instrument& instrument = interview.texts();
    const ResponseSet& set = instrument.response_of(interview.item());
    const bool apart = interview.apart(interview.item());
    std::string out;
    if (interview.enters_section()) {
        const instrument::Section& section = instrument.sections[*interview.asked().section];
        for (const std::string* text : {&section.title, &section.note})
            if (!text->empty()) out += wrapped(filled(*text, interview.occasion()), manner.width) + "\n";
    }
    // how many there are would tell what an answer apart opens
    if (!apart) out += place_of(interview) + "\n";
    out += wrapped(wording(interview, interview.item(), manner), manner.width) + "\n";
    const std::string_view no_case = interview.n_is_a_key() ? instrument.inapplicable_words() : "";
    out += listed(set) ? "" : wrapped(range_line(set, interview.expected()), manner.width, 2);
    out += option_lines(set, manner, no_case);
    out += kept_line(interview, manner);
    return out + "\n" + wrapped(keys_line(interview, manner), manner.width);
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
    std::string out;
    if (!interview.asked().help.empty()) out += wrapped(filled(interview.asked().help, interview.occasion()), manner.width) + "\n";
    out += wrapped("Expected: " + interview.expected() + ".", manner.width);
    if (manner.labels && !out.empty() && listed(interview.texts().response_of(interview.item())))
        out += option_lines(interview.texts().response_of(interview.item()), manner);
    if (manner.labels) {
        out += wrapped("s: left blank on the form. d: declined." +
                           (interview.asked().may_not_apply ? fmt::format(" n: {}.", interview.texts().inapplicable_words()) : "") +
                           " b (or the left arrow): the question before. Enter keeps what is there. Ctrl-C stops; what is keyed stays.",
                       manner.width);
        return out;
    }
    if (interview.apart(interview.item()))
        return out + wrapped(
                         "s leaves the question out, and you may say why. x leaves at once: the screen is cleared, and nothing is said. "
                         "What is answered here is not shown again.",
                         manner.width);
    return out + wrapped(
                     "s leaves the question out, and you may say why. b (or the left arrow) goes back to the question before. Ctrl-C "
                     "stops; what is answered stays, and the interview can be taken up again.",
                     manner.width);
}

std::string reasons(const Interview& interview, const Manner& manner) {
    std::string out = wrapped("Why is it left out?", manner.width) + "\n  s  just skip it\n" + "  d  I would rather not say\n";
    if (interview.asked().may_not_apply) out += fmt::format("  n  it {}\n", interview.texts().inapplicable_words());
    return out + "\n" + wrapped("any other key goes back to the question", manner.width);
}

std::string review(const Interview& interview, const Manner& manner, std::size_t first, std::size_t& last) {
    const std::vector<std::size_t> items = interview.reviewed();
    const std::string all =
        wrapped("a number and Enter changes that answer · b goes back · m shows more · f goes to the first · Enter alone: all is right",
                manner.width);
    const std::string title = wrapped("Your answers", manner.width);
    const auto around = static_cast<std::size_t>(std::count(all.begin(), all.end(), '\n')) + 4;  // and title, blank lines, prompt
    const std::size_t room = std::max<std::size_t>(manner.height > around ? (manner.height - around) / 2 : 1, 1);
    last = std::min(items.size(), first + room);
    const std::size_t width = manner.width > 6 ? manner.width - 5 : 1;
    std::string out = title + "\n";
    for (std::size_t k = first; k < last; ++k) {
        out += fmt::format("{:>3}  ", k + 1) + on_one_line(wording(interview, items[k], manner), width) + "\n";
        out += "     " + on_one_line(said_line(interview, items[k]), width) + "\n";
    }
    std::string keys = "a number and Enter changes that answer · b goes back";
    if (last < items.size()) keys += " · m shows more";
    if (first > 0) keys += " · f goes to the first";
    return out + "\n" + wrapped(keys + " · Enter alone: all is right", manner.width);
}

std::string choice(const std::string& title, const std::vector<std::string>& lines, const Manner& manner) {
    std::string out = wrapped(title, manner.width) + "\n";
    const std::size_t width = manner.width > 6 ? manner.width - 5 : 1;
    for (std::size_t k = 0; k < lines.size(); ++k) out += fmt::format("{:>3}  ", k + 1) + on_one_line(lines[k], width) + "\n";
    return out + "\n" + wrapped("a number and Enter: look at that one again · Enter alone: a new one", manner.width);
}

std::optional<std::size_t> numbered(std::string_view typed, std::size_t last) {
    std::size_t number = 0;
    const auto read = std::from_chars(typed.data(), typed.data() + typed.size(), number);
    if (read.ec != std::errc() || read.ptr != typed.data() + typed.size() || number < 1 || number > last) return std::nullopt;
    return number;
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
