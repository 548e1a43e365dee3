#include "terminal.hpp"

#include "text/fault.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>
#include <utility>

namespace attune::command {
namespace {

// the other screen of a terminal keeps nothing that has scrolled away
constexpr std::string_view screen_begins = "\x1B[?1049h\x1B[?2004h\x1B[H\x1B[2J";  // pasted text comes marked
constexpr std::string_view screen_ends = "\x1B[2J\x1B[?2004l\x1B[?1049l";
constexpr std::string_view screen_cleared = "\x1B[H\x1B[2J";
constexpr std::string_view scrolled_cleared = "\x1B[3J";
constexpr unsigned char first_printable = 0x20;
constexpr int escape_wait = 50;  // milliseconds in which the rest of a key's sequence must come

sigset_t signals() {
    sigset_t set;
    ::sigemptyset(&set);
    for (const int number : {SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH}) ::sigaddset(&set, number);
    return set;
}

bool is_ready(int descriptor, int milliseconds) {
    pollfd one{descriptor, POLLIN, 0};
    return ::poll(&one, 1, milliseconds) == 1;
}

/// How many bytes follow the first one of a character.
int continuation(unsigned char lead) { return lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0; }

}  // namespace

struct Terminal::State {
    int device = -1;
    int events = -1;
    bool screen = false;
    bool raw = false;
    bool pasting = false;
    bool resumed = false;  ///< the signal that ended a stop of our own is still to come
    termios before{};
    sigset_t mask_before{};

    void write(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t wrote = ::write(device, bytes.data(), bytes.size());
            if (wrote < 0 && errno == EINTR) continue;
            if (wrote <= 0) return;  // hung up: the next key tells
            bytes.remove_prefix(static_cast<std::size_t>(wrote));
        }
    }

    void enter() {
        termios now = before;
        now.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | IEXTEN);
        now.c_cc[VMIN] = 1;
        now.c_cc[VTIME] = 0;
        ::tcsetattr(device, TCSADRAIN, &now);
        if (screen) write(screen_begins);
        raw = true;
    }

    void leave() {
        if (!raw) return;
        if (screen) write(screen_ends);
        ::tcsetattr(device, TCSADRAIN, &before);
        raw = false;
    }

    /// Stops as if nothing had been caught, and goes on where the shell lets it.
    void suspend() {
        leave();
        sigset_t stop;
        ::sigemptyset(&stop);
        ::sigaddset(&stop, SIGTSTP);
        ::kill(::getpid(), SIGTSTP);
        ::pthread_sigmask(SIG_UNBLOCK, &stop, nullptr);
        ::pthread_sigmask(SIG_BLOCK, &stop, nullptr);
        resumed = true;
        enter();
    }

    Key signalled() {
        signalfd_siginfo info{};
        if (::read(events, &info, sizeof info) != static_cast<ssize_t>(sizeof info)) return {};
        switch (static_cast<int>(info.ssi_signo)) {
            case SIGTSTP: suspend(); return {Key::Kind::redraw, {}};
            case SIGCONT:
                if (std::exchange(resumed, false)) return {};
                leave();
                enter();
                return {Key::Kind::redraw, {}};
            case SIGWINCH: return {Key::Kind::redraw, {}};
            default: return {Key::Kind::stop, {}};
        }
    }

    /// One byte, or nothing where the terminal is gone.
    bool byte(char& c) const {
        for (;;) {
            const ssize_t got = ::read(device, &c, 1);
            if (got == 1) return true;
            if (got < 0 && errno == EINTR) continue;
            return false;
        }
    }

    /// What follows an escape: nothing, an arrow, an end of pasted text, or some key without a meaning here.
    Key escaped() {
        char c = 0;
        if (!is_ready(device, escape_wait)) return {Key::Kind::leave, {}};
        if (!byte(c)) return {};
        if (static_cast<unsigned char>(c) < first_printable) return {Key::Kind::leave, {}};  // pressed again, or with Enter in haste
        if (c != '[' && c != 'O') return {};
        std::string sequence;
        while (is_ready(device, escape_wait) && byte(c)) {
            sequence += c;
            if (c >= '@' && c <= '~') break;
        }
        if (sequence == "200~" || sequence == "201~") pasting = sequence == "200~";
        return {sequence == "D" ? Key::Kind::left : Key::Kind::other, {}};
    }

    Key typed() {
        char c = 0;
        if (!byte(c)) return {Key::Kind::stop, {}};
        // a line that ends in the middle of pasted text is no answer to the next question
        if (pasting && (c == '\n' || c == '\r' || c == '\t')) return {Key::Kind::character, " "};
        switch (c) {
            case '\n':
            case '\r': return {Key::Kind::enter, {}};
            case '\x7F':
            case '\b': return {Key::Kind::erase, {}};
            case '\x15': return {Key::Kind::erase_all, {}};
            case '\x03':
            case '\x04': return {Key::Kind::stop, {}};
            case '\x1B': return escaped();
            default: break;
        }
        const auto lead = static_cast<unsigned char>(c);
        if (lead < first_printable) return {};
        Key key{Key::Kind::character, std::string(1, c)};
        for (int k = continuation(lead); k > 0 && is_ready(device, escape_wait) && byte(c); --k) key.text += c;
        return key;
    }
};

bool Terminal::there() {
    const int device = ::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (device < 0) return false;
    ::close(device);
    return true;
}

Terminal::Terminal(bool screen) : state_(std::make_unique<State>()) {
    state_->device = ::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (state_->device < 0 || ::tcgetattr(state_->device, &state_->before) != 0)
        throw system_fault("/dev/tty", "the terminal cannot be used", errno);
    const sigset_t set = signals();
    ::pthread_sigmask(SIG_BLOCK, &set, &state_->mask_before);
    state_->events = ::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    state_->screen = screen;
    state_->enter();
}

Terminal::~Terminal() {
    leave();
    // what came while the answers were saved has nothing left to stop
    signalfd_siginfo info{};
    while (::read(state_->events, &info, sizeof info) > 0) {
    }
    ::close(state_->events);
    ::close(state_->device);
    ::pthread_sigmask(SIG_SETMASK, &state_->mask_before, nullptr);
}

void Terminal::show(std::string_view text, bool fresh) {
    if (fresh && state_->screen && state_->raw) state_->write(screen_cleared);
    state_->write(text);
}

void Terminal::wipe() {
    if (state_->screen) return state_->write(screen_cleared);  // nothing scrolls away there
    const char* kind = std::getenv("TERM");                    // NOLINT(concurrency-mt-unsafe): nothing sets the environment
    const bool knows = kind && std::string_view(kind) != "dumb" && !std::string_view(kind).empty();
    state_->write(knows ? std::string(screen_cleared) + std::string(scrolled_cleared) : std::string(height(), '\n'));
}

Key Terminal::read(std::optional<std::chrono::milliseconds> patience) {
    constexpr int for_ever = -1;
    for (;;) {
        std::array<pollfd, 2> both{{{state_->device, POLLIN, 0}, {state_->events, POLLIN, 0}}};
        const int found = ::poll(both.data(), both.size(), patience ? static_cast<int>(patience->count()) : for_ever);
        if (found < 0 && errno != EINTR) return {Key::Kind::stop, {}};
        if (found == 0) return {Key::Kind::idle, {}};
        if (found < 0) continue;
        if (both[1].revents != 0) return state_->signalled();
        if (both[0].revents != 0) return state_->typed();
    }
}

std::size_t Terminal::width() const {
    winsize size{};
    return ::ioctl(state_->device, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

std::size_t Terminal::height() const {
    winsize size{};
    return ::ioctl(state_->device, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 ? size.ws_row : 24;
}

bool Terminal::screen() const { return state_->screen; }

void Terminal::leave() { state_->leave(); }

}  // namespace attune::command
