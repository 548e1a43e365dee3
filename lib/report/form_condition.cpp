#include "report/form_condition.hpp"

#include "expression/syntax.hpp"
#include "text/decimal.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace attune::report {
namespace {

using expression::Syntax;
using instrument::Instrument;
using instrument::ResponseSet;
using Holds = FormCondition::Holds;

constexpr const char* unclear_words = "if this fits what you answered before";
constexpr std::size_t most_labels = 3;  // that are named one by one

/// `answered yes to`, these items, and what follows them. `but`: anything but that.
struct Clause {
    std::string verb;
    std::string answers;  ///< between verb and items; may be empty
    std::string tail;
    bool but = false;
    std::vector<std::size_t> numbers;

    bool says_as(const Clause& other) const {
        return verb == other.verb && answers == other.answers && tail == other.tail && but == other.but;
    }
};

/// A condition, or a part of it: known on paper already, or clauses of which all or one must hold, or more than words can say simply.
struct Part {
    Holds holds = Holds::depends;
    bool all = false;
    std::vector<Clause> clauses;

    bool unclear() const { return holds == Holds::depends && clauses.empty(); }
};

Part known(bool holds) { return {holds ? Holds::always : Holds::never, false, {}}; }

std::string in_quotes(const std::string& label) { return label.find(' ') == std::string::npos ? label : "\"" + label + "\""; }

std::string joined(const std::vector<std::string>& words, std::string_view last) {
    std::string out;
    for (std::size_t k = 0; k < words.size(); ++k) {
        if (k > 0) out += k + 1 == words.size() ? " " + std::string(last) + " " : ", ";
        out += words[k];
    }
    return out;
}

bool compares(const Rational& a, std::string_view sign, const Rational& b) {
    if (sign == "==") return a == b;
    if (sign == "!=") return a != b;
    if (sign == "<") return a < b;
    if (sign == "<=") return a <= b;
    if (sign == ">") return a > b;
    return a >= b;
}

/// `3 or more`.
std::string range_words(std::string_view sign, const Rational& limit) {
    std::string number = text::format_number(limit.to_double());
    if (sign == ">=") return number + " or more";
    if (sign == "<=") return number + " or less";
    if (sign == ">") return "more than " + number;
    if (sign == "<") return "less than " + number;
    return number;
}

class Teller {
public:
    Teller(const Instrument& instrument, std::string_view rater, const NumberOf& number_of)
        : instrument_(instrument), rater_(rater), number_of_(number_of) {}

    Part part(const Syntax& syntax) const {
        switch (syntax.kind) {
            case Syntax::Kind::binary: return binary(syntax);
            case Syntax::Kind::negation: return negation(part(syntax.children[0]));
            case Syntax::Kind::call: return call(syntax);
            default: return {};
        }
    }

private:
    Part binary(const Syntax& syntax) const {
        if (syntax.word == "and" || syntax.word == "or") {
            std::vector<Part> parts;
            for (const Syntax& child : syntax.children) parts.push_back(part(child));
            return together(parts, syntax.word == "and");
        }
        const Syntax& left = syntax.children[0];
        const Syntax& right = syntax.children[1];
        if (left.kind == Syntax::Kind::name && left.word == "rater" && right.kind == Syntax::Kind::text && !rater_.empty())
            return known((right.word == rater_) == (syntax.word == "=="));
        const auto item = left.kind == Syntax::Kind::name ? instrument_.find_item(left.word) : std::nullopt;
        if (!item || right.kind != Syntax::Kind::number) return {};
        return comparison(*item, syntax.word, right.number);
    }

    static Part negation(Part of) {
        if (of.holds == Holds::depends) {
            if (of.clauses.size() != 1 || of.clauses[0].numbers.size() != 1 || of.clauses[0].answers.empty()) return {};
            of.clauses[0].but = !of.clauses[0].but;
        } else {
            of.holds = of.holds == Holds::always ? Holds::never : Holds::always;
        }
        return of;
    }

    Part call(const Syntax& syntax) const {
        const bool all = syntax.word == "all";
        if (all || syntax.word == "any") return each(syntax, all);
        static constexpr std::array<std::array<std::string_view, 3>, 4> states{{{"answered", "answered", ""},
                                                                                {"missing", "left", " blank"},
                                                                                {"skipped", "left", " out"},
                                                                                {"declined", "preferred not to answer", ""}}};
        for (const auto& [name, verb, tail] : states)
            if (syntax.word == name && syntax.children.size() == 1)
                return told(item_of(syntax.children[0]), {std::string(verb), "", std::string(tail), false, {}});
        if (syntax.word == "has" && syntax.children.size() == 2 && syntax.children[1].kind == Syntax::Kind::number)
            return marked(item_of(syntax.children[0]), syntax.children[1].number);
        return {};
    }

    /// `any(q1..q4 == 1)`: the comparison of each item.
    Part each(const Syntax& syntax, bool all) const {
        if (syntax.children.size() != 1 || syntax.children[0].kind != Syntax::Kind::binary) return {};
        const Syntax& relation = syntax.children[0];
        const std::vector<std::size_t> items = items_of(relation.children[0]);
        if (items.empty() || relation.children[1].kind != Syntax::Kind::number || relation.word == "and" || relation.word == "or")
            return {};
        std::vector<Part> parts;
        for (const std::size_t item : items)
            if (number_of_(item)) parts.push_back(comparison(item, relation.word, relation.children[1].number));
        return parts.empty() ? known(false) : together(parts, all);
    }

    std::optional<std::size_t> item_of(const Syntax& syntax) const {
        return syntax.kind == Syntax::Kind::name ? instrument_.find_item(syntax.word) : std::nullopt;
    }

    std::vector<std::size_t> items_of(const Syntax& syntax) const {
        std::vector<std::size_t> items;
        const auto first = instrument_.find_item(syntax.word);
        const auto last = instrument_.find_item(syntax.last);
        if (syntax.kind == Syntax::Kind::range && first && last)
            for (std::size_t i = *first; i <= *last; ++i) items.push_back(i);
        if (syntax.kind == Syntax::Kind::wild)
            for (std::size_t i = 0; i < instrument_.items.size(); ++i)
                if (instrument_.items[i].id.starts_with(syntax.word)) items.push_back(i);
        if (syntax.kind == Syntax::Kind::name && first) items.push_back(*first);
        if (syntax.kind == Syntax::Kind::list)
            for (const Syntax& child : syntax.children)
                for (const std::size_t item : items_of(child)) items.push_back(item);
        return items;
    }

    Part told(std::optional<std::size_t> item, Clause clause) const {
        if (!item) return {};
        const auto number = number_of_(*item);
        if (!number) return known(false);
        clause.numbers = {*number};
        return {Holds::depends, false, {std::move(clause)}};
    }

    Part marked(std::optional<std::size_t> item, const Rational& code) const {
        if (!item) return {};
        const ResponseSet& set = instrument_.response_of(*item);
        const auto option = std::find_if(set.options.begin(), set.options.end(), [&](const auto& one) { return one.code == code; });
        return option == set.options.end() ? Part{} : told(item, {"marked", in_quotes(option->label) + " at", "", false, {}});
    }

    /// An item that is not asked compares as a hidden one: only `!=` holds.
    Part comparison(std::size_t item, std::string_view sign, const Rational& limit) const {
        if (!number_of_(item)) return known(sign == "!=");
        const ResponseSet& set = instrument_.response_of(item);
        if (!set.numeric()) return {};
        if (set.type == instrument::Type::choice) return choice(item, sign, limit);
        return told(item, {"answered", range_words(sign == "!=" ? "==" : sign, limit) + " to", "", sign == "!=", {}});
    }

    /// The options for which it holds, or those for which it does not, whichever are fewer.
    Part choice(std::size_t item, std::string_view sign, const Rational& limit) const {
        std::vector<std::string> yes;
        std::vector<std::string> no;
        for (const auto& option : instrument_.response_of(item).options)
            (compares(option.code, sign, limit) ? yes : no).push_back(in_quotes(option.label));
        const bool but = no.size() < yes.size();
        const std::vector<std::string>& named = but ? no : yes;
        if (named.empty() || named.size() > most_labels) return {};
        return told(item, {"answered", joined(named, "or") + " to", "", but, {}});
    }

    static Part together(const std::vector<Part>& parts, bool all) {
        const Holds decides = all ? Holds::never : Holds::always;
        Part sum{Holds::depends, all, {}};
        bool clear = true;
        for (const Part& one : parts) {
            if (one.holds == decides) return known(!all);
            if (one.holds != Holds::depends) continue;
            clear = clear && !one.unclear() && (one.all == all || (one.clauses.size() == 1 && one.clauses[0].numbers.size() == 1));
            for (const Clause& clause : one.clauses) add(sum.clauses, clause);
        }
        if (!clear) return {};
        return sum.clauses.empty() ? known(all) : sum;
    }

    static void add(std::vector<Clause>& clauses, const Clause& clause) {
        const auto same = std::find_if(clauses.begin(), clauses.end(), [&](const Clause& other) { return other.says_as(clause); });
        if (same == clauses.end()) return clauses.push_back(clause);
        for (const std::size_t number : clause.numbers)
            if (std::find(same->numbers.begin(), same->numbers.end(), number) == same->numbers.end()) same->numbers.push_back(number);
    }

    const Instrument& instrument_;
    std::string_view rater_;
    const NumberOf& number_of_;
};

std::string words_of(const Clause& clause, bool all, bool but) {
    std::string out = clause.verb + " ";
    if (but) out += "anything but ";
    if (!clause.answers.empty()) out += clause.answers + " ";
    return out + numbers_in_words(clause.numbers, all) + clause.tail;
}

std::string words_of(const Part& part) {
    if (part.clauses.size() == 1 && part.clauses[0].numbers.size() == 1)
        return (part.clauses[0].but ? "unless you " : "if you ") + words_of(part.clauses[0], part.all, false);
    std::string out = "if you ";
    for (std::size_t k = 0; k < part.clauses.size(); ++k)
        out += (k == 0 ? "" : part.all ? ", and " : ", or ") + words_of(part.clauses[k], part.all, part.clauses[k].but);
    return out;
}

}  // namespace

std::string numbers_in_words(const std::vector<std::size_t>& numbers, bool all) {
    std::vector<std::string> words;
    bool run = numbers.size() > 2;
    for (std::size_t k = 0; k < numbers.size(); ++k) {
        run = run && numbers[k] == numbers[0] + k;
        words.push_back(std::to_string(numbers[k]));
    }
    if (run) return (all ? "all of " : "any of ") + words.front() + " to " + words.back();
    return joined(words, all ? "and" : "or");
}

FormCondition form_condition(const instrument::Formula& when, const Instrument& instrument, std::string_view rater,
                             const NumberOf& number_of) {
    if (!when) return {Holds::always, ""};
    const Part part = Teller(instrument, rater, number_of).part(expression::parse(when.text));
    if (part.holds != Holds::depends) return {part.holds, ""};
    return {Holds::depends, part.unclear() ? unclear_words : words_of(part)};
}

}  // namespace attune::report
