#include "text/whole_records.hpp"

#include "text/clones.hpp"
#include "text/delimiters.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <utility>

namespace attune::text {
namespace {

/// The quote that closes the field opened before `at`, or nullptr; one that is doubled closes nothing.
const char* closing_quote(const char* at, const char* end) {
    while ((at = find(at, end, '"')) && at + 1 < end && at[1] == '"') at += 2;
    return at;
}

/// Past the last line feed in some bytes, or nullptr.
const char* after_last_line(const char* from, const char* to) {
    const void* last = ::memrchr(from, '\n', static_cast<std::size_t>(to - from));
    return last ? static_cast<const char*>(last) + 1 : nullptr;
}

/// Where the last line ends of which no part stands in quotes. The stretches between quotes are looked at backwards from the last one, as far as
/// they are kept; where none of these has an end, which takes a record of hundreds of quoted cells, each is looked at as it comes.
class LastLine {
public:
    explicit LastLine(bool each) : each_(each) {}

    void add(const char* from, const char* to) {
        if (!each_) stretches_[count_++ % stretches_.size()] = {from, to};
        else if (const char* after = after_last_line(from, to)) found_ = after;
    }
    const char* end() const {
        const std::size_t kept = std::min(count_, stretches_.size());
        const char* found = found_;
        for (std::size_t k = 1; !found && k <= kept; ++k) {
            const auto& [from, to] = stretches_[(count_ - k) % stretches_.size()];
            found = after_last_line(from, to);
        }
        return found;
    }
    bool has_lost() const { return count_ > stretches_.size(); }

private:
    bool each_;
    std::array<std::pair<const char*, const char*>, 512> stretches_{};
    std::size_t count_ = 0;
    const char* found_ = nullptr;
};

/// `each`: see LastLine.
std::size_t count_whole(const char* begin, const char* end, char separator, bool each) {
    LastLine last(each);
    const char* outside = begin;  // since then nothing stands in quotes
    const char* quote = find(begin, end, '"');
    while (quote) {
        const bool opens = quote == begin || quote[-1] == separator || quote[-1] == '\n';
        const char* next = quote + 1;
        if (opens) {
            last.add(outside, quote);
            const char* close = closing_quote(next, end);
            outside = next = close ? close + 1 : end;
        }
        quote = find(next, end, '"');
    }
    last.add(outside, end);
    if (const char* whole = last.end()) return static_cast<std::size_t>(whole - begin);
    return last.has_lost() ? count_whole(begin, end, separator, true) : 0;
}

/// What `count_paired` gives where quotes do not come in pairs, one after a separator, a line feed or another quote.
constexpr std::size_t unpaired = SIZE_MAX;

/// The same, a block at a time, for quotes that come in pairs: what has an odd number of them before it stands in quotes.
ATTUNE_CLONES std::size_t count_paired(const char* begin, const char* end, char separator) {
    std::size_t whole = 0;
    std::uint64_t open = 0;     // all bits, where a field in quotes goes on from one block to the next
    std::uint64_t opening = 1;  // whether a quote at the beginning of the block may open a field
    for (const char* at = begin; at < end; at += delimiter_block) {
        const auto left = static_cast<std::size_t>(end - at);
        const std::uint64_t known = left < delimiter_block ? (std::uint64_t{1} << left) - 1 : ~std::uint64_t{0};
        const Delimiters found = delimiters_in(at, separator);
        const std::uint64_t quotes = places_of(at, '"') & known;
        const std::uint64_t inside = inside_quotes(quotes) ^ open;
        const std::uint64_t before = found.separators | found.line_feeds | quotes;
        if ((quotes & inside & ~(before << 1U | opening)) != 0) return unpaired;
        opening = before >> (delimiter_block - 1);
        open = 0 - (inside >> (delimiter_block - 1));
        const std::uint64_t ends = found.line_feeds & ~inside & known;
        if (ends != 0) whole = static_cast<std::size_t>(at - begin) + delimiter_block - static_cast<std::size_t>(__builtin_clzll(ends));
    }
    return whole;
}

}  // namespace

std::size_t whole_records(const char* begin, const char* end, char separator) {
    const std::size_t paired = count_paired(begin, end, separator);
    return paired != unpaired ? paired : count_whole(begin, end, separator, false);
}

/// Counted in bytes for as long as these can hold it, which a compiler does many at a time.
ATTUNE_CLONES std::size_t count_lines(const char* at, std::size_t size) {
    constexpr std::size_t most = 255;
    std::array<unsigned char, 64> lanes{};
    std::size_t lines = 0;
    std::size_t k = 0;
    while (k + lanes.size() <= size) {
        lanes.fill(0);
        for (std::size_t turns = 0; turns < most && k + lanes.size() <= size; ++turns, k += lanes.size())
            for (std::size_t lane = 0; lane < lanes.size(); ++lane)
                lanes[lane] = static_cast<unsigned char>(lanes[lane] + (at[k + lane] == '\n' ? 1 : 0));
        for (const unsigned char lane : lanes) lines += lane;
    }
    for (; k < size; ++k) lines += at[k] == '\n' ? 1 : 0;
    return lines;
}

}  // namespace attune::text
