#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

namespace attune::command {

/// How far a long piece of work has come, on standard error: only where that is a terminal, and only after a second.
class Progress {
public:
    /// `what` is counted: "rows read". `beside`: the output goes out meanwhile, and shows by itself on a terminal.
    Progress(bool quiet, std::string_view what, bool beside = false);
    ~Progress();  ///< takes its line away
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// So many more are done.
    void add(std::size_t count);
    /// As many as there are lines in what was written.
    void add_lines(std::string_view bytes);

private:
    using Clock = std::chrono::steady_clock;

    bool shows_;
    bool shown_ = false;
    std::string_view what_;
    std::size_t count_ = 0;
    Clock::time_point next_;
};

}  // namespace attune::command
