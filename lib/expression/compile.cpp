#include "expression/binder.hpp"

namespace attune::expression {

Op mirrored(Op op) {
    switch (op) {
        case Op::less: return Op::more;
        case Op::more: return Op::less;
        case Op::at_most: return Op::at_least;
        case Op::at_least: return Op::at_most;
        default: return op;
    }
}

Program compile(const instrument::Formula& formula, Type wanted, const instrument::Instrument& instrument, std::vector<Fault>& faults) {
    try {
        Program program = Binder(instrument).run(parse(formula.text), wanted);
        program.text = formula.text;
        program.at = formula.at;
        return program;
    } catch (const SyntaxFault& fault) {
        const Position at{formula.at.line, formula.at.column + static_cast<int>(fault.at)};
        faults.push_back({instrument.file, at, fault.message, Blame::data, fault.name.empty() ? "expression" : fault.name});
        return {};
    }
}

}  // namespace attune::expression
