#include "course/formula.hpp"

#include "expression/binder.hpp"
#include "expression/syntax.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace attune::course {
namespace {

using expression::Syntax;
using expression::SyntaxFault;
using expression::Type;
using Step = Formula::Step;

const Traits* find(std::string_view name) {
    const auto found = std::find_if(functions.begin(), functions.end(), [&](const Traits& one) { return one.name == name; });
    return found == functions.end() ? nullptr : &*found;
}

/// Whether a function of this name looks over rows wherever it stands: `mean` and its kin have a meaning within one row, too.
bool over_rows_alone(const Traits& traits) {
    switch (traits.function) {
        case Function::mean:
        case Function::least:
        case Function::most:
        case Function::sum:
        case Function::count: return false;
        default: return true;
    }
}

Type type_of(Takes takes) { return takes == Takes::condition ? Type::boolean : takes == Takes::date ? Type::date : Type::number; }

/// What is written from a name to the end of the brackets behind it.
std::string written(std::string_view text, std::size_t characters) {
    const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
    std::size_t begin = 0;
    for (; characters > 0; --characters)
        for (++begin; begin < text.size() && continues(text[begin]);) ++begin;
    int depth = 0;
    bool quoted = false;
    for (std::size_t k = begin; k < text.size(); ++k) {
        if (text[k] == '"') quoted = !quoted;
        if (quoted) continue;
        if (text[k] == '(') ++depth;
        if (text[k] == ')' && --depth == 0) return std::string(text.substr(begin, k + 1 - begin));
    }
    return std::string(text.substr(begin));
}

class FormulaReader {
public:
    FormulaReader(const instrument::Formula& formula, const instrument::Instrument& instrument)
        : written_(formula), instrument_(instrument) {}

    Formula run() {
        const Syntax whole = expression::parse(written_.text);
        join(whole);
        if (formula_.calls.empty())
            throw SyntaxFault{whole.at, "this looks over no rows; expected a course function, such as last(...) or share(...)"};
        return std::move(formula_);
    }

private:
    std::size_t push(Step step) {
        formula_.steps.push_back(std::move(step));
        return formula_.steps.size() - 1;
    }

    std::size_t join(const Syntax& s) {
        switch (s.kind) {
            case Syntax::Kind::number: return push({Step::Kind::number, s.number, 0, 0});
            case Syntax::Kind::negative: {
                const std::size_t zero = push({Step::Kind::number, Rational(0), 0, 0});
                return push({Step::Kind::subtract, {}, zero, join(s.children[0])});
            }
            case Syntax::Kind::binary: return arithmetic(s);
            case Syntax::Kind::call: return call(s);
            case Syntax::Kind::name:
                throw SyntaxFault{
                    s.at, "\"" + s.word + "\" is a thing of one row; expected a course function around it, such as last(" + s.word + ")"};
            default:
                throw SyntaxFault{s.at, "a course figure is made of course functions, joined by arithmetic; expected such as change(...)"};
        }
    }

    std::size_t arithmetic(const Syntax& s) {
        constexpr std::array<std::pair<std::string_view, Step::Kind>, 4> operators{
            {{"+", Step::Kind::add}, {"-", Step::Kind::subtract}, {"*", Step::Kind::multiply}, {"/", Step::Kind::divide}}};
        const auto found = std::find_if(operators.begin(), operators.end(), [&](const auto& one) { return one.first == s.word; });
        if (found == operators.end())
            throw SyntaxFault{s.at,
                              "a course figure is a number; expected its functions joined by +, -, * or /, and a condition within one"};
        const std::size_t a = join(s.children[0]);
        return push({found->second, {}, a, join(s.children[1])});
    }

    std::size_t call(const Syntax& s) {
        const Traits* traits = find(s.word);
        if (!traits) {
            std::vector<std::string> known;
            known.reserve(functions.size());
            for (const Traits& one : functions) known.emplace_back(one.name);
            throw SyntaxFault{s.at, unknown_name("course function", s.word, known)};
        }
        expect_arguments(s, *traits);
        Call made;
        made.function = traits->function;
        made.text = written(written_.text, s.at);
        if (traits->takes != Takes::nothing) made.of = of_one_row(s.children[0], type_of(traits->takes));
        if (s.children.size() > 1) made.open = of_one_row(s.children[1], Type::boolean);
        formula_.calls.push_back(std::move(made));
        return push({Step::Kind::call, {}, formula_.calls.size() - 1, 0});
    }

    static void expect_arguments(const Syntax& s, const Traits& traits) {
        const std::size_t least = traits.takes == Takes::nothing ? 0 : 1;
        const std::size_t most = traits.may_be_open ? 2 : least;
        if (least <= s.children.size() && s.children.size() <= most) return;
        const std::string wanted = least == 0  ? "nothing in its brackets"
                                   : most == 2 ? "a value, and perhaps the condition under which it is at least that"
                                               : "one argument";
        throw SyntaxFault{s.at, s.word + "(...) has " + std::to_string(s.children.size()) +
                                    (s.children.size() == 1 ? " argument" : " arguments") + "; expected " + wanted};
    }

    expression::Program of_one_row(const Syntax& s, Type type) const {
        if (s.kind == Syntax::Kind::where) throw SyntaxFault{s.at, "\"where\" is a key beside \"value\" here, and picks rows"};
        refuse_nested(s);
        return expression::Binder(instrument_).run(s, type);
    }

    static void refuse_nested(const Syntax& s) {
        const Traits* traits = s.kind == Syntax::Kind::call ? find(s.word) : nullptr;
        if (traits && over_rows_alone(*traits))
            throw SyntaxFault{s.at,
                              s.word + "(...) looks over rows, and stands within another that does; expected an expression of one row"};
        for (const Syntax& child : s.children) refuse_nested(child);
    }

    const instrument::Formula& written_;
    const instrument::Instrument& instrument_;
    Formula formula_;
};

}  // namespace

Formula read_formula(const instrument::Formula& formula, const instrument::Instrument& instrument, std::vector<Fault>& faults) {
    try {
        return FormulaReader(formula, instrument).run();
    } catch (const SyntaxFault& fault) {
        const Position at{formula.at.line, formula.at.column + static_cast<int>(fault.at)};
        faults.push_back({instrument.file, at, fault.message, Blame::data, fault.name.empty() ? "expression" : fault.name});
        return {};
    }
}

}  // namespace attune::course
