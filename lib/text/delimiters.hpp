#pragma once

#include <cstddef>
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
constexpr std::size_t delimiter_block = 16;

/// Which of some bytes are a separator and which a line feed, a bit each, the first byte the lowest.
struct Delimiters {
    unsigned separators = 0;
    unsigned line_feeds = 0;

    friend bool operator==(const Delimiters&, const Delimiters&) = default;
};

/// The delimiters of a block, one byte after the other; for machines without a faster way, and for its test.
inline Delimiters delimiters_in_portably(const char* at, char separator) {
    Delimiters found;
    for (std::size_t k = 0; k < delimiter_block; ++k) {
        found.separators |= static_cast<unsigned>(at[k] == separator) << k;
        found.line_feeds |= static_cast<unsigned>(at[k] == '\n') << k;
    }
    return found;
}

/// The same, all at once where the machine can.
inline Delimiters delimiters_in(const char* at, char separator) {
#if defined(__SSE2__)
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));  // NOLINT(*-reinterpret-cast): how these are read
    return {static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(separator)))),
            static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n'))))};
#else
    return delimiters_in_portably(at, separator);
#endif
}

}  // namespace attune::text
