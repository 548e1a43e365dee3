#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace attune::report {

struct Heading {
    int level = 1;
    std::string text;
};

struct Paragraph {
    std::string text;
};

/// A sentence that must not be missed: an alert.
struct Warning {
    std::string label;
    std::string text;
};

struct List {
    std::vector<std::string> items;
};

/// Where a value lies on its scale. Positions are shares of the range, 0 to 1.
struct Gauge {
    std::string low;
    std::string high;
    std::vector<double> edges;  ///< where bands begin
    std::optional<double> value;
    std::optional<double> from;  ///< of what the score could be, where that is not one value
    std::optional<double> to;
};

/// A fact and its words, aligned with its neighbours.
struct Field {
    std::string name;
    std::string text;
};

using Block = std::variant<Heading, Paragraph, Warning, List, Gauge, Field>;

/// What a page says, before any renderer: no renderer knows a score.
struct Document {
    std::vector<Block> blocks;

    template <class B>
    void add(B block) {
        blocks.emplace_back(std::move(block));
    }
};

/// Plain text for a terminal of `width` columns; control characters of data are shown, not sent.
std::string render_text(const Document& document, std::size_t width);

}  // namespace attune::report
