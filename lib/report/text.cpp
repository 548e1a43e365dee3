#include "report/document.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>

namespace attune::report {
namespace {

constexpr std::size_t indent = 2;

/// Words in lines of at most `width` columns; a longer word has a line of its own.
std::vector<std::string> wrap(const std::string& text, std::size_t width) {
    std::vector<std::string> lines(1);
    std::size_t taken = 0;
    for (const std::string_view word : text::split(text, ' ')) {
        if (word.empty()) continue;
        const std::size_t columns = text::display_width(word);
        if (taken > 0 && taken + 1 + columns > width) {
            lines.emplace_back();
            taken = 0;
        }
        if (taken > 0) lines.back() += ' ';
        lines.back() += word;
        taken += (taken > 0 ? 1 : 0) + columns;
    }
    return lines;
}

class TextRenderer {
public:
    explicit TextRenderer(std::size_t width) : width_(std::max<std::size_t>(width, 24)) {}

    std::string run(const Document& document) {
        for (const Block& block : document.blocks) std::visit([this](const auto& b) { put(b); }, block);
        return std::move(out_);
    }

private:
    void lines(const std::string& text, const std::string& first, const std::string& rest) {
        const std::size_t taken = text::display_width(rest);
        bool head = true;
        for (const std::string& line : wrap(text::printable(text), width_ > taken + 10 ? width_ - taken : 10)) {
            out_ += (head ? first : rest) + line + "\n";
            head = false;
        }
    }

    void put(const Heading& heading) {
        if (!out_.empty()) out_ += "\n";
        const std::string text = text::printable(heading.text);
        lines(heading.text, "", "");
        if (heading.level == 1) out_ += std::string(std::min(width_, text::display_width(text)), '=') + "\n";
        if (heading.level == 2) out_ += std::string(std::min(width_, text::display_width(text)), '-') + "\n";
    }

    void put(const Paragraph& paragraph) { lines(paragraph.text, std::string(indent, ' '), std::string(indent, ' ')); }

    void put(const Warning& warning) { lines(warning.label + ": " + warning.text, "! ", "  "); }

    void put(const List& list) {
        for (const std::string& item : list.items) lines(item, "  - ", "    ");
    }

    void put(const Field& field) {
        std::string name = std::string(indent, ' ') + text::printable(field.name);
        const std::size_t column = width_ >= 60 ? 22 : 14;
        const std::size_t taken = text::display_width(name);
        if (taken + 1 > column) {
            lines(field.name, std::string(indent, ' '), std::string(indent, ' '));
            return lines(field.text, std::string(column, ' '), std::string(column, ' '));
        }
        name += std::string(column - taken, ' ');
        lines(field.text, name, std::string(column, ' '));
    }

    /// `0 |----|----o----|------| 27`: a bar where bands begin, `=` over all that the score could be.
    void put(const Gauge& gauge) {
        const std::string low = text::printable(gauge.low);
        const std::string high = text::printable(gauge.high);
        const std::size_t ends = indent + text::display_width(low) + text::display_width(high) + 2;
        const std::size_t cells = std::min<std::size_t>(width_ > ends + 12 ? width_ - ends : 12, 46);
        const auto place = [&](double share) {
            return static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * static_cast<double>(cells - 1)));
        };
        std::vector<std::string> line(cells, "-");
        if (gauge.from && gauge.to)
            for (std::size_t k = place(*gauge.from); k <= place(*gauge.to); ++k) line[k] = "=";
        for (const double edge : gauge.edges) line[place(edge)] = "|";
        line.front() = line.back() = "|";
        if (gauge.value) line[place(*gauge.value)] = "o";
        out_ += std::string(indent, ' ') + low + " ";
        for (const std::string& cell : line) out_ += cell;
        out_ += " " + high + "\n";
    }

    std::size_t width_;
    std::string out_;
};

}  // namespace

std::string render_text(const Document& document, std::size_t width) { return TextRenderer(width).run(document); }

}  // namespace attune::report
