#pragma once

#include "text/delimiters.hpp"

#include <cstddef>
#include <cstdint>

namespace attune::text {

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
