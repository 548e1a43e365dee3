#pragma once

#include "score/outcomes.hpp"
#include "text/buffer.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

namespace attune::score {

/// Texts of `Most` bytes at most by a small code, each written once and from then on copied: no number is spelled twice. A longer text is
/// not kept.
template <std::size_t Most>
class Pieces {
public:
    /// A text short enough to be copied whole, with what is too much: that is written over. With it goes the status of its score.
    struct Piece {
        std::array<char, Most> bytes{};
        std::uint8_t size = 0;  ///< 0: no text yet, or a longer one
        Status status = Status::complete;
    };

    /// The text of a code, or nullptr where none was kept, or a longer one.
    const Piece* find(std::size_t code) const { return code < pieces_.size() && pieces_[code].size > 0 ? &pieces_[code] : nullptr; }

    void keep(std::size_t code, std::string_view text, Status status) {
        if (text.size() > Most) return;
        if (code >= pieces_.size()) pieces_.resize(code + 1);
        text.copy(pieces_[code].bytes.data(), text.size());
        pieces_[code].size = static_cast<std::uint8_t>(text.size());
        pieces_[code].status = status;
    }

    /// All of them, by code.
    std::span<const Piece> all() const { return pieces_; }

private:
    std::vector<Piece> pieces_;
};

/// What stands of a score in a wide line, and in tidy form a whole line: most texts are shorter.
using WidePieces = Pieces<46>;
using TidyPieces = Pieces<94>;

/// Writes texts side by side at the end of a buffer, to room that was made for all of them; nothing is appended before `close`.
class PieceWriter {
public:
    PieceWriter(text::Buffer& out, std::size_t most) : out_(out), start_(out.room(most)), at_(start_) {}

    template <class Piece>
    void add(const Piece& piece) {
        std::memcpy(at_, &piece, sizeof(piece));
        at_ += piece.size;
    }
    /// A text after which some bytes more may be looked at; there must be room for as many.
    void add_with_slack(std::string_view text) {
        for (std::size_t k = 0; k < text.size(); k += text::Buffer::slack) std::memcpy(at_ + k, text.data() + k, text::Buffer::slack);
        at_ += text.size();
    }
    /// A short text whose length the compiler knows.
    template <std::size_t Size>
    void add(const char (&text)[Size]) {  // NOLINT(*-avoid-c-arrays): so a text in the program is passed
        std::memcpy(at_, text, Size - 1);
        at_ += Size - 1;
    }
    void close() { out_.grew(static_cast<std::size_t>(at_ - start_)); }

    char* at() const { return at_; }

private:
    text::Buffer& out_;
    char* start_;
    char* at_;
};

}  // namespace attune::score
