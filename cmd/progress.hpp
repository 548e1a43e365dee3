#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

namespace attune::command {

/// How far a long piece of work has come, on standard error: only where that is a terminal, and only after a second.
class Progress {
public:
    explicit Progress(bool quiet);
    ~Progress();  ///< takes its line away
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// More lines have been written.
    void add(std::string_view bytes);

private:
    using Clock = std::chrono::steady_clock;

    bool shows_;
    bool shown_ = false;
    std::size_t lines_ = 0;
    Clock::time_point next_;
};

}  // namespace attune::command
