#include "score/first_look.hpp"

#include "text/clones.hpp"
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

namespace {

/// Neighbouring characters that stand for neighbouring cells.
struct Neighbours {
    unsigned char first = 0;
    unsigned char count = 0;
    Cell start = 0;
};

ATTUNE_CLONES Cell look_at(Neighbours those, const unsigned char* __restrict from, Cell* __restrict to, std::size_t count) {
    const auto shift = static_cast<unsigned char>(those.start - those.first);
    Cell highest = 0;
    for (std::size_t k = 0; k < count; ++k) {
        const unsigned char byte = from[k];
        const auto place = static_cast<unsigned char>(byte - those.first);
        const auto known = static_cast<Cell>(byte + shift);
        const Cell other = byte == text::Fields::empty ? cell::blank : cell::hidden;
        const Cell found = place < those.count ? known : other;
        to[k] = found;
        highest = found > highest ? found : highest;
    }
    return highest;
}

}  // namespace

Cell FirstLook::look(const unsigned char* bytes, Cell* cells, std::size_t count) const {
    return count_ == 0 ? look_up(bytes, cells, count) : look_at({first_, count_, start_}, bytes, cells, count);
}

}  // namespace attune::score
