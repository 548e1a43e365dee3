#include "administer/prompts.hpp"

#include "instrument/fill_in.hpp"
#include "text/decimal.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

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

/// `3  nearly every day`, one option a line, its label wrapped beside the code.
std::string option_lines(const ResponseSet& set, const Manner& manner) {
    std::size_t codes = 0;
    for (const auto& option : set.options) codes = std::max(codes, option.spelling.size());
    std::string out;
    for (const auto& option : set.options) {
        std::string label = wrapped(option.label, manner.width, codes + 4);
        label.replace(0, codes + 4, fmt::format("  {:>{}}  ", option.spelling, codes));
        out += label;
    }
    return out;
}

/// What may be answered where there are no options to list.
std::string range_line(const ResponseSet& set, const std::string& expected) {
    std::string line = set.type == Type::text ? "in your own words" : expected;
    if (!set.unit.empty()) line += " (" + set.unit + ")";
    for (const auto& [at, label] : set.anchors) line += fmt::format("; {} is {}", number(at), label);
    return line;
}

bool listed(const ResponseSet& set) { return set.type == Type::choice || set.type == Type::multiple; }

std::string said_line(const Interview& interview, std::size_t item) {
    const auto& said = interview.said(item);
    if (!said) return "";
    if (said->empty()) return "blank";
    const ResponseSet& set = interview.texts().response_of(item);
    for (const auto& option : set.options)
        if (set.type == Type::choice && option.spelling == *said) return option.spelling + " " + option.label;
    std::string chosen;
    for (const std::string_view code : text::split(*said, ';'))
        for (const auto& option : set.options)
            if (set.type == Type::multiple && option.spelling == code)
                chosen += (chosen.empty() ? "" : ", ") + option.spelling + " " + option.label;
    if (!chosen.empty()) return chosen;
    if (*said == "inapplicable") return "does not apply";
    return *said;
}

std::string wording(const Interview& interview, std::size_t item, const Manner& manner) {
    const instrument::Item& asked = interview.texts().items[item];
    return manner.labels ? asked.label : filled(asked.text, interview.occasion());
}

std::string keys_line(const Interview& interview, const Manner& manner) {
    const ResponseSet& set = interview.texts().response_of(interview.item());
    std::string line = manner.one_key && one_digit(set) ? "press a number" : "Enter ends the answer";
    if (set.type == Type::multiple) line = "numbers with blanks between them, then Enter";
    line += manner.labels ? " · s blank · d declined" : " · s skip";
    if (manner.labels && interview.asked().may_not_apply) line += " · n does not apply";
    if (!manner.labels && interview.apart(interview.item())) line += " · x leave";
    return line + " · b back · ? help";
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
    if (!instrument.recall.empty()) out += wrapped("About: " + instrument.recall, manner.width) + "\n";
    return out + wrapped("Each answer is kept as you give it. Enter begins · Ctrl-C stops", manner.width);
}

std::string question(const Interview& interview, const Manner& manner) {
    const Instrument& instrument = interview.texts();
    const ResponseSet& set = instrument.response_of(interview.item());
    const std::vector<std::size_t> part = interview.part();
    const auto place = std::find(part.begin(), part.end(), interview.item()) - part.begin() + 1;
    std::string out;
    if (interview.enters_section()) {
        const instrument::Section& section = instrument.sections[*interview.asked().section];
        for (const std::string* text : {&section.title, &section.note})
            if (!text->empty()) out += wrapped(filled(*text, interview.occasion()), manner.width) + "\n";
    }
    out += fmt::format("{}/{}\n", place, part.size());
    out += wrapped(wording(interview, interview.item(), manner), manner.width) + "\n";
    out += listed(set) ? option_lines(set, manner) : wrapped(range_line(set, interview.expected()), manner.width, 2);
    // what was said apart is never shown again
    const bool shown = manner.labels || !interview.apart(interview.item());
    if (interview.said(interview.item()) && shown)
        out += "\n" + wrapped("so far: " + said_line(interview, interview.item()) + " (Enter keeps it)", manner.width);
    return out + "\n" + wrapped(keys_line(interview, manner), manner.width);
}

std::string entry_line(const Interview& interview, const Manner& manner) {
    const ResponseSet& set = interview.texts().response_of(interview.item());
    const std::vector<std::size_t> part = interview.part();
    const auto place = std::find(part.begin(), part.end(), interview.item()) - part.begin() + 1;
    std::string codes;
    for (const auto& option : set.options) codes += (codes.empty() ? "" : " ") + option.spelling;
    std::string line = fmt::format("{}/{} {} {}", place, part.size(), interview.asked().id, interview.asked().label);
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
        out +=
            wrapped("s: left blank on the form. d: declined." + std::string(interview.asked().may_not_apply ? " n: does not apply." : "") +
                        " b (or the left arrow): the question before. Enter keeps what is there. Ctrl-C stops; what is keyed stays.",
                    manner.width);
        return out;
    }
    out += wrapped(
        "s leaves the question out, and you may say why. b (or the left arrow) goes back to the question before. Ctrl-C stops; what "
        "is answered stays, and the interview can be taken up again.",
        manner.width);
    if (interview.apart(interview.item())) out += wrapped("x leaves at once: the screen is cleared, and nothing is said.", manner.width);
    return out;
}

std::string reasons(const Interview& interview, const Manner& manner) {
    std::string out = wrapped("Why is it left out?", manner.width) + "\n  s  just skip it\n" + "  d  I would rather not say\n";
    if (interview.asked().may_not_apply) out += "  n  it does not apply to me\n";
    return out + "\n" + wrapped("any other key goes back to the question", manner.width);
}

std::string review(const Interview& interview, const Manner& manner, std::size_t first, std::size_t& last) {
    const std::vector<std::size_t> items = interview.part();
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
