#include "summary.hpp"

#include "output.hpp"

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

std::string summary_words(const Summary& summary) {
    std::string words = grouped(summary.done) + (summary.done == 1 ? " subject " : " subjects ") + std::string(summary.what);
    if (summary.left_out.empty()) return words;
    const std::size_t all = std::accumulate(summary.left_out.begin(), summary.left_out.end(), std::size_t{0},
                                            [](std::size_t sum, const auto& one) { return sum + one.second; });
    words += ", " + grouped(all) + " left out: ";
    for (std::size_t k = 0; k < summary.left_out.size(); ++k) {
        words += (k > 0 ? ", " : "") + summary.left_out[k].first;
        if (summary.left_out.size() > 1) words += " (" + grouped(summary.left_out[k].second) + ")";
    }
    return words;
}

void tell_summary(const Summary& summary, const std::string& path, bool quiet) {
    const bool away = (!path.empty() && path != "-") || ::isatty(STDERR_FILENO) == 1;
    if (quiet || (summary.left_out.empty() && (summary.done < 2 || !away))) return;
    tell("attune: " + summary_words(summary));
}

}  // namespace attune::command
