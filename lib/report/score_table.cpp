#include "report/score_table.hpp"

#include "report/words.hpp"
#include "text/csv.hpp"
#include "text/decimal.hpp"

#include <algorithm>
#include <utility>

namespace attune::report {
namespace {

/// A table without its empty columns; columns of numbers alone stand on the right.
Table laid_out(Table table) {
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        table.columns[c].number = std::all_of(table.rows.begin(), table.rows.end(),
                                              [&](const auto& row) { return row[c].empty() || text::parse_decimal(row[c]); });
    return slim(table);
}

std::string whose(const ScoreRow& row) { return whose_words(row.subject, row.date, row.instrument, row.target, row.rater); }

std::string could_be(const ScoreRow& row) {
    if (row.low.empty() || row.low == row.high) return {};
    return for_the_eye(row.low, nullptr) + " to " + for_the_eye(row.high, nullptr);
}

}  // namespace

Document score_table(const std::vector<ScoreRow>& rows) {
    Document page;
    if (rows.empty()) page.add(Paragraph{"There are no rows."});
    for (std::size_t k = 0; k < rows.size();) {
        const std::string heading = whose(rows[k]);
        Table table{{{"score"}, {"value"}, {"band"}, {"status"}, {"could be"}}, {}};
        for (; k < rows.size() && whose(rows[k]) == heading; ++k) {
            const ScoreRow& row = rows[k];
            table.rows.push_back(
                {row.score, for_the_eye(row.value, nullptr), row.band, row.status == "complete" ? "" : row.status, could_be(row)});
        }
        page.add(Heading{3, heading});
        page.add(laid_out(std::move(table)));
    }
    return page;
}

Document wide_table(std::string_view csv) {
    text::Chunk chunk = text::chunk_of(csv);
    text::Splitter splitter(chunk, ',');
    text::Record record;
    text::Fields fields;
    Table table;
    if (splitter.next(record, fields))
        for (const std::string_view name : fields) table.columns.push_back({std::string(name)});
    for (fields.clear(); splitter.next(record, fields); fields.clear()) {
        std::vector<std::string>& row = table.rows.emplace_back();
        for (std::size_t c = 0; c < table.columns.size(); ++c) row.emplace_back(c < fields.size() ? fields[c] : std::string_view());
    }
    Document page;
    if (table.rows.empty()) page.add(Paragraph{"There are no rows."});
    else page.add(laid_out(std::move(table)));
    return page;
}

}  // namespace attune::report
