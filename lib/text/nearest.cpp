#include "text/nearest.hpp"

#include <algorithm>
#include <cctype>

namespace attune::text {
namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

/// Edits (insert, drop, replace, swap of neighbours) from one word to the other: Damerau–Levenshtein, adjacent swaps.
std::size_t distance(const std::string& a, const std::string& b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            d[i][j] = std::min({replaced, d[i - 1][j] + 1, d[i][j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    }
    return d[a.size()][b.size()];
}

}  // namespace

std::string nearest(std::string_view name, const std::vector<std::string>& known) {
    constexpr std::size_t longest = 100;
    if (name.empty() || name.size() > longest) return {};
    const std::string wanted = lower(name);
    std::string best;
    std::size_t least = std::max<std::size_t>(1, (wanted.size() + 1) / 3) + 1;
    for (const std::string& candidate : known) {
        if (candidate.size() > longest) continue;
        const std::size_t d = distance(wanted, lower(candidate));
        if (d >= least) continue;
        least = d;
        best = candidate;
    }
    return best;
}

}  // namespace attune::text
