#include "report/text_table.hpp"

#include "report/lines.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

namespace attune::report {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t least = 12;  ///< a column of text that would get narrower is hard to read

using Cells = std::vector<std::string>;

/// The names of the columns, then the rows, all with as many cells as there are columns.
std::vector<Cells> cells_of(const Table& table) {
    std::vector<Cells> all(1);
    for (const Table::Column& column : table.columns) all.front().push_back(text::printable(column.name));
    for (const Cells& row : table.rows) {
        Cells& cells = all.emplace_back();
        for (std::size_t c = 0; c < table.columns.size(); ++c) cells.push_back(c < row.size() ? text::printable(row[c]) : "");
    }
    return all;
}

std::size_t sum(const std::vector<std::size_t>& widths) { return std::accumulate(widths.begin(), widths.end(), (widths.size() - 1) * gap); }

/// A width for each column, or nothing where they cannot stand side by side.
std::optional<std::vector<std::size_t>> widths_of(const Table& table, const std::vector<Cells>& cells, std::size_t width) {
    std::vector<std::size_t> widths(table.columns.size(), 0);
    for (const Cells& row : cells)
        for (std::size_t c = 0; c < widths.size(); ++c) widths[c] = std::max(widths[c], text::display_width(row[c]));
    while (sum(widths) > width) {
        std::optional<std::size_t> widest;
        for (std::size_t c = 0; c < widths.size(); ++c)
            if (!table.columns[c].number && widths[c] > least && (!widest || widths[c] > widths[*widest])) widest = c;
        if (!widest) return std::nullopt;
        --widths[*widest];
    }
    return widths;
}

void add_row(const Table& table, const Cells& row, const std::vector<std::size_t>& widths, std::vector<std::string>& lines) {
    std::vector<std::vector<std::string>> parts;
    std::size_t height = 1;
    for (std::size_t c = 0; c < row.size(); ++c) height = std::max(height, parts.emplace_back(wrap(row[c], widths[c])).size());
    for (std::size_t k = 0; k < height; ++k) {
        std::string line;
        for (std::size_t c = 0; c < row.size(); ++c) {
            if (c > 0) line += std::string(gap, ' ');
            line += padded(k < parts[c].size() ? parts[c][k] : "", widths[c], table.columns[c].number);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        lines.push_back(std::move(line));
    }
}

/// A row, a line a cell, each with the name of its column. Cells that need none, for the column has no name or the cell is that name, stand
/// on one line.
void add_stacked(const Cells& names, const Cells& row, std::size_t width, std::vector<std::string>& lines) {
    std::vector<std::string> facts;
    const std::string* before = nullptr;  // the name of the column before, where its cell needs none
    for (std::size_t c = 0; c < row.size(); ++c) {
        const bool bare = names[c].empty() || row[c] == names[c];
        if (row[c].empty()) continue;
        if (bare && before && before->empty() == names[c].empty()) facts.back() += " " + row[c];
        else facts.push_back(bare ? row[c] : names[c] + ": " + row[c]);
        before = bare ? &names[c] : nullptr;
    }
    for (const std::string& fact : facts) {
        bool first = true;
        for (const std::string& line : wrap(fact, width - 2)) {
            lines.push_back((first ? "" : "  ") + line);
            first = false;
        }
    }
}

std::vector<std::string> stacked(const std::vector<Cells>& cells, std::size_t width) {
    std::vector<std::string> lines;
    for (std::size_t r = 1; r < cells.size(); ++r) {
        if (r > 1) lines.emplace_back();
        add_stacked(cells.front(), cells[r], width, lines);
    }
    return lines;
}

}  // namespace

TableLines text_table(const Table& table, std::size_t width) {
    if (table.columns.empty()) return {};
    const std::vector<Cells> cells = cells_of(table);
    const auto widths = widths_of(table, cells, width);
    if (!widths) return {stacked(cells, width), 0};
    TableLines result;
    add_row(table, cells.front(), *widths, result.lines);
    result.heads = result.lines.size();
    Cells rules;
    for (const std::size_t columns : *widths) rules.emplace_back(columns, '-');
    add_row(table, rules, *widths, result.lines);
    for (std::size_t r = 1; r < cells.size(); ++r) add_row(table, cells[r], *widths, result.lines);
    return result;
}

}  // namespace attune::report
