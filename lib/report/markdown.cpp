#include "report/document.hpp"
#include "report/lines.hpp"
#include "report/markdown_text.hpp"
#include "report/picture_text.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <string_view>

namespace attune::report {
namespace {

/// The lines of a text, those that hold nothing left out at its ends.
std::string paragraph(std::string_view text, const std::string& lead) {
    std::string out;
    std::string_view open;  // what ends the line before
    for (const std::string_view part : text::split(text::trim(text), '\n')) {
        const std::string line = markdown_line(part);
        if (line.empty()) {
            if (!open.empty()) ((out += '\n') += text::trim(lead)) += '\n';
            open = {};
            continue;
        }
        if (!open.empty()) out += open;
        out += lead + line;
        open = "\\\n";  // a break that stays one
    }
    return out.empty() ? out : out + "\n";
}

/// Lines that stand as they are: a block of code, each line after `lead`.
std::string code_block(const std::vector<std::string>& lines, const std::string& lead) {
    std::string all;
    for (const std::string& line : lines) all += (line.empty() ? "" : lead + line) + "\n";
    const std::string fence = lead + markdown_fence(all) + "\n";
    return fence + all + fence;
}

class MarkdownRenderer {
public:
    explicit MarkdownRenderer(const PicturePaths& pictures) : pictures_(pictures) {}

    std::string run(const Document& document) {
        const Block* before = nullptr;
        for (const Block& block : document.blocks) {
            const std::string bytes = std::visit([this](const auto& b) { return this->shown(b); }, block);
            if (bytes.empty()) continue;
            if (before && in_item_of(*before, block))
                out_.replace(out_.size() - 1, 1, is_code(*before) || is_code(block) ? "\n  " : "\\\n  ");
            else if (before && !(is_fact(*before) && is_fact(block))) out_ += '\n';
            out_ += bytes;
            before = &block;
        }
        return std::move(out_);
    }

private:
    static bool is_fact(const Block& block) { return std::holds_alternative<Field>(block) || std::holds_alternative<Gauge>(block); }

    /// Whether a block is a further line of the fact before it: a gauge, or a remark.
    static bool in_item_of(const Block& before, const Block& block) {
        const Field* field = std::get_if<Field>(&block);
        return is_fact(before) && is_fact(block) && (!field || field->name.empty());
    }

    /// Whether a block is a block of code, which needs no break before or after it.
    bool is_code(const Block& block) const { return pictures_.empty() && std::holds_alternative<Gauge>(block); }

    static std::string shown(const Heading& heading) {
        return std::string(static_cast<std::size_t>(std::clamp(heading.level, 1, 6)), '#') + " " + markdown_text(heading.text) + "\n";
    }

    static std::string shown(const Paragraph& block) { return paragraph(block.text, ""); }

    static std::string shown(const Warning& warning) {
        const std::string label = markdown_text(warning.label);
        const std::string text = markdown_text(warning.text);
        return label.empty() ? "> " + markdown_line(warning.text) + "\n" : "> **" + label + ":** " + text + "\n";
    }

    static std::string shown(const List& list) {
        std::string out;
        for (const std::string& item : list.items) out += "- " + markdown_line(item) + "\n";
        return out;
    }

    static std::string shown(const Quote& quote) { return paragraph(quote.text, "> "); }

    static std::string shown(const Field& field) {
        const std::string name = markdown_text(field.name);
        return name.empty() ? markdown_line(field.text) + "\n" : "- **" + name + ":** " + markdown_text(field.text) + "\n";
    }

    std::string shown(const Trend& trend) {
        constexpr std::size_t width = 80;
        const std::string words = paragraph(trend.description, "");
        if (const std::string* path = next_path()) return link(trend.title, *path) + "\n" + (words.empty() ? "" : "\n" + words);
        const std::vector<std::string> lines = trend_lines(trend, width);
        if (lines.empty()) return paragraph(trend.title + ": " + trend.description, "");
        return "**" + markdown_text(trend.title) + "**\n\n" + code_block(lines, "") + (words.empty() ? "" : "\n" + words);
    }

    std::string shown(const Gauge& gauge) {
        constexpr std::size_t width = 78;
        if (const std::string* path = next_path()) return link(gauge.description.empty() ? gauge.title : gauge.description, *path) + "\n";
        return code_block(gauge_lines(gauge, width), "  ").substr(2);
    }

    static std::string link(const std::string& words, const std::string& path) {
        return "![" + markdown_text(words) + "](" + markdown_path(path) + ")";
    }

    /// The file of the picture that comes next, if there are files.
    const std::string* next_path() { return next_ < pictures_.size() ? &pictures_[next_++] : nullptr; }

    static std::string shown(const Table& table) {
        std::vector<std::vector<std::string>> rows(1);
        for (const Table::Column& column : table.columns) rows.front().push_back(markdown_text(column.name));
        for (const auto& row : table.rows) {
            auto& cells = rows.emplace_back();
            for (std::size_t c = 0; c < table.columns.size(); ++c) cells.push_back(c < row.size() ? markdown_text(row[c]) : "");
        }
        std::vector<std::size_t> widths(table.columns.size(), 3);  // of the shortest rule
        for (const auto& row : rows)
            for (std::size_t c = 0; c < widths.size(); ++c) widths[c] = std::max(widths[c], text::display_width(row[c]));
        std::string out;
        for (std::size_t r = 0; r < rows.size() && !widths.empty(); ++r) {
            for (std::size_t c = 0; c < widths.size(); ++c) out += "| " + padded(rows[r][c], widths[c], table.columns[c].number) + " ";
            out += "|\n";
            if (r > 0) continue;
            for (std::size_t c = 0; c < widths.size(); ++c)
                out += "| " + std::string(widths[c] - 1, '-') + (table.columns[c].number ? ": " : "- ");
            out += "|\n";
        }
        return out;
    }

    const PicturePaths& pictures_;
    std::size_t next_ = 0;  ///< of the pictures
    std::string out_;
};

}  // namespace

std::string render_markdown(const Document& document, const PicturePaths& pictures) { return MarkdownRenderer(pictures).run(document); }

}  // namespace attune::report
