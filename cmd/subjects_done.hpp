#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune::command {

/// How many subjects were done, and how many were left out and why.
struct SubjectsDone {
    std::string_view what;  ///< what was done with them: "reported"
    std::size_t done = 0;
    std::vector<std::pair<std::string, std::size_t>> left_out{};  ///< why, and how many

    void leave_out(const std::string& why, std::size_t count = 1);
};

/// `1,204 subjects reported, 3 left out: no readable date (2), one administration alone (1)`.
std::string done_words(const SubjectsDone& subjects);

/// Tells it on standard error where a reader cannot see it anyhow: where somebody was left out, and of more than one subject where that is a
/// terminal or the output (`path`) goes to a file or folder. Never where `quiet`.
void tell_done(const SubjectsDone& subjects, const std::string& path, bool quiet);

}  // namespace attune::command
