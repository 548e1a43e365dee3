#include "expression/evaluation.hpp"

#include "expression/arithmetic.hpp"

#include <algorithm>
#include <array>

namespace attune::expression {

namespace {

/// `out[r] = of_cell[cells[r]]`. Such a table has few pieces that are alike throughout, so each place where it turns is one comparison
/// over all rows, which a compiler does many at a time; a table of many pieces is read row by row.
void look_up(const std::array<Truth, 256>& of_cell, const std::vector<Cell>& cells, std::vector<Truth>& out) {
    constexpr std::size_t most_turns = 8;
    std::array<std::size_t, most_turns> turns{};
    std::size_t count = 0;
    for (std::size_t c = 1; c < of_cell.size(); ++c) {
        if (of_cell[c] == of_cell[c - 1]) continue;
        if (count < most_turns) turns[count] = c;
        ++count;
    }
    const std::size_t rows = out.size();
    const Cell* __restrict cell = cells.data();  // that the two do not overlap is not for the compiler to see
    Truth* __restrict to = out.data();
    if (count > most_turns) {
        for (std::size_t r = 0; r < rows; ++r) to[r] = of_cell[cell[r]];
        return;
    }
    std::fill(out.begin(), out.end(), of_cell[0]);
    for (std::size_t k = 0; k < count; ++k) {
        const auto from = static_cast<Cell>(turns[k]);
        const auto turned = static_cast<Truth>(of_cell[from] ^ of_cell[from - 1U]);
        for (std::size_t r = 0; r < rows; ++r) to[r] = static_cast<Truth>(to[r] ^ (cell[r] >= from ? turned : 0));
    }
}

}  // namespace

Result Evaluation::run() {
    run_to(program_.steps.size() - 1);
    return std::move(results_.back());
}

void Evaluation::run_to(std::size_t last) {
    for (std::size_t k = 0; k <= last; ++k) step(program_.steps[k], k);
}

void Evaluation::step(const Step& s, std::size_t k) {
    Result& out = results_[k];
    switch (s.op) {
        case Op::constant: return constant(s, out);
        case Op::item: return item(s, out);
        case Op::score: return score(s, out);
        case Op::attribute: return attribute(s, out);
        case Op::test: return test(s, out);
        case Op::on_row: return on_row(s, out);
        case Op::count_test: return s.known && !reads_row() ? from_row(s, k, out) : count_test(s, out);
        case Op::count_known:
        case Op::mean_known: return reads_row() ? known_alone(s, out) : from_row(s, k, out);
        case Op::count: return count(s, out);
        case Op::both:
        case Op::either: return junction(s, out);
        case Op::negation: return negation(s, out);
        case Op::any:
        case Op::all: return quantifier(s, out);
        case Op::keep: return keep_step(s, out);
        case Op::sum:
        case Op::mean:
        case Op::least:
        case Op::most: return gather_step(s, out);
        case Op::chosen:
        case Op::has: return choices(s, out);
        case Op::days: return days(s, out);
        case Op::condition: return condition(s, out);
        case Op::absolute:
        case Op::rounded: return function(s, out);
        case Op::add:
        case Op::subtract:
        case Op::multiply:
        case Op::divide: return arithmetic(s, out);
        default: return relation(s, out);
    }
}

void Evaluation::constant(const Step& s, Result& out) const {
    if (s.type == Type::number) {
        out.numbers.assign(rows_, Number::of(s.number));
        return;
    }
    out.state.assign(rows_, yes);
    if (s.type == Type::date) out.whole.assign(rows_, s.whole);
    if (s.type == Type::text) out.text.assign(rows_, s.text);
}

void Evaluation::item(const Step& s, Result& out) {
    const Column& column = inputs_.item(s.index);
    read(s, column, &inputs_.domain(s.index), out);
    if (mode_ != Mode::intervals || column.shown.empty()) return;
    for (std::size_t r = 0; r < rows_; ++r) {
        if (column.shown[r] != unknown) continue;
        if (s.type == Type::number) out.numbers[r].maybe = true;
        else out.state[r] = unknown;
    }
}

Cell Evaluation::cell_of(const Column& column, std::size_t row) const {
    return mode_ == Mode::intervals ? possible_cell(column, row) : column.cells[row];
}

void Evaluation::attribute(const Step& s, Result& out) { read(s, inputs_.attribute(s.index), nullptr, out); }

void Evaluation::read(const Step& s, const Column& column, const Domain* domain, Result& out) const {
    if (s.type == Type::number) return read_numbers(column, domain, out);
    out.state.resize(rows_);
    for (std::size_t r = 0; r < rows_; ++r) {
        const Cell c = cell_of(column, r);
        out.state[r] = cell::is_answered(c) ? yes : c == cell::hidden ? absent : unknown;
    }
    out.whole = column.whole;
    out.text = column.text;
}

void Evaluation::read_numbers(const Column& column, const Domain* domain, Result& out) const {
    Number blank = Number::unbounded();
    if (domain && domain->min && domain->max) blank = Number::between(*domain->min, *domain->max);
    blank.weak = mode_ == Mode::values || !blank.bounded;
    const bool choice = domain && !domain->codes.empty();
    out.numbers.resize(rows_);
    for (std::size_t r = 0; r < rows_; ++r) {
        const Cell c = cell_of(column, r);
        out.numbers[r] = cell::is_answered(c) ? Number::of(choice ? domain->codes[c] : column.numbers[r])
                         : c == cell::hidden  ? Number::not_applicable()
                                              : blank;
    }
}

void Evaluation::score(const Step& s, Result& out) {
    if (s.type == Type::boolean) out.truths = inputs_.score_truths(s.index);
    else out.numbers = inputs_.score_numbers(s.index, mode_);
}

void Evaluation::test(const Step& s, Result& out) {
    const Column& column = inputs_.item(s.index);
    const Domain& domain = inputs_.domain(s.index);
    const Truth otherwise = s.relation == Op::unequal ? yes : no;
    const bool list = s.from_list != 0;
    std::array<Truth, 256> of_cell{};
    for (std::size_t c = 0; c < domain.codes.size(); ++c) of_cell[c] = holds(s.relation, domain.codes[c], s.number) ? yes : no;
    Truth blank = unknown;
    if (mode_ == Mode::intervals) blank = compare(s.relation, Number::between(*domain.min, *domain.max), Number::of(s.number));
    for (std::size_t c = cell::blank; c <= cell::invalid; ++c) of_cell[c] = blank;
    of_cell[cell::hidden] = list ? absent : otherwise;
    out.truths.resize(rows_);
    look_up(of_cell, column.cells, out.truths);
    if (mode_ != Mode::intervals || column.shown.empty()) return;
    for (std::size_t r = 0; r < rows_; ++r)
        if (column.shown[r] == unknown && (list || of_cell[possible_cell(column, r)] != otherwise)) out.truths[r] = unknown;
}

void Evaluation::on_row(const Step& s, Result& out) {
    Inputs& row = inputs_.base() ? *inputs_.base() : inputs_;
    const Column& column = row.item(s.index);
    std::array<Truth, 256> of_cell{};
    for (std::size_t c = 0; c < of_cell.size(); ++c) of_cell[c] = asked(s, static_cast<Cell>(c)) ? yes : no;
    if (s.from_list != 0) of_cell[cell::hidden] = absent;
    out.truths.resize(rows_);
    if (!inputs_.base()) return look_up(of_cell, column.cells, out.truths);
    for (std::size_t r = 0; r < rows_; ++r) out.truths[r] = of_cell[column.cells[inputs_.base_row(r)]];
}

bool Evaluation::asked(const Step& s, Cell c) {
    switch (s.state) {
        case RowState::answered: return cell::is_answered(c);
        case RowState::missing: return cell::is_blank(c);
        case RowState::declined: return c == cell::declined;
        case RowState::skipped: return c == cell::skipped;
        case RowState::shown: return c != cell::hidden;
    }
    return false;
}

void Evaluation::from_row(const Step& s, std::size_t k, Result& out) {
    Evaluation row(program_, inputs_.base() ? *inputs_.base() : inputs_, Mode::values);
    row.run_to(k);
    const Result& found = row.result(k);
    if (s.type == Type::boolean) out.truths.resize(rows_);
    else out.numbers.resize(rows_);
    for (std::size_t r = 0; r < rows_; ++r) {
        if (s.type == Type::boolean) out.truths[r] = found.truths[inputs_.base_row(r)];
        else out.numbers[r] = found.numbers[inputs_.base_row(r)];
    }
}

std::vector<Number> numbers(const Program& program, Inputs& inputs, Mode mode) { return Evaluation(program, inputs, mode).run().numbers; }

std::vector<Truth> truths(const Program& program, Inputs& inputs, Mode mode) { return Evaluation(program, inputs, mode).run().truths; }

}  // namespace attune::expression
