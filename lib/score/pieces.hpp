#pragma once

#include "text/buffer.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace attune::score {

/// Texts by a small code, each written once and from then on copied: no number is spelled twice.
class Pieces {
public:
    /// A short text stands here itself, so that it is copied whole, with what is too much: that is written over.
    struct Piece {
        static constexpr std::size_t most = 30;
        std::array<char, most> bytes{};
        std::uint8_t size = 0;   ///< of a longer text `longer`, 0: no text yet
        bool incomplete = false;  ///< of a score that is not complete
    };
    static constexpr std::uint8_t longer = Piece::most + 1;

    bool has(std::size_t code) const { return code < pieces_.size() && pieces_[code].size > 0; }
    const Piece& of(std::size_t code) const { return pieces_[code]; }

    void keep(std::size_t code, std::string_view text, bool incomplete) {
        if (code >= pieces_.size()) pieces_.resize(code + 1);
        Piece& piece = pieces_[code];
        piece.incomplete = incomplete;
        piece.size = longer;
        if (text.size() > Piece::most) {
            longer_.emplace(code, text);
            return;
        }
        text.copy(piece.bytes.data(), text.size());
        piece.size = static_cast<std::uint8_t>(text.size());
    }

    void append(std::size_t code, text::Buffer& out) const {
        const Piece& piece = pieces_[code];
        if (piece.size == longer) {
            out += longer_.find(code)->second;
            return;
        }
        std::memcpy(out.room(sizeof(Piece)), &piece, sizeof(Piece));
        out.grew(piece.size);
    }

private:
    std::vector<Piece> pieces_;
    std::unordered_map<std::size_t, std::string> longer_;
};

}  // namespace attune::score
