#include "report/lines.hpp"
#include "report/picture_text.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace attune::report {
namespace {

std::size_t place(double share, std::size_t cells) {
    return static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * static_cast<double>(cells - 1)));
}

/// The names of the bands, each beginning below its band, in one line or two; no line where they find no room. `lead`: the columns before
/// the bar, `width`: those of a line.
std::vector<std::string> band_lines(const Gauge& gauge, std::size_t cells, std::size_t lead, std::size_t width) {
    if (gauge.bands.size() != gauge.edges.size() + 1) return {};
    std::array<std::string, 2> lines;
    for (std::size_t k = 0; k < gauge.bands.size(); ++k) {
        const std::string name = text::printable(gauge.bands[k]);
        if (name.empty()) continue;
        const std::size_t column = lead + (k == 0 ? 0 : place(gauge.edges[k - 1], cells));
        const auto free = [&](const std::string& line) { return line.empty() || text::display_width(line) < column; };
        const auto found = std::find_if(lines.begin(), lines.end(), free);
        if (found == lines.end() || column + text::display_width(name) > width) return {};
        *found = padded(std::move(*found), column) + name;
    }
    std::vector<std::string> all(lines.begin(), lines.end());
    std::erase(all, "");
    return all;
}

}  // namespace

std::string gauge_bar(const Gauge& gauge, std::size_t cells) {
    std::string line(cells, '-');
    if (gauge.from && gauge.to)
        for (std::size_t k = place(*gauge.from, cells); k <= place(*gauge.to, cells); ++k) line[k] = '=';
    for (const double edge : gauge.edges) line[place(edge, cells)] = '|';
    line.front() = line.back() = '|';
    if (gauge.value) line[place(*gauge.value, cells)] = 'o';
    return line;
}

std::vector<std::string> gauge_lines(const Gauge& gauge, std::size_t width) {
    const std::string low = text::printable(gauge.low);
    const std::string high = text::printable(gauge.high);
    const std::size_t lead = text::display_width(low) + 1;
    const std::size_t ends = lead + text::display_width(high) + 1;
    constexpr std::size_t fewest = 5;  // a shorter bar shows nothing, and all that it shows stands in words too
    constexpr std::size_t most = 46;
    if (width < ends + fewest) return {};
    const std::size_t cells = std::min(width - ends, most);
    std::vector<std::string> lines{low + " " + gauge_bar(gauge, cells) + " " + high};
    for (std::string& line : band_lines(gauge, cells, lead, width)) lines.push_back(std::move(line));
    return lines;
}

}  // namespace attune::report
