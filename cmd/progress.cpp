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

Progress::Progress(bool quiet)
    : shows_(!quiet && ::isatty(STDERR_FILENO) == 1 && ::isatty(STDOUT_FILENO) != 1), next_(Clock::now() + std::chrono::seconds(1)) {}

Progress::~Progress() {
    if (shown_) show("\r\x1B[K");
}

void Progress::add(std::string_view bytes) {
    if (!shows_) return;
    lines_ += static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n'));
    const Clock::time_point now = Clock::now();
    if (now < next_) return;
    next_ = now + std::chrono::milliseconds(200);
    shown_ = true;
    show("\rattune: " + std::to_string(lines_) + " lines written\x1B[K");
}

}  // namespace attune::command
