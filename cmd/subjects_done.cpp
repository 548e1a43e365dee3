#include "subjects_done.hpp"

#include "output.hpp"

#include <algorithm>
#include <numeric>
#include <unistd.h>

namespace attune::command {
namespace {

/// `1,204`.
std::string grouped(std::size_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
    return digits;
}

}  // namespace

void SubjectsDone::leave_out(const std::string& why, std::size_t count) {
    if (count == 0) return;
    const auto known = std::find_if(left_out.begin(), left_out.end(), [&](const auto& one) { return one.first == why; });
    if (known == left_out.end()) left_out.emplace_back(why, count);
    else known->second += count;
}

std::string done_words(const SubjectsDone& subjects) {
    std::string words = grouped(subjects.done) + (subjects.done == 1 ? " subject " : " subjects ") + std::string(subjects.what);
    if (subjects.left_out.empty()) return words;
    const std::size_t all = std::accumulate(subjects.left_out.begin(), subjects.left_out.end(), std::size_t{0},
                                            [](std::size_t sum, const auto& one) { return sum + one.second; });
    words += ", " + grouped(all) + " left out: ";
    for (std::size_t k = 0; k < subjects.left_out.size(); ++k) {
        words += (k > 0 ? ", " : "") + subjects.left_out[k].first;
        if (subjects.left_out.size() > 1) words += " (" + grouped(subjects.left_out[k].second) + ")";
    }
    return words;
}

void tell_done(const SubjectsDone& subjects, const std::string& path, bool quiet) {
    const bool away = (!path.empty() && path != "-") || ::isatty(STDERR_FILENO) == 1;
    if (quiet || (subjects.left_out.empty() && (subjects.done < 2 || !away))) return;
    tell("attune: " + done_words(subjects));
}

}  // namespace attune::command
