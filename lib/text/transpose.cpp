#include "text/transpose.hpp"

#include "text/delimiters.hpp"

namespace attune::text {

void transpose_portably(const unsigned char* from, std::size_t rows, std::size_t stride, unsigned char* to, std::size_t pitch,
                        std::size_t first) {
    for (std::size_t r = first; r < rows; ++r)
        for (std::size_t c = 0; c < stride; ++c) to[c * pitch + r] = from[r * stride + c];
}

#if defined(ATTUNE_SSE2)

namespace {

constexpr std::size_t side = 16;

struct Square {
    __m128i rows[side];  // NOLINT(*-avoid-c-arrays): an array of another kind forgets how these are aligned
};

/// A square of bytes. Each of the four rounds lays the first half of the rows into the gaps of the second, which moves a bit of a byte's
/// row number into its column number; after four all bits have changed places.
void transpose_square(const unsigned char* from, std::size_t stride, unsigned char* to, std::size_t pitch) {
    Square square;
    for (std::size_t r = 0; r < side; ++r)
        square.rows[r] =
            _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + r * stride));  // NOLINT(*-reinterpret-cast): how these are read
    for (int round = 0; round < 4; ++round) {
        Square laid;
        for (std::size_t r = 0; r < side / 2; ++r) {
            laid.rows[2 * r] = _mm_unpacklo_epi8(square.rows[r], square.rows[r + side / 2]);
            laid.rows[2 * r + 1] = _mm_unpackhi_epi8(square.rows[r], square.rows[r + side / 2]);
        }
        square = laid;
    }
    for (std::size_t c = 0; c < side; ++c)
        _mm_storeu_si128(reinterpret_cast<__m128i*>(to + c * pitch), square.rows[c]);  // NOLINT(*-reinterpret-cast)
}

}  // namespace

void transpose(const unsigned char* from, std::size_t rows, std::size_t stride, unsigned char* to, std::size_t pitch) {
    const std::size_t whole = rows / side * side;
    for (std::size_t r = 0; r < whole; r += side)
        for (std::size_t c = 0; c < stride; c += side) transpose_square(from + r * stride + c, stride, to + c * pitch + r, pitch);
    transpose_portably(from, rows, stride, to, pitch, whole);
}

#else

void transpose(const unsigned char* from, std::size_t rows, std::size_t stride, unsigned char* to, std::size_t pitch) {
    transpose_portably(from, rows, stride, to, pitch);
}

#endif

}  // namespace attune::text
