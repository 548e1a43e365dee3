#include "conversation.hpp"

#include "administer/record.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace attune::command {
namespace {

using administer::Interview;
using administer::Journal;
using instrument::Type;

/// Takes the last character off.
std::size_t erase_last(std::string& text) {
    std::size_t at = text.size();
    while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0U) == 0x80U) {
    }
    const std::size_t width = text::display_width(std::string_view(text).substr(at));
    text.resize(at);
    return width;
}

/// Several codes as a response file joins them: they may be typed with blanks or commas between them, or without where each is one digit.
std::string joined(const std::string& typed, const instrument::ResponseSet& set) {
    const bool short_codes = std::all_of(set.options.begin(), set.options.end(), [](const auto& o) { return o.spelling.size() == 1; });
    std::string out;
    bool parted = true;
    for (const char c : typed) {
        const bool separator = c == ' ' || c == ',' || c == ';';
        if (!separator && (parted || short_codes) && !out.empty()) out += ';';
        if (!separator) out += c;
        parted = separator;
    }
    return out;
}

/// What was typed as the cell of a response file.
std::string cell_of(const std::string& typed, const instrument::ResponseSet& set) {
    const bool is_number = typed.find_first_not_of("0123456789 ,;") == std::string::npos;
    if (set.type == Type::multiple && is_number) return joined(typed, set);
    return administer::read_cell(typed, set.numeric(), ';');
}

}  // namespace

administer::Manner Conversation::manner() const {
    return {std::max<std::size_t>(terminal_.width(), 10), terminal_.height(), entry_, !plain_};
}

/// Commands of a question, which in text would be its first letter.
Conversation::Keys Conversation::keys_for(const Interview& interview) const {
    const instrument::ResponseSet& set = interview.texts().response_of(interview.item());
    if (plain_ || set.type == Type::text) return Keys::none;
    // apart no way leads back to a slip of the hand, so that Enter ends the answer
    const bool apart = !entry_ && interview.apart(interview.item());
    return administer::one_digit(set) && !apart ? Keys::all : Keys::commands;
}

/// Whether what is typed needs no Enter.
bool Conversation::is_whole(const std::string& typed, Keys keys) {
    if (keys == Keys::none || typed.size() > 1) return false;
    return keys == Keys::all || std::string_view("?bsdnx").find(typed) != std::string_view::npos;
}

/// Takes the last character off what is typed and shown, or all of it.
void Conversation::take_back(std::string& typed, bool all) {
    for (bool more = true; more && !typed.empty(); more = all)
        for (std::size_t width = erase_last(typed); width > 0; --width) terminal_.show("\b \b");
}

std::string Conversation::ask(const std::function<std::string()>& page, Keys keys) {
    std::string typed;
    const std::string note = std::exchange(note_, {});
    const auto show = [&] {
        terminal_.show((note.empty() ? "" : administer::wrapped(note, manner().width) + "\n") + page() + (entry_ ? "" : "> ") + typed,
                       true);
    };
    show();
    for (;;) {
        const Key key = terminal_.read();
        switch (key.kind) {
            case Key::Kind::stop:
                if (was_apart_) terminal_.wipe();
                else if (!terminal_.screen()) terminal_.show("\n");
                throw Stopped{Ending::stopped};
            case Key::Kind::redraw:
                if (!terminal_.screen()) terminal_.show("\n");
                show();
                break;
            case Key::Kind::enter: terminal_.show("\n"); return std::string(text::trim(typed));
            case Key::Kind::left:
                if (!typed.empty()) break;
                terminal_.show("\n");
                return "b";
            case Key::Kind::erase:
            case Key::Kind::erase_all:
                take_back(typed, key.kind == Key::Kind::erase_all);
                if (terminal_.screen()) show();  // the line may have wrapped
                break;
            case Key::Kind::character:
                if (text::first_malformed(key.text)) break;
                typed += key.text;
                terminal_.show(text::printable(key.text));
                if (!is_whole(typed, keys)) break;
                terminal_.show("\n");
                return typed;
            default: break;
        }
    }
}

std::optional<std::size_t> Conversation::choose(const std::string& title, const std::vector<std::string>& lines) {
    for (;;) {
        const std::string text = ask([&] { return administer::choice(title, lines, manner()); }, Keys::none);
        if (text.empty()) return std::nullopt;
        const auto number = administer::numbered(text, lines.size());
        if (number) return *number - 1;
        note_ = "\"" + text + "\" is none of the numbers here.";
    }
}

std::string Conversation::ask_line(const std::string& prompt) {
    return ask([&] { return administer::wrapped(prompt, manner().width); }, Keys::none);
}

Ending Conversation::run(Interview& interview, Journal& journal, bool fresh) {
    try {
        if (fresh && !entry_)
            static_cast<void>(ask([&] { return administer::opening(interview, manner()); }, plain_ ? Keys::none : Keys::all));
        if (entry_) note_ = interview.texts().title + ": one key an answer, s for a blank, b to go back, ? for help";
        for (;;) {
            switch (interview.stage()) {
                case Interview::Stage::question: question(interview, journal); break;
                case Interview::Stage::review: review(interview); break;
                case Interview::Stage::done:
                    if (was_apart_) terminal_.wipe();
                    return Ending::complete;
            }
        }
    } catch (const Stopped& stopped) {
        return stopped.ending;
    }
}

void Conversation::question(Interview& interview, Journal& journal) {
    const bool apart = !entry_ && interview.apart(interview.item());
    if (apart || was_apart_) terminal_.wipe();
    was_apart_ = apart;
    const auto page = [&] { return entry_ ? administer::entry_line(interview, manner()) : administer::question(interview, manner()); };
    command(interview, journal, ask(page, keys_for(interview)));
}

void Conversation::command(Interview& interview, Journal& journal, const std::string& text) {
    if (text.empty() || text == "\n") {
        const std::string offered = interview.offered(interview.item());
        if (!offered.empty() && !interview.said(interview.item())) take(interview, journal, offered);
        else if (!interview.keep()) note_ = "Nothing is answered yet: " + interview.expected() + ", or s to leave it out";
    } else if (text == "?") {
        note_ = administer::help(interview, manner());
    } else if (text == "b") {
        if (!interview.back())
            note_ = interview.apart(interview.item()) && !entry_ ? "There is no way back here." : "This is the first question here.";
    } else if (text == "s") {
        if (entry_) take(interview, journal, "skipped");
        else leave_out(interview, journal);
    } else if (text == "x" && !entry_ && interview.apart(interview.item())) {
        terminal_.wipe();
        throw Stopped{Ending::left};
    } else if (entry_ && text == "d") {
        take(interview, journal, "declined");
    } else if (text == "n" && (entry_ ? interview.asked().may_not_apply : interview.n_is_a_key())) {
        take(interview, journal, "inapplicable");
    } else {
        take(interview, journal, cell_of(text, interview.texts().response_of(interview.item())));
    }
}

void Conversation::take(Interview& interview, Journal& journal, const std::string& cell) {
    if (interview.fits(cell)) {
        journal.add(interview.asked().id, cell);
        interview.answer(cell);
    } else note_ = "\"" + cell + "\" is no answer here: " + interview.expected();
}

void Conversation::leave_out(Interview& interview, Journal& journal) {
    const std::string why = ask([&] { return administer::reasons(interview, manner()); }, plain_ ? Keys::none : Keys::all);
    if (why == "s" || why.empty()) take(interview, journal, "skipped");
    else if (why == "d") take(interview, journal, "declined");
    else if (why == "n" && interview.asked().may_not_apply) take(interview, journal, "inapplicable");
}

void Conversation::review(Interview& interview) {
    const std::vector<std::size_t> items = interview.reviewed();
    page_ = std::min(page_, items.size());
    std::size_t end = 0;
    const std::string text = ask([&] { return administer::review(interview, manner(), page_, end); }, Keys::none);
    const auto number = administer::numbered(text, items.size());
    if (text.empty()) {
        page_ = 0;
        interview.confirm();
    } else if (text == "b") {
        static_cast<void>(interview.back());
    } else if (text == "m" && end < items.size()) {
        page_ = end;
    } else if (text == "f") {
        page_ = 0;
    } else if (number) {
        interview.change(items[*number - 1]);
    } else {
        note_ = "\"" + text + "\" is none of the numbers here.";
    }
}

void Conversation::close(const Interview& interview, Ending ending) {
    if (entry_) return;
    if (ending == Ending::complete) terminal_.show(administer::closing(interview, manner()));
    terminal_.show(administer::care_card(interview, manner()));
}

}  // namespace attune::command
