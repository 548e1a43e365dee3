#include "report/document.hpp"

#include <set>

namespace attune::report {

Table slim(const Table& table, const std::vector<bool>& told) {
    Table slimmer;
    slimmer.rows.resize(table.rows.size());
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        std::set<std::string> texts;
        for (const auto& row : table.rows) texts.insert(row[c]);
        if (texts.size() == 1 && (texts.begin()->empty() || (c < told.size() && told[c]))) continue;
        slimmer.columns.push_back(table.columns[c]);
        for (std::size_t r = 0; r < table.rows.size(); ++r) slimmer.rows[r].push_back(table.rows[r][c]);
    }
    return slimmer;
}

}  // namespace attune::report
