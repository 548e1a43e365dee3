#include "score/first_look.hpp"

#include "text/record.hpp"

#include <algorithm>

namespace attune::score {

using expression::Cell;
namespace cell = expression::cell;

FirstLook::FirstLook() {
    cells_.fill(cell::hidden);
    cells_[text::Fields::empty] = cell::blank;
}

void FirstLook::set(char character, Cell cell) { cells_[static_cast<unsigned char>(character)] = cell; }

/// Whether the characters that say something are neighbours, and so are the cells that they stand for: most often they are digits.
void FirstLook::close() {
    const auto says = [&](std::size_t c) { return c != text::Fields::empty && cells_[c] != cell::hidden; };
    std::size_t first = 0;
    while (first < cells_.size() && !says(first)) ++first;
    std::size_t end = first;
    while (end < cells_.size() && says(end) && cells_[end] == cells_[first] + (end - first)) ++end;
    for (std::size_t c = end; c < cells_.size(); ++c)
        if (says(c)) return;
    first_ = static_cast<unsigned char>(first);
    count_ = static_cast<unsigned char>(end - first);
    start_ = first < cells_.size() ? cells_[first] : Cell{0};
}

Cell FirstLook::look_up(const unsigned char* bytes, Cell* cells, std::size_t count) const {
    Cell highest = 0;
    for (std::size_t k = 0; k < count; ++k) {
        cells[k] = cells_[bytes[k]];
        highest = std::max(highest, cells[k]);
    }
    return highest;
}

Cell FirstLook::look(const unsigned char* bytes, Cell* cells, std::size_t count) const {
    if (count_ == 0) return look_up(bytes, cells, count);
    const unsigned char first = first_;
    const unsigned char number = count_;
    const auto shift = static_cast<unsigned char>(start_ - first_);
    const unsigned char* __restrict from = bytes;
    Cell* __restrict to = cells;
    Cell highest = 0;
    for (std::size_t k = 0; k < count; ++k) {
        const unsigned char byte = from[k];
        const auto place = static_cast<unsigned char>(byte - first);
        const auto known = static_cast<Cell>(byte + shift);
        const Cell other = byte == text::Fields::empty ? cell::blank : cell::hidden;
        const Cell found = place < number ? known : other;
        to[k] = found;
        highest = found > highest ? found : highest;
    }
    return highest;
}

}  // namespace attune::score
