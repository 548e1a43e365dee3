#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace attune::text {

/// The first `c` in some bytes, or nullptr.
inline const char* find(const char* from, const char* end, char c) {
    return static_cast<const char*>(std::memchr(from, c, static_cast<std::size_t>(end - from)));
}

/// How many bytes are looked at together.
constexpr std::size_t delimiter_block = 64;

/// Which of some bytes are a separator and which a line feed, a bit each, the first byte the lowest.
struct Delimiters {
    std::uint64_t separators = 0;
    std::uint64_t line_feeds = 0;

    friend bool operator==(const Delimiters&, const Delimiters&) = default;
};

/// The place of the lowest bit; 64 where there is none.
inline std::size_t lowest(std::uint64_t bits) { return bits == 0 ? 64 : static_cast<std::size_t>(__builtin_ctzll(bits)); }

/// The bits below the lowest one; all where there is none.
inline std::uint64_t below_lowest(std::uint64_t bits) { return bits == 0 ? ~std::uint64_t{0} : (bits & (0 - bits)) - 1; }

/// The delimiters of a block, one byte after the other; for machines without a faster way, and for its test.
inline Delimiters delimiters_in_portably(const char* at, char separator) {
    Delimiters found;
    for (std::size_t k = 0; k < delimiter_block; ++k) {
        found.separators |= std::uint64_t{at[k] == separator} << k;
        found.line_feeds |= std::uint64_t{at[k] == '\n'} << k;
    }
    return found;
}

/// The bytes at even places of a block, one byte after the other.
inline void take_even_portably(const char* at, unsigned char* to) {
    for (std::size_t k = 0; k < delimiter_block / 2; ++k) to[k] = static_cast<unsigned char>(at[2 * k]);
}

#if defined(__SSE2__)

/// The same, many at once where the machine can.
inline Delimiters delimiters_in(const char* at, char separator) {
    const __m128i wanted = _mm_set1_epi8(separator);
    const __m128i feed = _mm_set1_epi8('\n');
    Delimiters found;
    for (unsigned k = 0; k < delimiter_block; k += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + k));  // NOLINT(*-reinterpret-cast): how these are read
        found.separators |= std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, wanted)))} << k;
        found.line_feeds |= std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, feed)))} << k;
    }
    return found;
}

inline void take_even(const char* at, unsigned char* to) {
    const __m128i low = _mm_set1_epi16(0xFF);
    for (std::size_t k = 0; k < delimiter_block; k += 32) {
        const auto* from = reinterpret_cast<const __m128i*>(at + k);  // NOLINT(*-reinterpret-cast)
        const __m128i first = _mm_and_si128(_mm_loadu_si128(from), low);
        const __m128i second = _mm_and_si128(_mm_loadu_si128(from + 1), low);
        _mm_storeu_si128(reinterpret_cast<__m128i*>(to + k / 2), _mm_packus_epi16(first, second));  // NOLINT(*-reinterpret-cast)
    }
}

#else

inline Delimiters delimiters_in(const char* at, char separator) { return delimiters_in_portably(at, separator); }
inline void take_even(const char* at, unsigned char* to) { take_even_portably(at, to); }

#endif

/// The delimiters from a place on, found a block at a time and looked at from there as it moves on.
class View {
public:
    View(const char* at, char separator) : separator_(separator), at_(at) { look(); }

    const char* at() const { return at_; }
    /// How many bytes from `at` on are known.
    std::size_t size() const { return size_; }
    /// The first separator and the first line feed from `at` on; 64 where none is known.
    std::size_t separator() const { return lowest(found_.separators); }
    std::size_t line_end() const { return lowest(found_.line_feeds); }
    /// The first place that breaks the turn of a character and its separator; `size` or more where none is known.
    std::size_t out_of_turn() const { return lowest(found_.separators ^ (every_other & known())); }

    /// Moves on by `bytes`, of the known ones at most, and looks again where none are left.
    void move(std::size_t bytes) {
        at_ += bytes;
        size_ -= bytes;
        if (size_ == 0) return look();
        found_.separators >>= bytes;
        found_.line_feeds >>= bytes;
    }
    /// The place of the first separator, which then is passed over though `at` stays; nullptr where none is left before the line's end, or known.
    const char* take_separator() {
        const std::uint64_t before = found_.separators & below_lowest(found_.line_feeds);
        if (before == 0) return nullptr;
        found_.separators &= found_.separators - 1;
        return at_ + lowest(before);
    }
    /// Finds the delimiters of a whole block.
    void look() {
        found_ = delimiters_in(at_, separator_);
        size_ = delimiter_block;
    }

private:
    static constexpr std::uint64_t every_other = 0xAAAAAAAAAAAAAAAA;

    std::uint64_t known() const { return ~std::uint64_t{0} >> (delimiter_block - size_); }

    char separator_;
    const char* at_;
    std::size_t size_ = 0;
    Delimiters found_;
};

}  // namespace attune::text
