#pragma once

#include "administer/interview.hpp"
#include "administer/journal.hpp"
#include "administer/prompts.hpp"
#include "terminal.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace attune::command {

/// How an interview ended: all answered; broken off; or left by the key that says nothing.
enum class Ending { complete, stopped, left };

/// The talk between a person at a terminal and an interview. Each answer is in the journal before the next question shows.
class Conversation {
public:
    /// `entry`: keying from paper, by labels. `plain`: every answer ends with Enter. `patience`: how long nobody presses a key before a
    /// pause is offered in a sensitive part.
    Conversation(Terminal& terminal, bool entry, bool plain, std::chrono::milliseconds patience = {})
        : terminal_(terminal), entry_(entry), plain_(plain), patience_(patience) {}

    /// One of several lines, by its number; none where Enter alone is pressed. Throws Stopped.
    std::optional<std::size_t> choose(const std::string& title, const std::vector<std::string>& lines);
    /// One line typed in answer to `prompt`. Throws Stopped.
    std::string ask_line(const std::string& prompt);
    /// Asks until all is answered and looked through. `fresh`: with the opening page.
    Ending run(administer::Interview& interview, administer::Journal& journal, bool fresh);
    /// The closing words, after the terminal is as it was.
    void close(const administer::Interview& interview, Ending ending);

    /// Thrown where the person stopped, or left without a word.
    struct Stopped {
        Ending ending;
    };

private:
    administer::Manner manner() const;
    /// Which keys need no Enter, on a line that is empty.
    enum class Keys { none, commands, all };
    /// Shows a page and gives what is typed: a line, or a single character where that needs no Enter.
    std::string ask(const std::function<std::string()>& page, Keys keys);
    /// What is to be told first, on a page of its own where it would push the question off the screen.
    void tell_first(const std::function<std::string()>& page);
    /// Ends all at once, in the part apart.
    [[noreturn]] void leave();
    [[noreturn]] void stop();
    bool leaves(const Key& key) const;
    void rest(const std::string& text, const std::string& keys);
    void offer_pause(const std::string& typed);
    void pause();
    static bool turned(const std::string& text, administer::Extent& extent);
    Keys keys_for(const administer::Interview& interview) const;
    bool is_whole(const std::string& typed, Keys keys) const;
    void take_back(std::string& typed, bool all);
    void question(administer::Interview& interview, administer::Journal& journal);
    void command(administer::Interview& interview, administer::Journal& journal, const std::string& text);
    void take(administer::Interview& interview, administer::Journal& journal, const std::string& cell);
    void leave_out(administer::Interview& interview, administer::Journal& journal);
    void review(administer::Interview& interview);

    Terminal& terminal_;
    bool entry_;
    bool plain_;
    std::chrono::milliseconds patience_;
    std::string note_;             ///< what is told above the next prompt
    administer::Extent extent_;    ///< of the list with the question
    administer::Extent reviewed_;  ///< of the answers that are looked through
    bool was_apart_ = false;
    bool in_words_ = false;  ///< an x may be a letter of the answer
    bool sensitive_ = false;
    bool pause_offered_ = false;  ///< with the question asked
};

}  // namespace attune::command
