#include "expression/part.hpp"

#include <cstdint>
#include <vector>

namespace attune::expression {

Program part_of(const Program& program, std::size_t step) {
    std::vector<std::uint32_t> place(step + 1, 0);
    place[step] = 1;
    for (std::size_t k = step + 1; k-- > 0;)
        if (place[k] != 0)
            for (const std::uint32_t argument : program.steps[k].arguments) place[argument] = 1;
    Program part;
    part.at = program.at;
    for (std::size_t k = 0; k <= step; ++k) {
        if (place[k] == 0) continue;
        place[k] = static_cast<std::uint32_t>(part.steps.size());
        part.steps.push_back(program.steps[k]);
        for (std::uint32_t& argument : part.steps.back().arguments) argument = place[argument];
    }
    return part;
}

}  // namespace attune::expression
