#include "report/document.hpp"
#include "report/lines.hpp"
#include "report/picture_text.hpp"
#include "report/text_table.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <string_view>

namespace attune::report {
namespace {

constexpr std::size_t indent = 2;

/// How a line is coloured on a terminal.
constexpr std::string_view bold = "1";
constexpr std::string_view red = "1;31";
constexpr std::string_view yellow = "33";

class TextRenderer {
public:
    TextRenderer(std::size_t width, bool colour, const PicturePaths& pictures)
        : width_(std::max<std::size_t>(width, 12)), colour_(colour), pictures_(pictures) {}

    std::string run(const Document& document) {
        const Block* before = nullptr;
        for (const Block& block : document.blocks) {
            if (before && parted(*before, block)) out_ += '\n';
            std::visit([this](const auto& b) { put(b); }, block);
            before = &block;
        }
        return std::move(out_);
    }

private:
    /// Whether an empty line stands between two blocks.
    static bool parted(const Block& a, const Block& b) {
        const auto fact = [](const Block& block) { return std::holds_alternative<Field>(block) || std::holds_alternative<Gauge>(block); };
        if (std::holds_alternative<Heading>(b)) return true;
        if (std::holds_alternative<Heading>(a) || (fact(a) && fact(b))) return false;
        return a.index() != b.index() || !(std::holds_alternative<Warning>(a) || std::holds_alternative<List>(a));
    }

    void line(std::string text, std::string_view colour) {
        text.erase(text.find_last_not_of(' ') + 1);
        if (!colour_ || colour.empty() || text.empty()) out_ += text;
        else (((out_ += "\x1b[") += colour) += "m" + text) += "\x1b[0m";
        out_ += '\n';
    }

    /// Lines after `first`, the later ones after as many blanks.
    void lines(const std::string& text, const std::string& first, std::string_view colour = {}) {
        lines(text, first, std::string(text::display_width(first), ' '), colour);
    }

    void lines(const std::string& text, const std::string& first, const std::string& rest, std::string_view colour) {
        const std::size_t taken = std::max(text::display_width(first), text::display_width(rest));
        const std::string* lead = &first;
        for (const std::string& part : wrap_lines(text, width_ > taken + 1 ? width_ - taken : 1)) {
            line(*lead + part, colour);
            lead = &rest;
        }
    }

    void put(const Heading& heading) {
        const std::string text = text::printable(heading.text);
        lines(text, "", bold);
        const std::size_t length = std::min(width_, text::display_width(text));
        if (heading.level <= 2) line(std::string(length, heading.level == 1 ? '=' : '-'), {});
    }

    void put(const Paragraph& paragraph) { lines(text::printable(paragraph.text, true), std::string(indent, ' ')); }

    void put(const Warning& warning) { lines(text::printable(warning.label + ": " + warning.text), "! ", warning.urgent ? red : yellow); }

    void put(const List& list) {
        for (const std::string& item : list.items) lines(text::printable(item), "  - ");
    }

    void put(const Quote& quote) { lines(text::printable(quote.text, true), "  > ", "  > ", {}); }

    void put(const Table& table) {
        const TableLines laid = text_table(table, width_ - indent);
        for (std::size_t k = 0; k < laid.lines.size(); ++k)
            line(laid.lines[k].empty() ? "" : std::string(indent, ' ') + laid.lines[k], k < laid.heads ? bold : std::string_view());
    }

    void put(const Field& field) {
        const std::string name = std::string(indent, ' ') + text::printable(field.name);
        const std::string text = text::printable(field.text);
        const std::size_t column = width_ >= 60 ? 22 : 19;
        if (width_ < 40) {
            const std::string whole = field.name.empty() ? text : text::printable(field.name) + ": " + text;
            return lines(whole, field.name.empty() ? "    " : "  ", "    ", {});
        }
        if (text::display_width(name) + 1 <= column) return lines(text, padded(name, column));
        lines(text::printable(field.name), std::string(indent, ' '));
        lines(text, std::string(column, ' '));
    }

    void put(const Trend& trend) {
        const std::vector<std::string> drawn = trend_lines(trend, width_ - indent);
        if (drawn.empty()) {
            lines(text::printable(trend.title + ": " + trend.description), std::string(indent, ' '));
        } else {
            lines(text::printable(trend.title), std::string(indent, ' '), bold);
            out_ += '\n';
            for (const std::string& part : drawn) line(part.empty() ? part : std::string(indent, ' ') + part, {});
            out_ += '\n';
            if (!trend.description.empty()) lines(text::printable(trend.description), std::string(indent, ' '));
        }
        put_path();
    }

    void put(const Gauge& gauge) {
        for (const std::string& part : gauge_lines(gauge, width_ - indent)) line(std::string(indent, ' ') + part, {});
        put_path();
    }

    /// Where the picture stands as a file.
    void put_path() {
        if (next_ < pictures_.size()) put(Field{"picture", pictures_[next_]});
        ++next_;
    }

    std::size_t width_;
    bool colour_;
    const PicturePaths& pictures_;
    std::size_t next_ = 0;  ///< of the pictures
    std::string out_;
};

}  // namespace

std::string render_text(const Document& document, std::size_t width, bool colour, const PicturePaths& pictures) {
    return TextRenderer(width, colour, pictures).run(document);
}

}  // namespace attune::report
