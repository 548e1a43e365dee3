#pragma once

#include "score/pieces.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace attune::score {

/// The last cell of wide lines, with its line end, by the statuses of all scores of a line: most lines have one of few.
class StatusTexts {
public:
    static constexpr std::size_t most_scores = 21;  ///< of a line, for its key to hold them

    /// A key with the status of one more score.
    static std::uint64_t with(std::uint64_t key, std::uint8_t status) { return key << 3U | status; }

    /// The code of a text, for `view`; 0 where it is not kept.
    std::uint16_t code(std::uint64_t key) const { return slots_[place(key)].code; }
    Pieces::View view() const { return texts_.view(); }

    void keep(std::uint64_t key, std::string_view text) {
        if (text.size() > Pieces::most || last_ == most_texts || code(key) != 0) return;
        texts_.keep(++last_, text);
        slots_[place(key)] = {key, last_};
    }

private:
    struct Slot {
        std::uint64_t key = 0;
        std::uint16_t code = 0;
    };
    static constexpr std::uint16_t most_texts = 192;  // so that there always is an empty slot

    /// Where a key is, or would be.
    std::size_t place(std::uint64_t key) const {
        auto place = static_cast<std::uint8_t>((key * 0x9E3779B97F4A7C15U) >> 56U);  // Fibonacci hashing (Knuth, 1973)
        while (slots_[place].code != 0 && slots_[place].key != key) ++place;
        return place;
    }

    std::array<Slot, 256> slots_{};
    Pieces texts_;
    std::uint16_t last_ = 0;
};

}  // namespace attune::score
