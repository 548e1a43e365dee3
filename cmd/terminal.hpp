#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace attune::command {

/// What came from the keyboard, or from the system.
struct Key {
    enum class Kind {
        character,  ///< `text`: one character
        enter,
        erase,      ///< the character before
        erase_all,  ///< the line
        left,
        leave,   ///< Escape
        idle,    ///< none came for as long as was waited
        other,   ///< a key without a meaning here
        redraw,  ///< the size has changed, or the program goes on after a stop
        stop     ///< Ctrl-C, Ctrl-D, Ctrl-\, hang-up, or a request to end
    };
    Kind kind = Kind::other;
    std::string text;
};

/// The terminal itself, whatever standard input and output are: keys come one by one, unseen. Whatever way this ends, the terminal is as
/// it was. While it lives, interrupts and stops come as keys, so that none can come in the middle of saving.
class Terminal {
public:
    /// Whether there is one.
    static bool there();

    /// `screen`: on a screen of its own, which is gone at the end; else line after line.
    explicit Terminal(bool screen);
    ~Terminal();
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    /// Shows text, line ends as `\n`. With a screen of its own, `fresh` clears it first.
    void show(std::string_view text, bool fresh = false);
    /// Takes away all that was shown, also what has scrolled up, where the terminal knows how; else moves it out of sight.
    void wipe();
    /// The next key; `idle` where none comes for so long.
    Key read(std::optional<std::chrono::milliseconds> patience = std::nullopt);
    std::size_t width() const;
    std::size_t height() const;
    bool screen() const;
    /// Gives the terminal back as it was; what is shown from then on stays.
    void leave();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace attune::command
