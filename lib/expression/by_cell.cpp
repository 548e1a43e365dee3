#include "expression/by_cell.hpp"

#include "text/clones.hpp"

#include <stdexcept>

namespace attune::expression {
namespace {

/// From a cell on, what is looked for is more by so much; less, past 255.
struct Turn {
    Cell from = 0;
    std::uint8_t by = 0;
};

/// The places where something turns, each of which is one comparison made over all rows, which a compiler does many at a time.
struct Turns {
    static constexpr std::size_t most = 10;

    std::array<Turn, most> all{};
    std::size_t count = 0;

    void add(Cell from, std::uint8_t before, std::uint8_t after) {
        if (before != after) all[count++] = {from, static_cast<std::uint8_t>(after - before)};
    }
};

template <std::size_t Count>
[[gnu::always_inline]] inline void add_these(const Turn* turns, std::size_t rows, const Cell* __restrict cells,
                                             std::uint8_t* __restrict to) {
    std::array<Turn, Count> these;
    for (std::size_t k = 0; k < Count; ++k) these[k] = turns[k];
    for (std::size_t r = 0; r < rows; ++r) {
        std::uint8_t sum = to[r];
        for (std::size_t k = 0; k < Count; ++k) sum = static_cast<std::uint8_t>(sum + (cells[r] >= these[k].from ? these[k].by : 0));
        to[r] = sum;
    }
}

/// Adds to each row what its cell comes to.
ATTUNE_CLONES void add_turns(const Turns& turns, std::size_t rows, const Cell* cells, std::uint8_t* to) {
    for (std::size_t k = 0; k < turns.count;) {
        const Turn* from = &turns.all[k];
        switch (turns.count - k) {
            case 1: add_these<1>(from, rows, cells, to); return;
            case 2: add_these<2>(from, rows, cells, to); return;
            case 3: add_these<3>(from, rows, cells, to); return;
            default: add_these<4>(from, rows, cells, to); k += 4;
        }
    }
}

}  // namespace

void ByCell::add(Cell from, Truth truth) {
    if (count_ > 0 && pieces_[count_ - 1].truth == truth) return;
    if (count_ == pieces_.size()) throw std::logic_error("more pieces than a comparison has");
    pieces_[count_++] = {from, truth};
}

Truth ByCell::of(Cell cell) const {
    Truth truth = pieces_[0].truth;
    for (std::size_t k = 1; k < count_; ++k) truth = cell >= pieces_[k].from ? pieces_[k].truth : truth;
    return truth;
}

void ByCell::look_up(const std::vector<Cell>& cells, std::vector<Truth>& out) const {
    Turns turns;
    for (std::size_t k = 1; k < count_; ++k) turns.add(pieces_[k].from, pieces_[k - 1].truth, pieces_[k].truth);
    out.assign(cells.size(), pieces_[0].truth);
    add_turns(turns, cells.size(), cells.data(), out.data());
}

void ByCell::count(const std::vector<Cell>& cells, Truth truth, std::vector<std::uint8_t>& counts) const {
    Turns turns;
    std::uint8_t before = 0;
    for (std::size_t k = 0; k < count_; ++k) {
        const std::uint8_t here = pieces_[k].truth == truth ? 1 : 0;
        turns.add(pieces_[k].from, before, here);
        before = here;
    }
    add_turns(turns, cells.size(), cells.data(), counts.data());
}

}  // namespace attune::expression
