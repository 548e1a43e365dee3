#include "report/explained_expression.hpp"

#include "text/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace attune::report {
namespace {

using expression::Op;
using expression::Outcome;
using expression::Step;
using expression::Trace;
using expression::Type;

std::string_view sign(Op op) {
    switch (op) {
        case Op::equal: return "==";
        case Op::unequal: return "!=";
        case Op::less: return "<";
        case Op::at_most: return "<=";
        case Op::more: return ">";
        case Op::at_least: return ">=";
        case Op::add: return "+";
        case Op::subtract: return "-";
        case Op::multiply: return "x";
        case Op::divide: return "/";
        case Op::both: return "and";
        case Op::either: return "or";
        default: return "";
    }
}

std::string_view function(Op op) {
    switch (op) {
        case Op::sum: return "sum";
        case Op::mean: return "mean";
        case Op::least: return "min";
        case Op::most: return "max";
        case Op::mean_known: return "mean_known";
        case Op::count_known: return "count_known";
        case Op::any: return "any";
        case Op::all: return "all";
        case Op::days: return "days";
        case Op::condition: return "if";
        case Op::absolute: return "abs";
        case Op::rounded: return "round";
        default: return "count";
    }
}

std::string_view state_word(expression::RowState state) {
    switch (state) {
        case expression::RowState::answered: return "answered";
        case expression::RowState::missing: return "missing";
        case expression::RowState::declined: return "declined";
        case expression::RowState::skipped: return "skipped";
        default: return "shown";
    }
}

bool is_name(Op op) { return op == Op::item || op == Op::score || op == Op::attribute; }
bool is_leaf(Op op) { return is_name(op) || op == Op::constant; }
bool counts(Op op) { return op == Op::count || op == Op::count_known || op == Op::count_test || op == Op::any || op == Op::all; }

class ExpressionTable {
public:
    ExpressionTable(const Explained& explained, const Trace& trace) : e_(explained), trace_(trace), lines_(trace.outcomes.size(), 0) {}

    Table run() {
        for (std::size_t k = 0; k < lines_.size(); ++k) add_name(k);
        for (std::size_t k = 0; k < lines_.size(); ++k) {
            if (is_leaf(step(k).op)) continue;
            lines_[k] = ++count_;
            table_.rows.push_back({fmt::format("({})", count_), written(k), worked(k), result(k)});
        }
        return std::move(table_);
    }

private:
    const Step& step(std::size_t k) const { return trace_.program->steps[k]; }
    const Outcome& outcome(std::size_t k) const { return trace_.outcomes[k]; }
    const std::string& item_id(const Step& s) const { return e_.plan.instrument->items[s.index].id; }

    /// A row for a name, where it has none yet.
    void add_name(std::size_t k) {
        const Step& s = step(k);
        const bool item = s.op == Op::item || s.op == Op::test || s.op == Op::on_row;
        if (!item && !is_name(s.op)) return;
        if (!named_.emplace(item ? Op::item : s.op, s.index).second) return;
        if (item) {
            table_.rows.push_back({"", item_id(s), e_.plan.instrument->items[s.index].label, told_words(e_, s.index)});
        } else if (s.op == Op::attribute) {
            table_.rows.push_back({"", fact_name(e_, s.index), "", fact_words(e_, s.index)});
        } else {
            const instrument::Score& score = *e_.plan.scores[s.index].score;
            table_.rows.push_back({"", score.name, score.title == score.name ? "" : score.title, result(k) + standing(s.index, k)});
        }
    }

    /// That a prorated score stands here for its value, or, in a criterion, for all that it could be and never for its prorated value.
    std::string standing(std::size_t score, std::size_t k) const {
        const auto& steps = e_.row.scores;
        const auto found = std::find_if(steps.begin(), steps.end(), [&](const auto& one) { return one.index == score; });
        if (found == steps.end() || found->status != score::Status::prorated) return "";
        return outcome(k).number.known && outcome(k).number.low == *found->value
                   ? ", prorated"
                   : ", all that it could be: its prorated value does not count here";
    }

    std::string result(std::size_t k) const { return outcome_words(step(k), outcome(k)); }

    /// How a later step refers to one: by its name, or by the number of its line.
    std::string reference(std::size_t k) const {
        const Step& s = step(k);
        switch (s.op) {
            case Op::item: return item_id(s);
            case Op::score: return e_.plan.scores[s.index].score->name;
            case Op::attribute: return fact_name(e_, s.index);
            case Op::constant: return result(k);
            default: return fmt::format("({})", lines_[k]);
        }
    }

    /// What a step says, its arguments by name or line.
    std::string written(std::size_t k) const {
        const Step& s = step(k);
        switch (s.op) {
            case Op::test: return fmt::format("{} {} {}", item_id(s), sign(s.relation), exact(s.number));
            case Op::on_row: return fmt::format("{}({})", state_word(s.state), item_id(s));
            case Op::count_test:
                return fmt::format("{}({}) {} {}", s.known ? "count_known" : "count", references(s), sign(s.relation), exact(s.number));
            case Op::negation: return "not " + reference(s.arguments[0]);
            case Op::keep: return fmt::format("{} where {}", reference(s.arguments[0]), reference(s.arguments[1]));
            case Op::has: return fmt::format("has({}, {})", reference(s.arguments[0]), option_code(s));
            case Op::rounded: return fmt::format("round({}, {})", reference(s.arguments[0]), exact(s.number));
            default: break;
        }
        if (sign(s.op).empty()) return fmt::format("{}({})", function(s.op), references(s));
        return fmt::format("{} {} {}", reference(s.arguments[0]), sign(s.op), reference(s.arguments[1]));
    }

    std::string option_code(const Step& s) const {
        const auto& options = e_.plan.instrument->response_of(step(s.arguments[0]).index).options;
        std::size_t bit = 0;
        while ((s.whole >> bit & 1) == 0) ++bit;
        return options[bit].spelling;
    }

    /// All arguments; what follows one another in the file, or line by line, as a range.
    std::string references(const Step& s) const {
        std::string all;
        for (std::size_t k = 0; k < s.arguments.size();) {
            std::size_t last = k;
            while (last + 1 < s.arguments.size() && follows(s.arguments[last], s.arguments[last + 1])) ++last;
            if (last < k + 2) last = k;
            if (!all.empty()) all += ", ";
            all += reference(s.arguments[k]);
            if (last > k) all += (is_name(step(s.arguments[k]).op) ? ".." : " to ") + reference(s.arguments[last]);
            k = last + 1;
        }
        return all;
    }

    bool follows(std::size_t a, std::size_t b) const {
        if (is_leaf(step(a).op) || is_leaf(step(b).op))
            return step(a).op == Op::item && step(b).op == Op::item && step(a).index + 1 == step(b).index;
        return lines_[a] + 1 == lines_[b];
    }

    /// The same with what its arguments are.
    std::string worked(std::size_t k) const {
        const Step& s = step(k);
        if (s.op == Op::test) return fmt::format("{} {} {}", told_briefly(e_, s.index), sign(s.relation), exact(s.number));
        if (s.op == Op::on_row || s.op == Op::has || s.op == Op::chosen || s.op == Op::keep) return "";
        if (counts(s.op)) return tally(s);
        if (s.op == Op::condition)
            return fmt::format("if {}, then {}, else {}", result(s.arguments[0]), result(s.arguments[1]), result(s.arguments[2]));
        if (s.op == Op::negation) return "not " + result(s.arguments[0]);
        if (s.op == Op::sum || s.op == Op::mean || s.op == Op::mean_known) return added(s);
        if (!sign(s.op).empty()) return fmt::format("{} {} {}", side(s.arguments[0]), sign(s.op), operand_of(s.arguments[1]));
        std::string all;
        for (const std::uint32_t argument : s.arguments)
            if (!outcome(argument).number.absent) (all += all.empty() ? "" : ", ") += result(argument);
        return all;
    }

    /// A value beside a sign: in brackets where it is not one number.
    std::string side(std::size_t k) const {
        const expression::Number& number = outcome(k).number;
        const bool range = step(k).type == Type::number && !number.known && !number.absent && number.bounded && !number.weak;
        return range ? "(" + result(k) + ")" : result(k);
    }

    /// The same behind a sign, where what is below 0 stands in brackets too.
    std::string operand_of(std::size_t k) const {
        const expression::Number& number = outcome(k).number;
        return step(k).type == Type::number && number.known && !number.maybe ? operand(number.low) : side(k);
    }

    /// `3 + 2 + 1`, of a mean `(3 + 2 + 1) / 3`, over what is there.
    std::string added(const Step& s) const {
        std::string all;
        std::size_t there = 0;
        for (const std::uint32_t argument : s.arguments) {
            const expression::Number& number = outcome(argument).number;
            if (number.absent || (s.op == Op::mean_known && !number.known)) continue;
            ++there;
            (all += all.empty() ? "" : " + ") += operand_of(argument);
        }
        if (s.op == Op::sum) return all;
        return there == 0 ? "nothing is there" : fmt::format("({}) / {}", all, there);
    }

    /// `2 yes, 1 no, 1 unknown`.
    std::string tally(const Step& s) const {
        std::string all;
        for (const expression::Truth truth : {expression::yes, expression::no, expression::unknown, expression::absent}) {
            std::size_t number = 0;
            for (const std::uint32_t argument : s.arguments) number += outcome(argument).truth == truth ? 1 : 0;
            if (number > 0) all += fmt::format("{}{} {}", all.empty() ? "" : ", ", number, truth_words(truth));
        }
        return all;
    }

    const Explained& e_;
    const Trace& trace_;
    std::vector<std::size_t> lines_;
    std::size_t count_ = 0;
    std::set<std::pair<Op, std::uint32_t>> named_;
    Table table_{{{""}, {"step"}, {"worked out"}, {"is"}}, {}};
};

}  // namespace

Table expression_table(const Explained& explained, const Trace& trace) { return ExpressionTable(explained, trace).run(); }

}  // namespace attune::report
