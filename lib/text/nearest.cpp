#include "text/nearest.hpp"

#include <algorithm>
#include <utf8proc.h>

namespace attune::text {
namespace {

/// The letters of a word, case aside; a malformed byte stands for itself.
std::u32string letters(std::string_view text) {
    std::u32string out;
    while (!text.empty()) {
        utf8proc_int32_t letter = 0;
        const auto bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
        const utf8proc_ssize_t length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &letter);
        out += length > 0 ? static_cast<char32_t>(utf8proc_tolower(letter)) : static_cast<unsigned char>(text.front());
        text.remove_prefix(length > 0 ? static_cast<std::size_t>(length) : 1);
    }
    return out;
}

/// Edits (insert, drop, replace, swap of neighbours) from one word to the other. Only the last three rows of the table are kept.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
    std::vector<std::size_t> before_last(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::swap(before_last, last);
        std::swap(last, row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
    }
    return row[b.size()];
}

}  // namespace

std::string nearest(std::string_view name, const std::vector<std::string>& known) {
    constexpr std::size_t longest = 100;  // bytes: no name is longer, and the work grows with the square
    if (name.empty() || name.size() > longest) return {};
    const std::u32string wanted = letters(name);
    std::string best;
    std::size_t least = longest;
    for (const std::string& candidate : known) {
        if (candidate.size() > longest) continue;
        const std::u32string other = letters(candidate);
        const std::size_t longer = std::max(wanted.size(), other.size());
        const std::size_t bound = std::min(longer / 3 + 1, least);
        if (longer - std::min(wanted.size(), other.size()) >= bound) continue;
        const std::size_t edits = distance(wanted, other);
        if (edits >= bound) continue;
        least = edits;
        best = candidate;
    }
    return best;
}

}  // namespace attune::text
