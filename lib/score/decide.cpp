#include "score/decide.hpp"

#include <algorithm>

namespace attune::score {
namespace {

using expression::Truth;

constexpr std::size_t batch = 4096;

/// Adds an answer to the end of a column. The text stays where the leaf keeps it.
void append(expression::Column& column, const Filling& filling) {
    column.told.push_back(filling.cell);
    column.numbers.push_back(filling.number);
    column.whole.push_back(filling.whole);
    column.text.emplace_back(filling.text);
}

/// Adds what another column holds in a row.
void append_row(expression::Column& column, const expression::Column& from, std::size_t row) {
    column.told.push_back(from.told[row]);
    column.numbers.push_back(from.numbers.empty() ? Rational() : from.numbers[row]);
    column.whole.push_back(from.whole.empty() ? 0 : from.whole[row]);
    column.text.push_back(from.text.empty() ? std::string_view() : from.text[row]);
}

/// Makes a frame of all cases of some rows and shows it to `visit`.
void visit_batch(Frame& frame, const Opening& opening, const std::vector<Cases>& all, const std::function<void(Frame&)>& visit) {
    std::vector<std::uint32_t> rows;
    for (const Cases& cases : all) rows.insert(rows.end(), cases.size, cases.row);
    Frame fillings(frame, std::move(rows));
    for (const Leaf& leaf : opening) {
        expression::Column& column = fillings.filled(leaf);
        const expression::Column& from = leaf.attribute ? frame.attribute(leaf.index) : frame.item(leaf.index);
        for (const Cases& cases : all) {
            std::size_t stride = 1;
            bool open = false;
            for (const Leaf* other : cases.open) {
                open = open || other == &leaf;
                if (open) break;
                stride *= other->fillings.size();
            }
            for (std::size_t k = 0; k < cases.size; ++k) {
                if (open) append(column, leaf.fillings[k / stride % leaf.fillings.size()]);
                else append_row(column, from, cases.row);
            }
        }
    }
    visit(fillings);
}

}  // namespace

Cases cases_of(Frame& frame, const Opening& opening, std::uint32_t row, std::size_t limit) {
    Cases cases{row, {}, 1};
    for (const Leaf& leaf : opening) {
        if (!frame.open(leaf, row)) continue;
        cases.open.push_back(&leaf);
        const bool few = leaf.listed && !leaf.fillings.empty() && cases.size * leaf.fillings.size() <= limit;
        cases.size = few ? cases.size * leaf.fillings.size() : 0;
    }
    return cases;
}

std::vector<std::uint32_t> try_fillings(Frame& frame, const Opening& opening, const std::vector<std::uint32_t>& rows, std::size_t limit,
                                        const std::function<void(Frame&)>& visit) {
    std::vector<std::uint32_t> too_many;
    std::vector<Cases> waiting;
    std::size_t size = 0;
    const auto flush = [&] {
        if (!waiting.empty()) visit_batch(frame, opening, waiting, visit);
        waiting.clear();
        size = 0;
    };
    for (const std::uint32_t row : rows) {
        Cases cases = cases_of(frame, opening, row, limit);
        if (cases.size == 0) {
            too_many.push_back(row);
            continue;
        }
        if (size + cases.size > batch) flush();
        size += cases.size;
        waiting.push_back(std::move(cases));
    }
    flush();
    return too_many;
}

std::vector<Truth> decide(Frame& frame, const expression::Program& program, const Opening& opening, bool settled) {
    if (frame.base()) return expression::truths(program, frame, expression::Mode::values);
    std::vector<Truth> verdicts = expression::truths(program, frame, expression::Mode::intervals);
    if (settled) return verdicts;
    std::vector<std::uint32_t> open;
    for (std::uint32_t r = 0; r < verdicts.size(); ++r)
        if (verdicts[r] == expression::unknown) open.push_back(r);
    if (open.empty()) return verdicts;
    std::vector<std::uint8_t> seen(verdicts.size(), 0);
    try_fillings(frame, opening, open, most_cases, [&](Frame& fillings) {
        const std::vector<Truth> outcomes = expression::truths(program, fillings, expression::Mode::values);
        for (std::size_t k = 0; k < outcomes.size(); ++k) seen[fillings.base_row(k)] |= static_cast<std::uint8_t>(1U << outcomes[k]);
    });
    for (const std::uint32_t r : open) {
        if (seen[r] == 1U << expression::yes) verdicts[r] = expression::yes;
        if (seen[r] == 1U << expression::no) verdicts[r] = expression::no;
    }
    return verdicts;
}

}  // namespace attune::score
