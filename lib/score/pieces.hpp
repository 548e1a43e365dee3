#pragma once

#include "text/buffer.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace attune::score {

/// Texts by a small code, each written once and from then on copied: no number is spelled twice.
class Pieces {
public:
    bool has(std::size_t code) const { return code < slots_.size() && slots_[code].size > 0; }

    void keep(std::size_t code, std::string_view text) {
        if (code >= slots_.size()) slots_.resize(code + 1);
        Slot& slot = slots_[code];
        if (text.size() <= slot.bytes.size()) {
            text.copy(slot.bytes.data(), text.size());
            slot.size = static_cast<std::uint32_t>(text.size());
        } else {
            longer_.emplace_back(text);
            slot.longer = static_cast<std::uint32_t>(longer_.size());
            slot.size = 1;
        }
    }

    void append(std::size_t code, text::Buffer& out) const {
        const Slot& slot = slots_[code];
        if (slot.longer > 0) {
            out += longer_[slot.longer - 1];
            return;
        }
        std::memcpy(out.room(slot.bytes.size()), slot.bytes.data(), slot.bytes.size());  // all of it: what is too much is written over
        out.grew(slot.size);
    }

private:
    struct Slot {
        std::array<char, 56> bytes{};
        std::uint32_t size = 0;    ///< 0: no text yet
        std::uint32_t longer = 0;  ///< of a text with no room here its place among the longer ones, from 1
    };
    std::vector<Slot> slots_;
    std::vector<std::string> longer_;
};

}  // namespace attune::score
