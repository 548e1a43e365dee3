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
bool Conversation::is_whole(const std::string& typed, Keys keys) const {
    if (keys == Keys::none || typed.size() > 1) return false;
    if (keys == Keys::all || std::string_view("?bsdnx").find(typed) != std::string_view::npos) return true;
    return (typed == "p" && sensitive_) || (!extent_.is_whole() && (typed == "m" || typed == "f"));
}

/// Whether a key leaves the part apart at once: Escape, and wherever it cannot be a letter, x.
bool Conversation::leaves(const Key& key) const {
    return was_apart_ && (key.kind == Key::Kind::leave || (key.kind == Key::Kind::character && key.text == "x" && !in_words_));
}

void Conversation::leave() {
    terminal_.wipe();
    throw Stopped{Ending::left};
}

void Conversation::stop() {
    if (was_apart_) terminal_.wipe();
    else if (!terminal_.screen()) terminal_.show("\n");
    throw Stopped{Ending::stopped};
}

/// Takes the last character off what is typed and shown, or all of it.
void Conversation::take_back(std::string& typed, bool all) {
    for (bool more = true; more && !typed.empty(); more = all)
        for (std::size_t width = erase_last(typed); width > 0; --width) terminal_.show("\b \b");
}

void Conversation::tell_first(const std::function<std::string()>& page) {
    constexpr std::size_t between = 2;  // a blank line, and that of the prompt
    if (note_.empty() || entry_) return;
    const std::string note = administer::wrapped(note_, manner().width);
    if (administer::lines_of(note) + administer::lines_of(page()) + between <= manner().height) return;
    note_.clear();
    rest(note, "Enter goes on");
}

/// Shows a text until Enter.
void Conversation::rest(const std::string& text, const std::string& keys) {
    const auto show = [&] { terminal_.show(text + "\n" + administer::wrapped(keys, manner().width) + "> ", true); };
    if (was_apart_) terminal_.wipe();
    show();
    for (;;) {
        const Key key = terminal_.read();
        if (leaves(key)) leave();
        if (key.kind == Key::Kind::stop) stop();
        if (key.kind == Key::Kind::redraw) show();
        if (key.kind == Key::Kind::enter) break;
    }
    terminal_.show("\n");
    if (was_apart_) terminal_.wipe();
}

/// One quiet line, once with each question; nothing else happens.
void Conversation::offer_pause(const std::string& typed) {
    if (std::exchange(pause_offered_, true)) return;
    terminal_.show("\n\n" + administer::wrapped(administer::pause_offer(in_words_ || plain_), manner().width) + "> " + typed);
}

void Conversation::pause() {
    in_words_ = false;
    rest(administer::pause(manner()), was_apart_ ? "Enter goes on · x leaves" : "Enter goes on · Ctrl-C stops; what is answered is kept");
}

/// Turns the page of a long list, where that is what was typed.
bool Conversation::turned(const std::string& text, administer::Extent& extent) {
    if (text == "m" && extent.goes_on()) extent.first = extent.end;
    else if (text == "f" && extent.first > 0) extent.first = 0;
    else return false;
    return true;
}

std::string Conversation::ask(const std::function<std::string()>& page, Keys keys) {
    std::string typed;
    tell_first(page);
    const std::string note = std::exchange(note_, {});
    const auto show = [&] {
        terminal_.show((note.empty() ? "" : administer::wrapped(note, manner().width) + "\n") + page() + (entry_ ? "" : "> ") + typed,
                       true);
    };
    show();
    for (;;) {
        const Key key = sensitive_ && !pause_offered_ ? terminal_.read(patience_) : terminal_.read();
        if (leaves(key)) leave();
        switch (key.kind) {
            case Key::Kind::stop: stop();
            case Key::Kind::idle: offer_pause(typed); break;
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
        const std::string text = ask([&] { return administer::choice(title, lines, manner(), extent_); }, Keys::none);
        if (text.empty()) return std::nullopt;
        if (turned(text, extent_)) continue;
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
    in_words_ = interview.texts().response_of(interview.item()).type == Type::text;
    sensitive_ = !entry_ && interview.sensitive();
    const auto page = [&] {
        return entry_ ? administer::entry_line(interview, manner()) : administer::question(interview, manner(), extent_);
    };
    const std::size_t item = interview.item();
    const std::string typed = ask(page, keys_for(interview));
    const bool takes_pause = typed == "p" && sensitive_ && (!in_words_ || pause_offered_);
    if (takes_pause) pause();
    else if (!turned(typed, extent_)) command(interview, journal, typed);
    if (interview.stage() == Interview::Stage::question && interview.item() == item) return;
    pause_offered_ = false;
    extent_ = {};
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
        leave();
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
        journal.add(interview.asked().id, interview.kept(cell));
        interview.answer(cell);
    } else note_ = "\"" + cell + "\" is no answer here: " + interview.expected();
}

void Conversation::leave_out(Interview& interview, Journal& journal) {
    in_words_ = false;
    const std::string why = ask([&] { return administer::reasons(interview, manner()); }, plain_ ? Keys::none : Keys::all);
    if (why == "s" || why.empty()) take(interview, journal, "skipped");
    else if (why == "d") take(interview, journal, "declined");
    else if (why == "n" && interview.asked().may_not_apply) take(interview, journal, "inapplicable");
}

void Conversation::review(Interview& interview) {
    const std::vector<std::size_t> items = interview.reviewed();
    sensitive_ = false;
    const std::string text = ask([&] { return administer::review(interview, manner(), reviewed_); }, Keys::none);
    const auto number = administer::numbered(text, items.size());
    if (turned(text, reviewed_)) return;
    if (text.empty()) {
        reviewed_ = {};
        interview.confirm();
    } else if (text == "b") {
        static_cast<void>(interview.back());
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
