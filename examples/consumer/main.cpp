// Scores one person's answers with attune's library. usage: consumer INSTRUMENT.yaml ITEM=ANSWER ...
#include "instrument/instrument.hpp"
#include "score/answers.hpp"
#include "score/plan.hpp"
#include "score/table.hpp"
#include "text/decimal.hpp"
#include "text/fault.hpp"
#include "text/file.hpp"

#include <iostream>

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.empty()) return 2;
    try {
        const std::string& file = arguments[0];
        const attune::score::Plan plan = attune::score::compile(attune::instrument::read_instrument(attune::text::read_file(file), file));
        attune::score::Answers answers(plan);
        for (std::size_t k = 1; k < arguments.size(); ++k) {
            const std::size_t cut = arguments[k].find('=');
            const auto item = plan.instrument->find_item(arguments[k].substr(0, cut));
            if (cut == std::string::npos || !item || !answers.set(*item, arguments[k].substr(cut + 1)))
                throw attune::usage_fault("\"" + arguments[k] + "\" is no answer; expected ITEM=ANSWER");
        }
        for (std::size_t s = 0; s < plan.scores.size(); ++s) {
            if (!plan.instrument->scores[s].keyed()) continue;
            const attune::score::Values& values = answers.frame().values(s);
            std::cout << plan.instrument->scores[s].name << ' ' << attune::score::status_word(values.status(0));
            if (values.known(0)) std::cout << ' ' << attune::text::format_number(values.value(0).to_double());
            std::cout << '\n';
        }
    } catch (const attune::Refused& refused) {
        for (const attune::Fault& fault : refused.faults()) std::cerr << attune::describe(fault) << '\n';
        return 1;
    }
}
