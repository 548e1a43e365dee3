#include "report/lines.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace attune::report {
namespace {

/// Length in bytes of the first code point.
std::size_t point_length(std::string_view text) {
    std::size_t length = 1;
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) ++length;
    return length;
}

/// The first character with all that sits on it: accents, and what a joiner ties to it.
std::string_view first_character(std::string_view text) {
    constexpr std::string_view joiner = "\u200D";
    std::size_t length = point_length(text);
    while (length < text.size()) {
        const std::string_view next = text.substr(length, point_length(text.substr(length)));
        if (text::display_width(next) > 0 && !text.substr(0, length).ends_with(joiner)) break;
        length += next.size();
    }
    return text.substr(0, length);
}

/// Wide punctuation that never begins a line.
bool closes(std::string_view character) {
    constexpr std::array<std::string_view, 14> closing{"、", "。", "，", "．", "！", "？", "；", "：", "」", "』", "）", "】", "》", "ー"};
    return std::find(closing.begin(), closing.end(), character) != closing.end();
}

/// What no line end may part, as long as it fits on a line.
struct Piece {
    std::string_view text;
    std::size_t columns = 0;
    bool blank_before = false;
};

/// A word, parted beside its wide characters.
void add_pieces(std::string_view word, std::vector<Piece>& pieces) {
    bool fresh = true;
    bool after_wide = false;
    for (std::size_t at = 0; at < word.size();) {
        const std::string_view character = first_character(word.substr(at));
        const std::size_t columns = text::display_width(character);
        const bool wide = columns >= 2;
        const bool joins = !fresh && (closes(character) || (!wide && !after_wide));
        if (joins) {
            pieces.back().text = std::string_view(pieces.back().text.data(), pieces.back().text.size() + character.size());
            pieces.back().columns += columns;
        } else {
            pieces.push_back({character, columns, fresh});
        }
        after_wide = wide;
        fresh = false;
        at += character.size();
    }
}

class Filler {
public:
    explicit Filler(std::size_t width) : width_(std::max<std::size_t>(width, 1)) {}

    void put(const Piece& piece) {
        const std::size_t blank = piece.blank_before && taken_ > 0 ? 1 : 0;
        if (taken_ > 0 && taken_ + blank + piece.columns > width_) next_line();
        else if (blank > 0) append(" ", 1);
        if (piece.columns <= width_) return append(piece.text, piece.columns);
        for (std::size_t at = 0; at < piece.text.size();) {
            const std::string_view character = first_character(piece.text.substr(at));
            const std::size_t columns = text::display_width(character);
            if (taken_ > 0 && taken_ + columns > width_) next_line();
            append(character, columns);
            at += character.size();
        }
    }

    std::vector<std::string> finish() { return std::move(lines_); }

private:
    void next_line() {
        lines_.emplace_back();
        taken_ = 0;
    }

    void append(std::string_view text, std::size_t columns) {
        lines_.back() += text;
        taken_ += columns;
    }

    std::size_t width_;
    std::size_t taken_ = 0;
    std::vector<std::string> lines_{1};
};

}  // namespace

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
    std::vector<Piece> pieces;
    for (const std::string_view word : text::split(text, ' ')) add_pieces(word, pieces);
    Filler filler(width);
    for (const Piece& piece : pieces) filler.put(piece);
    return filler.finish();
}

std::vector<std::string> wrap_lines(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    for (const std::string_view line : text::split(text, '\n'))
        for (std::string& part : wrap(line, width)) lines.push_back(std::move(part));
    return lines;
}

std::string padded(std::string text, std::size_t width, bool right) {
    const std::size_t taken = text::display_width(text);
    if (taken < width) text.insert(right ? 0 : text.size(), width - taken, ' ');
    return text;
}

}  // namespace attune::report
