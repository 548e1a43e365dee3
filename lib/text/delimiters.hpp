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

/// Which of the bytes from `at` on are a separator or a line feed, a bit each, the first the lowest. One byte after the other; for
/// machines without a faster way, and for its test.
inline unsigned delimiters_in_portably(const char* at, char separator) {
    unsigned found = 0;
    for (std::size_t k = 0; k < delimiter_block; ++k) found |= static_cast<unsigned>(at[k] == separator || at[k] == '\n') << k;
    return found;
}

/// The same, all at once where the machine can.
inline unsigned delimiters_in(const char* at, char separator) {
#if defined(__SSE2__)
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));  // NOLINT(*-reinterpret-cast): how these are read
    const __m128i separators = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(separator));
    const __m128i line_feeds = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n'));
    return static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(separators, line_feeds)));
#else
    return delimiters_in_portably(at, separator);
#endif
}

}  // namespace attune::text
