#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

// A program built with ATTUNE_PORTABLE goes without the machine's own ways, so that both can be held against each other.
#if defined(__SSE2__) && !defined(ATTUNE_PORTABLE)
#define ATTUNE_SSE2 1
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
    /// Those from the `bytes`-th on, which must be one of the block.
    Delimiters after(std::size_t bytes) const { return {separators >> bytes, line_feeds >> bytes}; }
};

/// The place of the lowest bit; 64 where there is none.
inline std::size_t lowest(std::uint64_t bits) { return bits == 0 ? 64 : static_cast<std::size_t>(__builtin_ctzll(bits)); }

/// The bits below the lowest one; all where there is none.
inline std::uint64_t below_lowest(std::uint64_t bits) { return bits == 0 ? ~std::uint64_t{0} : (bits & (0 - bits)) - 1; }

/// Which bytes stand in quotes, the opening one among them and not the closing one: those with an odd number of quotes up to there.
inline std::uint64_t inside_quotes(std::uint64_t quotes) {
    for (unsigned by = 1; by < delimiter_block; by *= 2) quotes ^= quotes << by;
    return quotes;
}

/// The delimiters of a block, one byte after the other; for machines without a faster way, and for its test.
inline Delimiters delimiters_in_portably(const char* at, char separator) {
    Delimiters found;
    for (std::size_t k = 0; k < delimiter_block; ++k) {
        found.separators |= std::uint64_t{at[k] == separator} << k;
        found.line_feeds |= std::uint64_t{at[k] == '\n'} << k;
    }
    return found;
}

/// Where a block has some byte, likewise.
inline std::uint64_t places_of_portably(const char* at, char wanted) {
    std::uint64_t places = 0;
    for (std::size_t k = 0; k < delimiter_block; ++k) places |= std::uint64_t{at[k] == wanted} << k;
    return places;
}

/// The bytes at even places of a block, one byte after the other.
inline void take_even_portably(const char* at, unsigned char* to) {
    for (std::size_t k = 0; k < delimiter_block / 2; ++k) to[k] = static_cast<unsigned char>(at[2 * k]);
}

#if defined(ATTUNE_SSE2)

/// The same, many at once where the machine can.
inline std::uint64_t places_of(const char* at, char wanted) {
    std::uint64_t places = 0;
    for (unsigned k = 0; k < delimiter_block; k += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + k));  // NOLINT(*-reinterpret-cast): how these are read
        places |= std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(wanted))))} << k;
    }
    return places;
}

inline Delimiters delimiters_in(const char* at, char separator) { return {places_of(at, separator), places_of(at, '\n')}; }

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

inline namespace portable {  // other functions than those above, and so another name

inline std::uint64_t places_of(const char* at, char wanted) { return places_of_portably(at, wanted); }
inline Delimiters delimiters_in(const char* at, char separator) { return delimiters_in_portably(at, separator); }
inline void take_even(const char* at, unsigned char* to) { take_even_portably(at, to); }

}  // namespace portable

#endif

}  // namespace attune::text
