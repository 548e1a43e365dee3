#include "score/norm.hpp"
#include "score/table.hpp"
#include "text/clones.hpp"

#include <algorithm>
#include <cstdint>

namespace attune::score {
namespace {

using expression::Cell;
using expression::Truth;
namespace cell = expression::cell;

/// Of small whole values, or of truths, with 0 for what has none.
constexpr std::size_t few = 256;

/// Adds one where an item is answered, and where it is hidden.
ATTUNE_CLONES void count_item(std::size_t rows, const Cell* __restrict cells, std::uint8_t* __restrict answered,
                              std::uint8_t* __restrict hidden) {
    for (std::size_t r = 0; r < rows; ++r) {
        answered[r] = static_cast<std::uint8_t>(answered[r] + (cells[r] < cell::blank ? 1 : 0));
        hidden[r] = static_cast<std::uint8_t>(hidden[r] + (cells[r] == cell::hidden ? 1 : 0));
    }
}

}  // namespace

/// What a line in tidy form tells beside its value.
void Table::look_closer(Line& line) const {
    if (line.looked_closer) return;
    line.looked_closer = true;
    const std::size_t rows = frame_->rows();
    const auto& items = line.alert ? plan_.alerts[line.index].items : plan_.scores[line.index].items;
    line.answered.assign(rows, 0);
    line.items.assign(rows, static_cast<std::uint16_t>(items.size()));
    for (std::size_t k = 0; k < items.size();) {
        std::vector<std::uint8_t> answered(rows, 0);
        std::vector<std::uint8_t> hidden(rows, 0);
        for (const std::size_t end = std::min(items.size(), k + UINT8_MAX); k < end; ++k)
            count_item(rows, frame_->item(items[k]).cells.data(), answered.data(), hidden.data());
        for (std::size_t r = 0; r < rows; ++r) line.answered[r] = static_cast<std::uint16_t>(line.answered[r] + answered[r]);
        for (std::size_t r = 0; r < rows; ++r) line.items[r] = static_cast<std::uint16_t>(line.items[r] - hidden[r]);
    }
    line.bounds = line.values ? &frame_->bounds(line.index) : nullptr;
}

/// A verdict is known by its truth, a score over even keys by its outcome, another by its value where that is a small whole number.
void Table::find_codes(Line& line) const {
    if (!wide_) return find_tidy_codes(line);
    if (line.values && !line.values->codes().empty()) {
        line.pieces.cover(line.values->last_code() + std::size_t{1});
        line.codes = line.values->codes().data();
        return;
    }
    line.pieces.cover(few);
    if (line.alert) line.own_codes.assign(frame_->rows(), Codes::none);
    else line.own_codes = small_codes(line);
    line.codes = line.own_codes.data();
}

std::vector<std::uint16_t> Table::small_codes(const Line& line) const {
    std::vector<std::uint16_t> codes(frame_->rows(), Codes::none);
    if (line.truths) {
        // what is open may be so for an answer that is invalid, and is told otherwise then
        for (std::size_t r = 0; r < codes.size(); ++r) {
            const Truth truth = (*line.truths)[r];
            const bool invalid = truth == expression::unknown && status_of(line, r) == Status::invalid;
            codes[r] = static_cast<std::uint16_t>(truth + (invalid ? 2 : 1));
        }
        return codes;
    }
    for (std::size_t r = 0; r < codes.size(); ++r) {
        if (line.values->status(r) != Status::complete) continue;
        const Rational& value = line.values->value(r);
        if (value.whole() && value.numerator() >= 0 && value.numerator() < static_cast<std::int64_t>(few) - 1)
            codes[r] = static_cast<std::uint16_t>(value.numerator() + 1);
    }
    return codes;
}

/// In tidy form a line also tells of its items, bounds and norms.
void Table::find_tidy_codes(Line& line) const {
    const bool by_outcome = line.by_outcome && line.values && !line.values->codes().empty();
    if (by_outcome && line.same_norms) {
        line.pieces.cover(line.values->last_code() + std::size_t{1});
        line.codes = line.values->codes().data();
        return;
    }
    std::vector<std::uint32_t> numbers;
    if (by_outcome) numbers.assign(line.values->codes().begin(), line.values->codes().end());
    else numbers = line.truths ? verdict_numbers(line) : value_numbers(line);
    if (!line.same_norms) {
        const auto all = static_cast<std::uint32_t>(plan_.scores[line.index].references.size() + 1);
        const std::vector<std::uint16_t> references = references_of(plan_.scores[line.index], *frame_);
        for (std::size_t r = 0; r < numbers.size(); ++r) numbers[r] = numbers[r] == 0 ? 0 : numbers[r] * all + references[r];
    }
    line.own_codes.resize(numbers.size());
    for (std::size_t r = 0; r < numbers.size(); ++r) line.own_codes[r] = numbers[r] == 0 ? Codes::none : line.known.of(numbers[r]);
    line.pieces.cover(line.known.last() + std::size_t{1});
    line.codes = line.own_codes.data();
}

/// By its truth and how many of its items are answered, where all are shown; 0 where its text hangs on more.
std::vector<std::uint32_t> Table::verdict_numbers(Line& line) const {
    look_closer(line);
    const std::vector<std::uint16_t> truths = small_codes(line);
    std::vector<std::uint32_t> numbers(truths.size(), 0);
    const std::size_t all = line.all_items;
    for (std::size_t r = 0; r < numbers.size(); ++r)
        if (line.items[r] == all) numbers[r] = static_cast<std::uint32_t>(truths[r] * (all + 1) + line.answered[r]);
    return numbers;
}

/// Likewise by its value, where that is complete and both its bounds are it: an item that is perhaps hidden leaves them apart although all is
/// answered, or meets them elsewhere, where no filling of the blanks shows it.
std::vector<std::uint32_t> Table::value_numbers(Line& line) const {
    look_closer(line);
    const std::vector<std::uint16_t> values = line.values->codes().empty() ? small_codes(line) : line.values->codes();
    std::vector<std::uint32_t> numbers(values.size(), 0);
    const Bounds& bounds = *line.bounds;
    const std::size_t all = line.all_items;
    for (std::size_t r = 0; r < numbers.size(); ++r) {
        if (values[r] == Codes::none || line.values->status(r) != Status::complete || line.items[r] != all) continue;
        const Rational& value = line.values->value(r);
        if (bounds.bounded[r] != 0 && bounds.low[r] == value && bounds.high[r] == value)
            numbers[r] = static_cast<std::uint32_t>(values[r] * (all + 1) + line.answered[r]);
    }
    return numbers;
}

}  // namespace attune::score
