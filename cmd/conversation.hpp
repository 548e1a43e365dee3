#pragma once

#include "administer/interview.hpp"
#include "administer/journal.hpp"
#include "administer/prompts.hpp"
#include "terminal.hpp"

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
    /// `entry`: keying from paper, by labels. `plain`: every answer ends with Enter.
    Conversation(Terminal& terminal, bool entry, bool plain) : terminal_(terminal), entry_(entry), plain_(plain) {}

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
    Keys keys_for(const administer::Interview& interview) const;
    static bool is_whole(const std::string& typed, Keys keys);
    void take_back(std::string& typed, bool all);
    void question(administer::Interview& interview, administer::Journal& journal);
    void command(administer::Interview& interview, administer::Journal& journal, const std::string& text);
    void take(administer::Interview& interview, administer::Journal& journal, const std::string& cell);
    void leave_out(administer::Interview& interview, administer::Journal& journal);
    void review(administer::Interview& interview);

    Terminal& terminal_;
    bool entry_;
    bool plain_;
    std::string note_;      ///< what is told above the next prompt
    std::size_t page_ = 0;  ///< the first answer that the review shows
    bool was_apart_ = false;
};

}  // namespace attune::command
