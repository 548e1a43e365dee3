#include "expression/evaluate.hpp"

#include "expression/arithmetic.hpp"

#include <algorithm>
#include <array>

namespace attune::expression {
namespace {

/// What one step gives over the rows: truths or numbers, or else whether the value is known and the value.
struct Result {
    std::vector<Truth> truths;
    std::vector<Number> numbers;
    std::vector<Truth> state;  ///< of text, dates, choices: yes known, unknown missing, absent
    std::vector<std::int64_t> whole;
    std::vector<std::string_view> text;
};

/// Runs a program step by step over all rows of its inputs.
class Evaluation {
public:
    Evaluation(const Program& program, Inputs& inputs, Mode mode)
        : program_(program), inputs_(inputs), mode_(mode), rows_(inputs.rows()), results_(program.steps.size()) {}

    Result run() {
        run_to(program_.steps.size() - 1);
        return std::move(results_.back());
    }

    /// The steps up to and with `last`.
    void run_to(std::size_t last) {
        for (std::size_t k = 0; k <= last; ++k) step(program_.steps[k], k);
    }

    const Result& result(std::size_t step) const { return results_[step]; }

private:
    void step(const Step& s, std::size_t k) {
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

    const Result& argument(const Step& s, std::size_t k) const { return results_[s.arguments[k]]; }

    void constant(const Step& s, Result& out) const {
        if (s.type == Type::number) {
            out.numbers.assign(rows_, Number::of(s.number));
            return;
        }
        out.state.assign(rows_, yes);
        if (s.type == Type::date) out.whole.assign(rows_, s.whole);
        if (s.type == Type::text) out.text.assign(rows_, s.text);
    }

    void item(const Step& s, Result& out) {
        const Column& column = inputs_.item(s.index);
        read(s, column, &inputs_.domain(s.index), out);
        if (mode_ != Mode::intervals || column.shown.empty()) return;
        for (std::size_t r = 0; r < rows_; ++r) {
            if (column.shown[r] != unknown) continue;
            if (s.type == Type::number) out.numbers[r].maybe = true;
            else out.state[r] = unknown;
        }
    }

    /// Among intervals what is perhaps hidden is read as the row has it, and marked.
    Cell cell_of(const Column& column, std::size_t row) const { return mode_ == Mode::intervals ? possible_cell(column, row) : column.cells[row]; }

    void attribute(const Step& s, Result& out) { read(s, inputs_.attribute(s.index), nullptr, out); }

    /// A column as a value: numbers with the bounds of a blank, or text, dates and choices with a state.
    void read(const Step& s, const Column& column, const Domain* domain, Result& out) const {
        if (s.type == Type::number) return read_numbers(column, domain, out);
        out.state.resize(rows_);
        for (std::size_t r = 0; r < rows_; ++r) {
            const Cell c = cell_of(column, r);
            out.state[r] = cell::is_answered(c) ? yes : c == cell::hidden ? absent : unknown;
        }
        out.whole = column.whole;
        out.text = column.text;
    }

    void read_numbers(const Column& column, const Domain* domain, Result& out) const {
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

    void score(const Step& s, Result& out) {
        if (s.type == Type::boolean) out.truths = inputs_.score_truths(s.index);
        else out.numbers = inputs_.score_numbers(s.index, mode_);
    }

    /// A choice against a constant: what holds of each code is looked up.
    void test(const Step& s, Result& out) {
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
        for (std::size_t r = 0; r < rows_; ++r) out.truths[r] = of_cell[column.cells[r]];
        if (mode_ != Mode::intervals || column.shown.empty()) return;
        for (std::size_t r = 0; r < rows_; ++r)
            if (column.shown[r] == unknown && (list || of_cell[possible_cell(column, r)] != otherwise)) out.truths[r] = unknown;
    }

    void on_row(const Step& s, Result& out) {
        Inputs& row = inputs_.base() ? *inputs_.base() : inputs_;
        const Column& column = row.item(s.index);
        std::array<Truth, 256> of_cell{};
        for (std::size_t c = 0; c < of_cell.size(); ++c) of_cell[c] = asked(s, static_cast<Cell>(c)) ? yes : no;
        if (s.from_list != 0) of_cell[cell::hidden] = absent;
        out.truths.resize(rows_);
        for (std::size_t r = 0; r < rows_; ++r) out.truths[r] = of_cell[column.cells[inputs_.base_row(r)]];
    }

    static bool asked(const Step& s, Cell c) {
        switch (s.state) {
            case RowState::answered: return cell::is_answered(c);
            case RowState::missing: return cell::is_blank(c);
            case RowState::declined: return c == cell::declined;
            case RowState::skipped: return c == cell::skipped;
            case RowState::shown: return c != cell::hidden;
        }
        return false;
    }

    bool reads_row() const { return mode_ == Mode::values && !inputs_.base(); }

    /// What is read on the row as it stands, and not on a filling of it.
    void from_row(const Step& s, std::size_t k, Result& out) {
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

    struct Tally {
        std::vector<std::uint32_t> holding;
        std::vector<std::uint32_t> open;
    };

    Tally tally(const Step& s) const {
        Tally t{std::vector<std::uint32_t>(rows_, 0), std::vector<std::uint32_t>(rows_, 0)};
        for (std::size_t k = 0; k < s.arguments.size(); ++k) {
            const auto& of = argument(s, k).truths;
            for (std::size_t r = 0; r < rows_; ++r) {
                t.holding[r] += of[r] == yes;
                t.open[r] += of[r] == unknown;
            }
        }
        return t;
    }

    void count_test(const Step& s, Result& out) const {
        const Tally t = tally(s);
        // of each count there may be, whether the relation holds
        std::vector<Truth> of_count(s.arguments.size() + 1);
        for (std::size_t n = 0; n < of_count.size(); ++n) of_count[n] = holds(s.relation, Rational(static_cast<std::int64_t>(n)), s.number) ? yes : no;
        out.truths.resize(rows_);
        for (std::size_t r = 0; r < rows_; ++r) {
            out.truths[r] = of_count[t.holding[r]];
            for (std::uint32_t more = 1; !s.known && more <= t.open[r]; ++more)
                if (of_count[t.holding[r] + more] != of_count[t.holding[r]]) out.truths[r] = unknown;
        }
    }

    void count(const Step& s, Result& out) const {
        const Tally t = tally(s);
        out.numbers.resize(rows_);
        for (std::size_t r = 0; r < rows_; ++r) {
            const Rational least(t.holding[r]);
            out.numbers[r] = t.open[r] == 0 ? Number::of(least) : Number::between(least, Rational(t.holding[r] + t.open[r]));
        }
    }

    void known_alone(const Step& s, Result& out) const {
        if (s.op == Op::count_known) {
            const Tally t = tally(s);
            for (const std::uint32_t holding : t.holding) out.numbers.push_back(Number::of(Rational(holding)));
            return;
        }
        std::vector<Number> known;
        for (std::size_t r = 0; r < rows_; ++r) {
            bool missing = false;
            known.clear();
            for (const std::uint32_t k : s.arguments) {
                const Number& x = results_[k].numbers[r];
                missing = missing || x.missing();
                if (x.known) known.push_back(x);
            }
            out.numbers.push_back(known.empty() && missing ? Number::unbounded() : gather(Op::mean, known));
        }
    }

    void junction(const Step& s, Result& out) const {
        const auto& a = argument(s, 0).truths;
        const auto& b = argument(s, 1).truths;
        out.truths.resize(rows_);
        for (std::size_t r = 0; r < rows_; ++r) out.truths[r] = s.op == Op::both ? both(a[r], b[r]) : either(a[r], b[r]);
    }

    void negation(const Step& s, Result& out) const {
        out.truths = argument(s, 0).truths;
        for (Truth& t : out.truths) t = negate(t);
    }

    /// any and all; of a list with nothing shown both are no.
    void quantifier(const Step& s, Result& out) const {
        const Truth deciding = s.op == Op::any ? yes : no;
        out.truths.assign(rows_, absent);
        for (std::size_t k = 0; k < s.arguments.size(); ++k) {
            const auto& of = argument(s, k).truths;
            for (std::size_t r = 0; r < rows_; ++r) {
                if (of[r] == absent || out.truths[r] == deciding) continue;
                if (of[r] == deciding || of[r] == unknown || out.truths[r] == absent) out.truths[r] = of[r];
            }
        }
        std::replace(out.truths.begin(), out.truths.end(), absent, no);
    }

    void keep_step(const Step& s, Result& out) const {
        const auto& condition = argument(s, 1).truths;
        if (s.type == Type::boolean) out.truths.resize(rows_);
        else out.numbers.resize(rows_);
        for (std::size_t r = 0; r < rows_; ++r) {
            if (s.type == Type::boolean) out.truths[r] = keep(argument(s, 0).truths[r], condition[r]);
            else out.numbers[r] = keep(argument(s, 0).numbers[r], condition[r]);
        }
    }

    void gather_step(const Step& s, Result& out) const {
        std::vector<Number> elements;
        out.numbers.reserve(rows_);
        for (std::size_t r = 0; r < rows_; ++r) {
            elements.clear();
            for (const std::uint32_t k : s.arguments)
                if (!results_[k].numbers[r].absent) elements.push_back(results_[k].numbers[r]);
            out.numbers.push_back(gather(s.op, elements));
        }
    }

    void choices(const Step& s, Result& out) {
        const Result& of = argument(s, 0);
        const bool list = s.from_list != 0;
        const std::size_t options = s.op == Op::chosen ? inputs_.domain(program_.steps[s.arguments[0]].index).options : 0;
        for (std::size_t r = 0; r < rows_; ++r) {
            const bool known = of.state[r] == yes;
            if (s.op == Op::has) {
                out.truths.push_back(known ? ((of.whole[r] & s.whole) != 0 ? yes : no) : of.state[r] == unknown ? unknown : list ? absent : no);
            } else {
                out.numbers.push_back(known ? Number::of(Rational(__builtin_popcountll(static_cast<unsigned long long>(of.whole[r]))))
                                      : of.state[r] == absent ? Number::not_applicable()
                                                              : Number::between(Rational(1), Rational(static_cast<std::int64_t>(options))));
            }
        }
    }

    void days(const Step& s, Result& out) const {
        const Result& a = argument(s, 0);
        const Result& b = argument(s, 1);
        for (std::size_t r = 0; r < rows_; ++r) {
            const bool gone = a.state[r] == absent || b.state[r] == absent;
            const bool known = a.state[r] == yes && b.state[r] == yes;
            out.numbers.push_back(gone ? Number::not_applicable() : known ? Number::of(Rational(b.whole[r] - a.whole[r])) : Number::unbounded());
        }
    }

    void condition(const Step& s, Result& out) const {
        const auto& when = argument(s, 0).truths;
        for (std::size_t r = 0; r < rows_; ++r) {
            if (s.type == Type::number) out.numbers.push_back(choose(when[r], argument(s, 1).numbers[r], argument(s, 2).numbers[r]));
            else out.truths.push_back(when[r] == unknown ? unknown : argument(s, when[r] == yes ? 1 : 2).truths[r]);
        }
    }

    void function(const Step& s, Result& out) const {
        for (const Number& x : argument(s, 0).numbers) out.numbers.push_back(apply(s.op, x, s.number));
    }

    void arithmetic(const Step& s, Result& out) const {
        const auto& a = argument(s, 0).numbers;
        const auto& b = argument(s, 1).numbers;
        out.numbers.reserve(rows_);
        for (std::size_t r = 0; r < rows_; ++r) {
            const bool drops = ((s.from_list & 1) && a[r].absent) || ((s.from_list & 2) && b[r].absent);
            out.numbers.push_back(drops ? Number::not_applicable() : combine(s.op, a[r], b[r]));
        }
    }

    void relation(const Step& s, Result& out) const {
        const Result& a = argument(s, 0);
        const Result& b = argument(s, 1);
        const Type type = program_.steps[s.arguments[0]].type;
        out.truths.reserve(rows_);
        for (std::size_t r = 0; r < rows_; ++r)
            out.truths.push_back(type == Type::number ? compare_numbers(s, a.numbers[r], b.numbers[r]) : compare_others(s, type, a, b, r));
    }

    static Truth compare_numbers(const Step& s, const Number& a, const Number& b) {
        if (s.from_list != 0) {
            if (((s.from_list & 1) && a.absent) || ((s.from_list & 2) && b.absent)) return absent;
            if (a.maybe || b.maybe) return unknown;
        }
        return compare(s.op, a, b);
    }

    static Truth compare_others(const Step& s, Type type, const Result& a, const Result& b, std::size_t r) {
        if (((s.from_list & 1) && a.state[r] == absent) || ((s.from_list & 2) && b.state[r] == absent)) return absent;
        if (a.state[r] == absent || b.state[r] == absent) return s.op == Op::unequal ? yes : no;
        if (a.state[r] == unknown || b.state[r] == unknown) return unknown;
        if (type == Type::date) return holds(s.op, Rational(a.whole[r]), Rational(b.whole[r])) ? yes : no;
        return (a.text[r] == b.text[r]) == (s.op == Op::equal) ? yes : no;
    }

    const Program& program_;
    Inputs& inputs_;
    Mode mode_;
    std::size_t rows_;
    std::vector<Result> results_;
};

}  // namespace

std::vector<Number> numbers(const Program& program, Inputs& inputs, Mode mode) { return Evaluation(program, inputs, mode).run().numbers; }

std::vector<Truth> truths(const Program& program, Inputs& inputs, Mode mode) { return Evaluation(program, inputs, mode).run().truths; }

}  // namespace attune::expression
