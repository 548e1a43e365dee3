#pragma once

#include "text/buffer.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace attune::score {

/// Texts by a small code, each written once and from then on copied: no number is spelled twice. With a text goes a mark. They stand as far
/// apart as the longest of them needs, so that a copy is a few moves of many bytes.
class Pieces {
public:
    static constexpr std::size_t most = 126;         ///< bytes of a text; a longer one is not kept
    static constexpr std::size_t room = most + 2;    ///< that a copy takes, with what is too much
    static constexpr std::uint8_t unwritten = 0x80;  ///< the mark of a code whose text is not kept

    /// Lets each code below `codes` be asked for.
    void cover(std::size_t codes) {
        const std::size_t covered = bytes_.size() / stride_;
        if (covered >= codes) return;
        bytes_.resize(codes * stride_);
        for (std::size_t code = covered; code < codes; ++code) set(code, 0, unwritten);
    }

    /// A mark is below `unwritten`.
    void keep(std::size_t code, std::string_view text, std::uint8_t mark = 0) {
        if (text.size() > most) return;
        cover(code + 1);
        if (text.size() > stride_ - ends) widen((text.size() + ends + step - 1) / step * step);
        text.copy(bytes_.data() + code * stride_, text.size());
        set(code, text.size(), mark);
    }

    /// To copy from, for as long as no text is added; each code must be covered.
    struct View {
        const char* bytes = nullptr;
        std::size_t stride = 0;

        std::uint8_t mark(std::size_t code) const { return static_cast<std::uint8_t>(bytes[(code + 1) * stride - 1]); }
        /// Copies the text of a code to `at`, which then is its end, with what is too much: that is to be written over. Gives its mark.
        std::uint8_t copy(std::size_t code, char*& at) const {
            const char* piece = bytes + code * stride;
            text::Buffer::put_some(at, piece);  // most are no longer
            for (std::size_t k = step; k < stride; k += step) text::Buffer::put_some(at + k, piece + k);
            at += static_cast<std::uint8_t>(piece[stride - ends]);
            return static_cast<std::uint8_t>(piece[stride - 1]);
        }
    };
    View view() const { return {bytes_.data(), stride_}; }

private:
    static constexpr std::size_t step = text::Buffer::slack;
    static constexpr std::size_t ends = 2;  ///< bytes that stand behind a text: its size and its mark

    void set(std::size_t code, std::size_t size, std::uint8_t mark) {
        char* end = bytes_.data() + (code + 1) * stride_;
        end[-static_cast<std::ptrdiff_t>(ends)] = static_cast<char>(size);
        end[-1] = static_cast<char>(mark);
    }
    void widen(std::size_t stride) {
        std::vector<char> wide(bytes_.size() / stride_ * stride);
        for (std::size_t from = 0, to = 0; from < bytes_.size(); from += stride_, to += stride) {
            std::memcpy(&wide[to], &bytes_[from], stride_ - ends);
            std::memcpy(&wide[to + stride - ends], &bytes_[from + stride_ - ends], ends);
        }
        bytes_.swap(wide);
        stride_ = stride;
    }

    std::vector<char> bytes_;
    std::size_t stride_ = step;
};

}  // namespace attune::score
