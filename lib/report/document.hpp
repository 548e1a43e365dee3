#pragma once

#include "report/trend.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace attune::report {

struct Heading {
    int level = 1;  ///< 1 to 6; a terminal shows 1 and 2 underlined
    std::string text;
};

/// Line feeds in it begin new lines.
struct Paragraph {
    std::string text;
};

/// A sentence that must not be missed: an alert.
struct Warning {
    std::string label;
    std::string text;
    bool urgent = false;
};

struct List {
    std::vector<std::string> items;
};

/// Somebody's own words, with their line feeds.
struct Quote {
    std::string text;
};

/// Rows under named columns. A cell that a row lacks is empty; a column without a name may stand.
struct Table {
    struct Column {
        std::string name;
        bool number = false;  ///< aligned on the right, and never broken over lines
    };
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
};

/// A table without the columns that say nothing: those without a text, and of those that are `told` (by their place) the ones that say the
/// same in every row.
Table slim(const Table& table, const std::vector<bool>& told = {});

/// Where a value lies on its scale. Positions are shares of the range, 0 to 1.
struct Gauge {
    std::string low;
    std::string high;
    std::vector<double> edges;  ///< where bands begin
    std::optional<double> value;
    std::optional<double> from;  ///< of what the score could be, where that is not one value
    std::optional<double> to;
};

/// A fact and its words, aligned with its neighbours. Without a name: a remark on the fact before it.
struct Field {
    std::string name;
    std::string text;
};

using Block = std::variant<Heading, Paragraph, Warning, List, Quote, Table, Gauge, Field, Trend>;

/// What a page says, before any renderer: no renderer knows a score. Texts are plain; what they hold of control characters or of a
/// renderer's own marks is shown as it is, and does nothing.
struct Document {
    std::vector<Block> blocks;

    template <class B>
    void add(B block) {
        blocks.emplace_back(std::move(block));
    }
    void append(Document more) {
        for (Block& block : more.blocks) blocks.push_back(std::move(block));
    }
};

/// Plain text for a terminal of `width` columns (12 at least). `colour`: with the escape sequences of a terminal, which add no meaning.
std::string render_text(const Document& document, std::size_t width, bool colour = false);

/// CommonMark, with tables as GitHub has them; the source is legible too.
std::string render_markdown(const Document& document);

}  // namespace attune::report
