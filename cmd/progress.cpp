#include "progress.hpp"

#include <algorithm>
#include <string>
#include <unistd.h>

namespace attune::command {
namespace {

void show(std::string_view text) {
    if (::write(STDERR_FILENO, text.data(), text.size()) < 0) return;  // nobody to tell
}

}  // namespace

Progress::Progress(bool quiet, std::string_view what, bool beside)
    : shows_(!quiet && ::isatty(STDERR_FILENO) == 1 && !(beside && ::isatty(STDOUT_FILENO) == 1)),
      what_(what),
      next_(Clock::now() + std::chrono::seconds(1)) {}

Progress::~Progress() {
    if (shown_) show("\r\x1B[K");
}

void Progress::add_lines(std::string_view bytes) {
    if (shows_) add(static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n')));
}

void Progress::add(std::size_t count) {
    if (!shows_) return;
    count_ += count;
    const Clock::time_point now = Clock::now();
    if (now < next_) return;
    next_ = now + std::chrono::milliseconds(200);
    shown_ = true;
    show("\rattune: " + std::to_string(count_) + " " + std::string(what_) + "\x1B[K");
}

}  // namespace attune::command
