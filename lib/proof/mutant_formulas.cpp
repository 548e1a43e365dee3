#include "expression/binder.hpp"
#include "expression/syntax.hpp"
#include "proof/mutant.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace attune::proof {
namespace {

using expression::Program;
using expression::Syntax;
using instrument::Formula;
using Kind = Syntax::Kind;

/// One word or part of an expression by another.
struct Change {
    std::size_t at = 0;
    std::string words;  ///< `2 is 3`
    Syntax whole;
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> neighbours{
    {{">=", ">"}, {">", ">="}, {"<=", "<"}, {"<", "<="}, {"!=", "=="}, {"and", "or"}, {"or", "and"}, {"+", "-"}, {"-", "+"}}};
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> counterparts{
    {{"count", "count_known"}, {"count_known", "count"}, {"mean", "mean_known"}, {"mean_known", "mean"}}};
constexpr std::array<std::string_view, 9> gathering{"sum", "mean", "min", "max", "count", "count_known", "mean_known", "any", "all"};

/// Walks an expression and makes each change of it, one at a time, on the tree itself.
class Changer {
public:
    Changer(const instrument::Instrument& instrument, Syntax whole) : instrument_(instrument), whole_(std::move(whole)) {}

    std::vector<Change> run() {
        visit(whole_);
        return std::move(changes_);
    }

private:
    /// Notes the tree as it stands when `node` is `other` for a moment.
    void note(Syntax& node, Syntax other, std::size_t at, std::string words) {
        std::swap(node, other);
        changes_.push_back({at, std::move(words), whole_});
        std::swap(node, other);
    }

    void visit(Syntax& node) {
        switch (node.kind) {
            case Kind::number: number(node); break;
            case Kind::binary: binary(node); break;
            case Kind::negation: note(node, Syntax(node.children[0]), node.at, "\"not\" is left out"); break;
            case Kind::call: call(node); break;
            case Kind::range:
            case Kind::wild: names(node); break;
            case Kind::list: ends(node, "the list"); break;
            default: break;
        }
        const bool code = node.kind == Kind::call && (node.word == "has" || node.word == "round");
        for (std::size_t k = 0; k < node.children.size(); ++k)
            if (!code || k == 0) visit(node.children[k]);
    }

    void number(Syntax& node) {
        const Rational step = last_digit(node.number);
        for (const Rational& value : {node.number - step, node.number + step}) {
            Syntax other = node;
            other.number = value;
            note(node, std::move(other), node.at, fmt::format("{} is {}", shown(node.number), shown(value)));
        }
    }

    void reword(Syntax& node, std::string_view word) {
        Syntax other = node;
        other.word = word;
        note(node, std::move(other), node.at, fmt::format("\"{}\" is \"{}\"", node.word, word));
    }

    void binary(Syntax& node) {
        for (const auto& [word, other] : neighbours)
            if (node.word == word) reword(node, other);
        if (node.word != "==") return;
        const bool text = node.children[0].kind == Kind::text || node.children[1].kind == Kind::text;
        if (text) return reword(node, "!=");
        reword(node, ">=");
        reword(node, "<=");
    }

    void call(Syntax& node) {
        for (const auto& [word, other] : counterparts)
            if (node.word == word) reword(node, other);
        for (const std::string_view word : gathering)
            if (node.word == word) ends(node, fmt::format("{}(...)", word));
    }

    /// A list, or the arguments of a function, without the first and without the last.
    void ends(Syntax& node, const std::string& what) {
        if (node.children.size() < 2) return;
        for (const bool first : {true, false}) {
            Syntax other = node;
            other.children.erase(first ? other.children.begin() : other.children.end() - 1);
            note(node, std::move(other), node.at, fmt::format("{} lacks its {} part", what, first ? "first" : "last"));
        }
    }

    /// A range or a beginning as a list of its items, without the first and without the last.
    void names(Syntax& node) {
        Syntax list{Kind::list, {}, {}, {}, {}, node.at};
        bool inside = false;
        for (const instrument::Item& item : instrument_.items) {
            inside = inside || item.id == node.word;
            const bool named = node.kind == Kind::range ? inside : item.id.starts_with(node.word);
            if (named) list.children.push_back(Syntax{Kind::name, item.id, {}, {}, {}, node.at});
            inside = inside && item.id != node.last;
        }
        if (list.children.size() < 2) return;
        for (const bool first : {true, false}) {
            Syntax other = list;
            const auto dropped = first ? other.children.begin() : other.children.end() - 1;
            std::string words = fmt::format("{} is left out", dropped->word);
            other.children.erase(dropped);
            note(node, std::move(other), node.at, std::move(words));
        }
    }

    const instrument::Instrument& instrument_;
    Syntax whole_;
    std::vector<Change> changes_;
};

/// Gathers the changes of all expressions of a plan.
class FormulaMutants {
public:
    FormulaMutants(const score::Plan& plan, std::vector<Mutant>& mutants) : plan_(plan), mutants_(mutants) {}

    void run() {
        for (std::size_t s = 0; s < plan_.scores.size(); ++s) score(s);
        for (std::size_t a = 0; a < plan_.alerts.size(); ++a)
            add(plan_.alerts[a].alert->when, Mutant::Reach::alert, a, "the alert " + plan_.alerts[a].alert->id,
                [a](score::Plan& plan, const Program& program) { plan.alerts[a].program = program; });
        items();
    }

private:
    using Put = std::function<void(score::Plan&, const Program&)>;

    /// Each change of an expression that still is one.
    void add(const Formula& formula, Mutant::Reach reach, std::size_t index, const std::string& of, const Put& put) {
        if (!formula) return;
        const bool number = reach == Mutant::Reach::score && formula.text == plan_.scores[index].program.text &&
                            plan_.scores[index].score->kind == instrument::Score::Kind::value;
        for (Change& change : Changer(*plan_.instrument, expression::parse(formula.text)).run()) {
            Program program;
            try {
                program =
                    expression::Binder(*plan_.instrument).run(change.whole, number ? expression::Type::number : expression::Type::boolean);
            } catch (const expression::SyntaxFault&) {
                continue;  // lists that go together have lost their length
            }
            const Position at{formula.at.line, formula.at.column + static_cast<int>(change.at)};
            push(reach, index, at, fmt::format("{} in {}", change.words, of),
                 [put, program = std::move(program)](score::Plan& plan) { put(plan, program); });
        }
    }

    void push(Mutant::Reach reach, std::size_t index, Position at, std::string change, std::function<void(score::Plan&)> put) {
        Mutant mutant;
        mutant.reach = reach;
        mutant.index = index;
        mutant.at = at;
        mutant.change = std::move(change);
        mutant.relink = true;
        mutant.apply = [put = std::move(put)](score::Plan& plan, instrument::Score&) { put(plan); };
        mutants_.push_back(std::move(mutant));
    }

    void score(std::size_t s) {
        const instrument::Score& score = *plan_.scores[s].score;
        add(score.formula, Mutant::Reach::score, s, score.name,
            [s](score::Plan& plan, const Program& program) { plan.scores[s].program = program; });
        std::set<std::string> seen;
        for (const auto& [item, when] : score.missing.zero_when) {
            if (!seen.insert(when.text).second) continue;  // one condition for several items is one text of the file
            add(when, Mutant::Reach::score, s, "the blanks that count 0 in " + score.name,
                [s, text = when.text](score::Plan& plan, const Program& program) {
                    for (score::KeyPlan& key : plan.scores[s].keys)
                        if (key.zero_when.text == text) key.zero_when = program;
                });
        }
        for (std::size_t r = 0; r < score.references.size(); ++r)
            add(score.references[r].when, Mutant::Reach::score, s, fmt::format("\"{}\" of {}", score.references[r].population, score.name),
                [s, r](score::Plan& plan, const Program& program) { plan.scores[s].references[r].when = program; });
    }

    /// Conditions of items and of sections; an item's own stands before its section's.
    void items() {
        const instrument::Instrument& instrument = *plan_.instrument;
        for (std::size_t i = 0; i < instrument.items.size(); ++i)
            if (instrument.items[i].when) condition(instrument.items[i].when, "the condition of " + instrument.items[i].id, {i}, true);
        for (std::size_t s = 0; s < instrument.sections.size(); ++s) {
            std::vector<std::size_t> inside;
            for (std::size_t i = 0; i < instrument.items.size(); ++i)
                if (instrument.items[i].section == s) inside.push_back(i);
            if (instrument.sections[s].when && !inside.empty())
                condition(instrument.sections[s].when, "the condition of section " + instrument.sections[s].id, inside, false);
        }
    }

    void condition(const Formula& when, const std::string& of, const std::vector<std::size_t>& items, bool own) {
        const auto place = [own](std::vector<Program>& conditions) { return own ? conditions.begin() : conditions.end() - 1; };
        push(Mutant::Reach::everything, 0, when.at, of + " is left out", [items, place](score::Plan& plan) {
            for (const std::size_t i : items) plan.items[i].when.erase(place(plan.items[i].when));
            for (score::ScorePlan& score : plan.scores) score.plain = false;
        });
        add(when, Mutant::Reach::everything, 0, of, [items, place](score::Plan& plan, const Program& program) {
            for (const std::size_t i : items) *place(plan.items[i].when) = program;
        });
    }

    const score::Plan& plan_;
    std::vector<Mutant>& mutants_;
};

}  // namespace

void add_formula_mutants(const score::Plan& plan, std::vector<Mutant>& mutants) { FormulaMutants(plan, mutants).run(); }

}  // namespace attune::proof
