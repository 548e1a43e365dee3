#include "report/gauge.hpp"

#include <algorithm>
#include <cmath>

namespace attune::report {

std::string gauge_bar(const Gauge& gauge, std::size_t cells) {
    const auto place = [&](double share) {
        return static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * static_cast<double>(cells - 1)));
    };
    std::string line(cells, '-');
    if (gauge.from && gauge.to)
        for (std::size_t k = place(*gauge.from); k <= place(*gauge.to); ++k) line[k] = '=';
    for (const double edge : gauge.edges) line[place(edge)] = '|';
    line.front() = line.back() = '|';
    if (gauge.value) line[place(*gauge.value)] = 'o';
    return line;
}

}  // namespace attune::report
