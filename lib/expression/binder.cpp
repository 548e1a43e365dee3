#include "expression/binder.hpp"

#include "expression/part.hpp"
#include "text/date.hpp"

#include <algorithm>

namespace attune::expression {

std::string_view type_name(Type type) {
    switch (type) {
        case Type::boolean: return "a condition";
        case Type::number: return "a number";
        case Type::text: return "text";
        case Type::date: return "a date";
        case Type::choices: return "a multiple choice";
    }
    return "";
}

namespace {

Type type_of(instrument::Type type) {
    switch (type) {
        case instrument::Type::text: return Type::text;
        case instrument::Type::date: return Type::date;
        case instrument::Type::multiple: return Type::choices;
        default: return Type::number;
    }
}

}  // namespace

Program Binder::run(const Syntax& syntax, Type wanted) {
    const Value value = bind(syntax);
    if (value.list) throw SyntaxFault{syntax.at, "a list is no single value; expected a function around it, such as sum(...) or any(...)"};
    expect(syntax, value, wanted);
    return part_of(program_, value.steps.front());
}

/// Binds, and notes of each step made for it where its text begins.
Binder::Value Binder::bind(const Syntax& s) {
    const std::size_t before = program_.steps.size();
    Value value = value_of(s);
    const Syntax* first = &s;
    while (first->kind == Syntax::Kind::binary) first = &first->children.front();
    for (std::size_t k = before; k < program_.steps.size(); ++k)
        if (program_.steps[k].at < 0) program_.steps[k].at = static_cast<std::int32_t>(first->at);
    return value;
}

Binder::Value Binder::value_of(const Syntax& s) {
    switch (s.kind) {
        case Syntax::Kind::number:
        case Syntax::Kind::text: return constant(s);
        case Syntax::Kind::name: return name(s);
        case Syntax::Kind::range:
        case Syntax::Kind::wild: return names(s);
        case Syntax::Kind::list: return list(s);
        case Syntax::Kind::where: return where(s);
        case Syntax::Kind::negative: return negative(s);
        case Syntax::Kind::negation: return negation(s);
        case Syntax::Kind::binary: return binary(s);
        case Syntax::Kind::call: return call(s);
    }
    return {};
}

std::uint32_t Binder::push(Step step) {
    if (program_.steps.size() > 100000) throw SyntaxFault{0, "the expression is too large"};
    program_.steps.push_back(std::move(step));
    return static_cast<std::uint32_t>(program_.steps.size() - 1);
}

Binder::Value Binder::constant(const Syntax& s) {
    Step step;
    step.type = s.kind == Syntax::Kind::number ? Type::number : Type::text;
    step.number = s.number;
    if (s.kind == Syntax::Kind::text) step.text = s.word;
    return {{push(std::move(step))}, false};
}

Step Binder::item_step(std::size_t item) const {
    Step step;
    step.op = Op::item;
    step.type = type_of(instrument_.response_of(item).type);
    step.index = static_cast<std::uint32_t>(item);
    return step;
}

Binder::Value Binder::name(const Syntax& s) {
    if (const auto item = instrument_.find_item(s.word)) return {{push(item_step(*item))}, false};
    Step step;
    if (const auto score = instrument_.find_score(s.word)) {
        step.op = Op::score;
        step.type = instrument_.scores[*score].kind == instrument::Score::Kind::criterion ? Type::boolean : Type::number;
        step.index = static_cast<std::uint32_t>(*score);
        return {{push(std::move(step))}, false};
    }
    step.op = Op::attribute;
    if (const auto attribute = instrument_.find_attribute(s.word)) {
        step.type = type_of(instrument_.attributes[*attribute].type);
        step.index = static_cast<std::uint32_t>(*attribute);
    } else if (s.word == "rater") {
        step.type = Type::text;
        step.index = static_cast<std::uint32_t>(instrument_.attributes.size());
    } else {
        throw SyntaxFault{s.at, unknown(s.word), "unknown-name"};
    }
    return {{push(std::move(step))}, false};
}

std::string Binder::unknown(std::string_view name) const {
    std::vector<std::string> known{"rater"};
    for (const auto& item : instrument_.items) known.push_back(item.id);
    for (const auto& score : instrument_.scores) known.push_back(score.name);
    for (const auto& attribute : instrument_.attributes) known.push_back(attribute.name);
    return unknown_name("item, score or attribute", name, known);
}

std::size_t Binder::item_named(std::string_view name, std::size_t at) const {
    if (const auto item = instrument_.find_item(name)) return *item;
    if (instrument_.find_score(name)) throw SyntaxFault{at, "\"" + std::string(name) + "\" is a score; expected an item"};
    std::vector<std::string> known;
    for (const auto& item : instrument_.items) known.push_back(item.id);
    throw SyntaxFault{at, unknown_name("item", name, known), "unknown-name"};
}

/// The items that a range or a beginning names, in file order.
std::vector<std::size_t> Binder::items_of(const Syntax& s) const {
    std::vector<std::size_t> items;
    if (s.kind == Syntax::Kind::range) {
        const std::size_t first = item_named(s.word, s.at);
        const std::size_t last = item_named(s.last, s.at);
        if (last < first) throw SyntaxFault{s.at, "the range " + s.word + ".." + s.last + " runs backwards in the order of the items"};
        for (std::size_t i = first; i <= last; ++i) items.push_back(i);
        return items;
    }
    for (std::size_t i = 0; i < instrument_.items.size(); ++i)
        if (instrument_.items[i].id.starts_with(s.word)) items.push_back(i);
    if (items.empty()) throw SyntaxFault{s.at, "no item begins with \"" + s.word + "\""};
    return items;
}

Binder::Value Binder::names(const Syntax& s) {
    Value value{{}, true};
    for (const std::size_t item : items_of(s)) value.steps.push_back(push(item_step(item)));
    return value;
}

Binder::Value Binder::list(const Syntax& s) {
    Value value{{}, true};
    for (const Syntax& child : s.children) {
        const Value element = bind(child);
        value.steps.insert(value.steps.end(), element.steps.begin(), element.steps.end());
    }
    return value;
}

void Binder::expect(const Syntax& s, const Value& value, Type type) const {
    for (const std::uint32_t step : value.steps) {
        const Type found = program_.steps[step].type;
        if (found != type)
            throw SyntaxFault{s.at, "this is " + std::string(type_name(found)) + "; expected " + std::string(type_name(type)), "type"};
    }
}

const Binder::Value& Binder::single(const Syntax& s, const Value& value) const {
    if (value.list) throw SyntaxFault{s.at, "a list stands where a single value is due"};
    return value;
}

void Binder::same_length(const Syntax& s, const Value& a, const Value& b) {
    if (a.steps.size() == b.steps.size()) return;
    throw SyntaxFault{s.at,
                      "the lists are of different length: " + std::to_string(a.steps.size()) + " and " + std::to_string(b.steps.size())};
}

Binder::Value Binder::lift(const Syntax& s, Step step, const Value& a, const Value& b) {
    if (a.list && b.list) same_length(s, a, b);
    step.from_list = static_cast<std::uint8_t>((a.list ? 1 : 0) | (b.list ? 2 : 0));
    Value value{{}, a.list || b.list};
    const std::size_t size = a.list ? a.steps.size() : b.steps.size();
    for (std::size_t k = 0; k < size; ++k) {
        Step one = step;
        one.arguments = {a.steps[a.list ? k : 0], b.steps[b.list ? k : 0]};
        value.steps.push_back(push(std::move(one)));
    }
    return value;
}

Binder::Value Binder::lift(Step step, const Value& a) {
    step.from_list = a.list ? 1 : 0;
    Value value{{}, a.list};
    for (const std::uint32_t argument : a.steps) {
        Step one = step;
        one.arguments = {argument};
        value.steps.push_back(push(std::move(one)));
    }
    return value;
}

Binder::Value Binder::where(const Syntax& s) {
    const Value of = bind(s.children[0]);
    if (!of.list) throw SyntaxFault{s.at, "\"where\" filters a list; expected a list before it"};
    const Value condition = bind(s.children[1]);
    expect(s.children[1], condition, Type::boolean);
    Step step;
    step.op = Op::keep;
    Value value{{}, true};
    if (condition.list) same_length(s, of, condition);
    for (std::size_t k = 0; k < of.steps.size(); ++k) {
        step.type = program_.steps[of.steps[k]].type;
        if (step.type != Type::number && step.type != Type::boolean) throw SyntaxFault{s.at, "\"where\" filters numbers or conditions"};
        step.from_list = static_cast<std::uint8_t>(1 | (condition.list ? 2 : 0));
        step.arguments = {of.steps[k], condition.steps[condition.list ? k : 0]};
        value.steps.push_back(push(step));
    }
    return value;
}

Binder::Value Binder::negative(const Syntax& s) {
    if (s.children[0].kind == Syntax::Kind::number) {
        Syntax folded = s.children[0];
        folded.number = -folded.number;
        return constant(folded);
    }
    const Value zero = constant(Syntax{Syntax::Kind::number, {}, {}, Rational(0), {}, s.at});
    const Value of = bind(s.children[0]);
    expect(s.children[0], of, Type::number);
    Step step;
    step.op = Op::subtract;
    return lift(s, step, zero, of);
}

Binder::Value Binder::negation(const Syntax& s) {
    const Value of = bind(s.children[0]);
    expect(s.children[0], of, Type::boolean);
    Step step;
    step.op = Op::negation;
    step.type = Type::boolean;
    return lift(step, of);
}

Binder::Value Binder::binary(const Syntax& s) {
    static const std::vector<std::pair<std::string_view, Op>> relations{{"==", Op::equal},   {"!=", Op::unequal}, {"<", Op::less},
                                                                        {"<=", Op::at_most}, {">", Op::more},     {">=", Op::at_least}};
    static const std::vector<std::pair<std::string_view, Op>> operators{
        {"+", Op::add}, {"-", Op::subtract}, {"*", Op::multiply}, {"/", Op::divide}};
    for (const auto& [mark, op] : relations)
        if (s.word == mark) return relation(s, op);
    for (const auto& [mark, op] : operators)
        if (s.word == mark) return arithmetic(s, op);
    return junction(s, s.word == "and" ? Op::both : Op::either);
}

Binder::Value Binder::junction(const Syntax& s, Op op) {
    const Value a = bind(s.children[0]);
    const Value b = bind(s.children[1]);
    expect(s.children[0], a, Type::boolean);
    expect(s.children[1], b, Type::boolean);
    Step step;
    step.op = op;
    step.type = Type::boolean;
    return lift(s, step, a, b);
}

Binder::Value Binder::arithmetic(const Syntax& s, Op op) {
    const Value a = bind(s.children[0]);
    const Value b = bind(s.children[1]);
    expect(s.children[0], a, Type::number);
    expect(s.children[1], b, Type::number);
    Step step;
    step.op = op;
    return lift(s, step, a, b);
}

}  // namespace attune::expression
