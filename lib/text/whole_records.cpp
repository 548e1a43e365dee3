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

/// The quotes in some bytes, a block of which is looked at together; after them a block more may be looked at.
class Quotes {
public:
    Quotes(const char* begin, const char* end) : block_(begin), end_(end), places_(begin < end ? places_of(begin, '"') : 0) {}

    /// The first one from `at` on, or nullptr; `at` does not go back.
    const char* from(const char* at) {
        if (at - block_ < static_cast<std::ptrdiff_t>(delimiter_block)) {
            places_ &= ~std::uint64_t{0} << static_cast<std::size_t>(at - block_);
        } else {
            block_ = at;
            places_ = at < end_ ? places_of(at, '"') : 0;
        }
        while (places_ == 0) {
            if (end_ - block_ <= static_cast<std::ptrdiff_t>(delimiter_block)) return nullptr;
            block_ += delimiter_block;
            places_ = places_of(block_, '"');
        }
        const char* const quote = block_ + lowest(places_);
        return quote < end_ ? quote : nullptr;
    }

    /// The one that closes the field opened before `at`, or nullptr; one that is doubled closes nothing.
    const char* closing(const char* at) {
        while ((at = from(at)) && at + 1 < end_ && at[1] == '"') at += 2;
        return at;
    }

private:
    const char* block_;
    const char* end_;
    std::uint64_t places_;
};

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
    Quotes quotes(begin, end);
    const char* quote = quotes.from(begin);
    while (quote) {
        const bool opens = quote == begin || quote[-1] == separator || quote[-1] == '\n';
        const char* next = quote + 1;
        if (opens) {
            last.add(outside, quote);
            const char* close = quotes.closing(next);
            outside = next = close ? close + 1 : end;
        }
        quote = quotes.from(next);
    }
    last.add(outside, end);
    if (const char* whole = last.end()) return static_cast<std::size_t>(whole - begin);
    return last.has_lost() ? count_whole(begin, end, separator, true) : 0;
}

}  // namespace

std::size_t whole_records(const char* begin, const char* end, char separator) { return count_whole(begin, end, separator, false); }

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
