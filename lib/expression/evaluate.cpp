#include "expression/evaluation.hpp"

#include "expression/arithmetic.hpp"

#include <algorithm>

namespace attune::expression {

Result Evaluation::run() {
    static_cast<void>(result(program_.steps.size() - 1));
    return std::move(results_.back());
}

const Result& Evaluation::result(std::size_t k) {
    if (done_[k] == 0) {
        const Step& s = program_.steps[k];
        if (!asks_row(s) && !tallies(s) && !is_attribute_test(s))
            for (const std::uint32_t argument : s.arguments) static_cast<void>(result(argument));
        step(s, k);
        done_[k] = 1;
    }
    return results_[k];
}

/// Whether a step counts what is known, and so must be read on the row and not here.
bool Evaluation::asks_row(const Step& s) const {
    const bool known = s.op == Op::count_known || s.op == Op::mean_known || (s.op == Op::count_test && s.known);
    return known && !reads_row();
}

void Evaluation::step(const Step& s, std::size_t k) {
    Result& out = results_[k];
    if (asks_row(s)) return from_row(s, k, out);
    switch (s.op) {
        case Op::constant: return constant(s, out);
        case Op::item: return item(s, out);
        case Op::score: return score(s, out);
        case Op::attribute: return attribute(s, out);
        case Op::test: return test(s, out);
        case Op::on_row: return on_row(s, out);
        case Op::count_test: return count_test(s, out);
        case Op::count_known:
        case Op::mean_known: return known_alone(s, out);
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
        default: return is_attribute_test(s) ? attribute_test(s, out) : relation(s, out);
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

/// Whether a step only counts its arguments, and asks for each of them when it gets there.
bool Evaluation::tallies(const Step& s) { return s.op == Op::count_test || s.op == Op::count || s.op == Op::count_known; }

/// What a comparison of a choice with a constant gives by cell.
ByCell Evaluation::test_by_cell(const Step& s) {
    const Domain& domain = inputs_.domain(s.index);
    ByCell truth;
    for (std::size_t c = 0; c < domain.codes.size(); ++c)
        truth.add(static_cast<Cell>(c), holds(s.relation, domain.codes[c], s.number) ? yes : no);
    const bool bounded = mode_ == Mode::intervals;
    truth.add(cell::blank, bounded ? compare(s.relation, Number::between(*domain.min, *domain.max), Number::of(s.number)) : unknown);
    truth.add(cell::hidden, s.from_list != 0 ? absent : if_hidden(s));
    return truth;
}

Truth Evaluation::if_hidden(const Step& s) { return s.relation == Op::unequal ? yes : no; }

void Evaluation::test(const Step& s, Result& out) {
    const Column& column = inputs_.item(s.index);
    const ByCell truth = test_by_cell(s);
    truth.look_up(column.cells, out.truths);
    if (mode_ != Mode::intervals || column.shown.empty()) return;
    for (std::size_t r = 0; r < rows_; ++r)
        if (column.shown[r] == unknown && (s.from_list != 0 || truth.of(possible_cell(column, r)) != if_hidden(s))) out.truths[r] = unknown;
}

/// What a question about the row gives by cell.
ByCell Evaluation::row_by_cell(const Step& s) {
    ByCell truth;
    truth.add(cell::answered, asked(s, cell::answered) ? yes : no);
    for (unsigned c = cell::blank; c < cell::hidden; ++c) truth.add(static_cast<Cell>(c), asked(s, static_cast<Cell>(c)) ? yes : no);
    truth.add(cell::hidden, s.from_list != 0 ? absent : asked(s, cell::hidden) ? yes : no);
    return truth;
}

void Evaluation::on_row(const Step& s, Result& out) {
    Inputs& row = inputs_.base() ? *inputs_.base() : inputs_;
    const Column& column = row.item(s.index);
    const ByCell truth = row_by_cell(s);
    if (!inputs_.base()) return truth.look_up(column.cells, out.truths);
    out.truths.resize(rows_);
    for (std::size_t r = 0; r < rows_; ++r) out.truths[r] = truth.of(column.cells[inputs_.base_row(r)]);
}

/// The cells of a step that gives a truth by cell alone, and which it gives; nothing of another step.
std::optional<ByCell> Evaluation::by_cell(const Step& s, const std::vector<Cell>*& cells) {
    if (s.op != Op::test && (s.op != Op::on_row || inputs_.base())) return std::nullopt;
    const Column& column = inputs_.item(s.index);
    if (s.op == Op::test && mode_ == Mode::intervals && !column.shown.empty()) return std::nullopt;
    cells = &column.cells;
    return s.op == Op::test ? test_by_cell(s) : row_by_cell(s);
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
    Inputs* base = inputs_.base();
    if (!row_) row_ = std::make_unique<Evaluation>(program_, base ? *base : inputs_, Mode::values);
    const Result& found = row_->result(k);
    if (!base) {
        out = found;
        return;
    }
    for (std::size_t r = 0; r < rows_; ++r) {
        if (s.type == Type::boolean) out.truths.push_back(found.truths[inputs_.base_row(r)]);
        else out.numbers.push_back(found.numbers[inputs_.base_row(r)]);
    }
}

std::vector<Number> numbers(const Program& program, Inputs& inputs, Mode mode) { return Evaluation(program, inputs, mode).run().numbers; }

bool counts(const Program& program) {
    return !program.empty() && (program.steps.back().op == Op::count || program.steps.back().op == Op::count_known);
}

Counts count_up(const Program& program, Inputs& inputs) { return Evaluation(program, inputs, Mode::values).count_up(); }

std::vector<Truth> truths(const Program& program, Inputs& inputs, Mode mode) { return Evaluation(program, inputs, mode).run().truths; }

}  // namespace attune::expression
