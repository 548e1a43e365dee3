#include "expression/evaluation.hpp"

#include "expression/arithmetic.hpp"

#include <algorithm>

namespace attune::expression {

namespace {

constexpr std::size_t most_in_a_byte = 255;

/// Adds one where something is true.
void add_truths(const std::vector<Truth>& truths, Truth truth, std::vector<std::uint8_t>& counts) {
    const std::size_t rows = counts.size();
    const Truth* __restrict of = truths.data();
    std::uint8_t* __restrict to = counts.data();
    for (std::size_t r = 0; r < rows; ++r) to[r] = static_cast<std::uint8_t>(to[r] + (of[r] == truth ? 1 : 0));
}

/// Adds narrow counts to wide ones.
void add_up(const std::vector<std::uint8_t>& from, std::vector<std::uint16_t>& to) {
    for (std::size_t r = 0; r < from.size(); ++r) to[r] = static_cast<std::uint16_t>(to[r] + from[r]);
}

}  // namespace

/// What is true by cell alone is counted at once, without a column of truths.
Evaluation::Tally Evaluation::tally(const std::uint32_t* from, const std::uint32_t* to, bool with_open) {
    Tally all{std::vector<std::uint8_t>(rows_, 0), std::vector<std::uint8_t>(with_open ? rows_ : 0, 0)};
    for (; from != to; ++from) {
        const std::vector<Cell>* cells = nullptr;
        if (const auto truth = by_cell(program_.steps[*from], cells)) {
            truth->count(*cells, yes, all.holding);
            if (with_open) truth->count(*cells, unknown, all.open);
            continue;
        }
        const std::vector<Truth>& truths = result(*from).truths;
        add_truths(truths, yes, all.holding);
        if (with_open) add_truths(truths, unknown, all.open);
    }
    return all;
}

/// A count of what is known has nothing open.
Counts Evaluation::tally(const Step& s) {
    const bool with_open = s.op != Op::count_known && !(s.op == Op::count_test && s.known);
    Counts all{std::vector<std::uint16_t>(rows_, 0), std::vector<std::uint16_t>(rows_, 0)};
    const std::uint32_t* const end = s.arguments.data() + s.arguments.size();
    for (const std::uint32_t* from = s.arguments.data(); from != end;) {
        const std::uint32_t* to = from + std::min<std::ptrdiff_t>(end - from, most_in_a_byte);
        const Tally some = tally(from, to, with_open);
        add_up(some.holding, all.holding);
        add_up(some.open, all.open);
        from = to;
    }
    return all;
}

Counts Evaluation::count_up() { return tally(program_.steps.back()); }

void Evaluation::count_test(const Step& s, Result& out) {
    // of each count there may be, whether the relation holds
    const auto of_count = [&](std::size_t n) { return holds(s.relation, Rational(static_cast<std::int64_t>(n)), s.number) ? yes : no; };
    const std::size_t most = s.arguments.size();
    if (s.known && most <= most_in_a_byte) {
        ByCell truth;
        for (std::size_t n = 0; n <= most; ++n) truth.add(static_cast<Cell>(n), of_count(n));
        return truth.look_up(tally(s.arguments.data(), s.arguments.data() + most, false).holding, out.truths);
    }
    const Counts t = tally(s);
    std::vector<Truth> by_count(most + 1);
    for (std::size_t n = 0; n <= most; ++n) by_count[n] = of_count(n);
    out.truths.resize(rows_);
    Truth* to = out.truths.data();
    for (std::size_t r = 0; r < rows_; ++r) {
        to[r] = by_count[t.holding[r]];
        if (t.open[r] == 0) continue;
        const auto least = by_count.begin() + t.holding[r];
        if (std::find(least, least + t.open[r] + 1, negate(to[r])) != least + t.open[r] + 1) to[r] = unknown;
    }
}

void Evaluation::count(const Step& s, Result& out) {
    const Counts t = tally(s);
    out.numbers.resize(rows_);
    for (std::size_t r = 0; r < rows_; ++r) {
        const Rational least(t.holding[r]);
        out.numbers[r] = t.open[r] == 0 ? Number::of(least) : Number::between(least, Rational(t.holding[r] + t.open[r]));
    }
}

void Evaluation::known_alone(const Step& s, Result& out) {
    if (s.op == Op::count_known) {
        const Counts t = tally(s);
        for (const std::uint16_t holding : t.holding) out.numbers.push_back(Number::of(Rational(holding)));
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

void Evaluation::junction(const Step& s, Result& out) const {
    const auto& a = argument(s, 0).truths;
    const auto& b = argument(s, 1).truths;
    out.truths.resize(rows_);
    const std::size_t rows = rows_;
    const Truth* __restrict left = a.data();
    const Truth* __restrict right = b.data();
    Truth* __restrict to = out.truths.data();
    if (s.op == Op::both)
        for (std::size_t r = 0; r < rows; ++r) to[r] = both(left[r], right[r]);
    else
        for (std::size_t r = 0; r < rows; ++r) to[r] = either(left[r], right[r]);
}

void Evaluation::negation(const Step& s, Result& out) const {
    out.truths = argument(s, 0).truths;
    for (Truth& t : out.truths) t = negate(t);
}

void Evaluation::quantifier(const Step& s, Result& out) const {
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

void Evaluation::keep_step(const Step& s, Result& out) const {
    const auto& condition = argument(s, 1).truths;
    if (s.type == Type::boolean) out.truths.resize(rows_);
    else out.numbers.resize(rows_);
    for (std::size_t r = 0; r < rows_; ++r) {
        if (s.type == Type::boolean) out.truths[r] = keep(argument(s, 0).truths[r], condition[r], s.idle);
        else out.numbers[r] = keep(argument(s, 0).numbers[r], condition[r]);
    }
}

void Evaluation::gather_step(const Step& s, Result& out) const {
    std::vector<Number> elements;
    out.numbers.reserve(rows_);
    for (std::size_t r = 0; r < rows_; ++r) {
        elements.clear();
        for (const std::uint32_t k : s.arguments)
            if (!results_[k].numbers[r].absent) elements.push_back(results_[k].numbers[r]);
        out.numbers.push_back(gather(s.op, elements));
    }
}

void Evaluation::choices(const Step& s, Result& out) {
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

void Evaluation::days(const Step& s, Result& out) const {
    const Result& a = argument(s, 0);
    const Result& b = argument(s, 1);
    for (std::size_t r = 0; r < rows_; ++r) {
        const bool gone = a.state[r] == absent || b.state[r] == absent;
        const bool known = a.state[r] == yes && b.state[r] == yes;
        out.numbers.push_back(gone    ? Number::not_applicable()
                              : known ? Number::of(Rational(b.whole[r] - a.whole[r]))
                                      : Number::unbounded());
    }
}

void Evaluation::condition(const Step& s, Result& out) const {
    const auto& when = argument(s, 0).truths;
    for (std::size_t r = 0; r < rows_; ++r) {
        if (s.type == Type::number) out.numbers.push_back(choose(when[r], argument(s, 1).numbers[r], argument(s, 2).numbers[r]));
        else out.truths.push_back(when[r] == unknown ? unknown : argument(s, when[r] == yes ? 1 : 2).truths[r]);
    }
}

void Evaluation::function(const Step& s, Result& out) const {
    for (const Number& x : argument(s, 0).numbers) out.numbers.push_back(apply(s.op, x, s.number));
}

void Evaluation::arithmetic(const Step& s, Result& out) const {
    const auto& a = argument(s, 0).numbers;
    const auto& b = argument(s, 1).numbers;
    out.numbers.reserve(rows_);
    for (std::size_t r = 0; r < rows_; ++r) {
        const bool drops = ((s.from_list & 1) && a[r].absent) || ((s.from_list & 2) && b[r].absent);
        out.numbers.push_back(drops ? Number::not_applicable() : combine(s.op, a[r], b[r]));
    }
}

void Evaluation::relation(const Step& s, Result& out) const {
    const Result& a = argument(s, 0);
    const Result& b = argument(s, 1);
    const Type type = program_.steps[s.arguments[0]].type;
    out.truths.reserve(rows_);
    for (std::size_t r = 0; r < rows_; ++r)
        out.truths.push_back(type == Type::number ? compare_numbers(s, a.numbers[r], b.numbers[r]) : compare_others(s, type, a, b, r));
}

Truth Evaluation::compare_numbers(const Step& s, const Number& a, const Number& b) {
    if (s.from_list != 0) {
        if (((s.from_list & 1) && a.absent) || ((s.from_list & 2) && b.absent)) return absent;
        if (a.maybe || b.maybe) return unknown;
    }
    return compare(s.op, a, b);
}

Truth Evaluation::compare_others(const Step& s, Type type, const Result& a, const Result& b, std::size_t r) {
    if (((s.from_list & 1) && a.state[r] == absent) || ((s.from_list & 2) && b.state[r] == absent)) return absent;
    if (a.state[r] == absent || b.state[r] == absent) return s.op == Op::unequal ? yes : no;
    if (a.state[r] == unknown || b.state[r] == unknown) return unknown;
    if (type == Type::date) return holds(s.op, Rational(a.whole[r]), Rational(b.whole[r])) ? yes : no;
    return (a.text[r] == b.text[r]) == (s.op == Op::equal) ? yes : no;
}

}  // namespace attune::expression
