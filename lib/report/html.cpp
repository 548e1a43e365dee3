#include "report/html.hpp"

#include "report/html_style.hpp"
#include "report/markup.hpp"
#include "report/svg.hpp"
#include "text/date.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace attune::report {
namespace {

bool is_date(std::string_view text) { return text.size() == 10 && text::parse_date(text); }

/// Plain text in HTML, its dates so that no line end parts them.
std::string html_text(std::string_view text) {
    const std::string shown = markup_text(text);
    std::string out;
    constexpr std::size_t length = 10;  // of `2026-01-31`
    for (std::size_t k = 0; k < shown.size();) {
        const std::string_view rest = std::string_view(shown).substr(k);
        if (is_date(rest.substr(0, length))) {
            (out += "<time>") += rest.substr(0, length);
            out += "</time>";
            k += length;
        } else {
            out += shown[k++];
        }
    }
    return out;
}

/// The lines of a text with their breaks, a paragraph after each empty line.
std::string paragraphs(const std::string& text) {
    std::string out;
    std::string open;
    const auto close = [&] {
        if (!open.empty()) out += "<p>" + open + "</p>\n";
        open.clear();
    };
    for (const std::string_view line : text::split(text::trim(text), '\n')) {
        const std::string_view shown = text::trim(line);
        if (shown.empty()) close();
        else (open += open.empty() ? "" : "<br>\n") += html_text(shown);
    }
    close();
    return out;
}

class HtmlRenderer {
public:
    explicit HtmlRenderer(std::size_t& pictures) : pictures_(pictures) {}

    std::string run(const Document& document) {
        for (const Block& block : document.blocks) {
            enter(block);
            std::visit([this](const auto& b) { put(b); }, block);
        }
        leave();
        if (section_) out_ += "</section>\n";
        return std::move(out_);
    }

private:
    /// What consecutive blocks stand in together.
    enum class Group { none, facts, alerts };

    /// A gauge, or a remark without a name, belongs to the fact before it, if there is one.
    Group group_of(const Block& block) const {
        if (std::holds_alternative<Warning>(block)) return Group::alerts;
        const Field* field = std::get_if<Field>(&block);
        const bool further = std::holds_alternative<Gauge>(block) || (field && field->name.empty());
        if (further) return group_ == Group::facts ? Group::facts : Group::none;
        return field ? Group::facts : Group::none;
    }

    void enter(const Block& block) {
        const Group group = group_of(block);
        if (group == group_) return;
        leave();
        if (group == Group::facts) out_ += "<dl>\n";
        if (group == Group::alerts) out_ += "<div class=\"alerts\" role=\"group\" aria-label=\"Alerts\">\n";
        group_ = group;
    }

    void leave() {
        if (group_ == Group::facts) out_ += "</div>\n</dl>\n";
        if (group_ == Group::alerts) out_ += "</div>\n";
        group_ = Group::none;
        fact_ = false;
    }

    void put(const Heading& heading) {
        const int level = std::clamp(heading.level, 1, 6);
        if (level == 1 || !section_) {
            out_ += section_ ? "</section>\n<section>\n" : "<section>\n";
            section_ = true;
        }
        const std::string tag = "h" + std::to_string(level);
        out_ += "<" + tag + ">" + html_text(heading.text) + "</" + tag + ">\n";
    }

    void put(const Paragraph& paragraph) { out_ += paragraphs(paragraph.text); }

    void put(const Warning& warning) {
        out_ += warning.urgent ? "<p class=\"alert urgent\">" : "<p class=\"alert\">";
        out_ += "<span class=\"sign\" aria-hidden=\"true\">!</span> <strong>" + html_text(warning.label) + ":</strong> " +
                html_text(warning.text) + "</p>\n";
    }

    void put(const List& list) {
        out_ += "<ul>\n";
        for (const std::string& item : list.items) out_ += "<li>" + html_text(item) + "</li>\n";
        out_ += "</ul>\n";
    }

    void put(const Quote& quote) { out_ += "<blockquote>\n" + paragraphs(quote.text) + "</blockquote>\n"; }

    void put(const Field& field) {
        if (group_ != Group::facts) {
            out_ += "<p>" + html_text(field.text) + "</p>\n";
            return;
        }
        if (!field.name.empty()) {
            if (fact_) out_ += "</div>\n";
            out_ += "<div>\n<dt>" + html_text(field.name) + "</dt>\n";
            fact_ = true;
        }
        out_ += "<dd>" + html_text(field.text) + "</dd>\n";
    }

    void put(const Gauge& gauge) {
        const std::string picture = "<figure class=\"gauge\">\n" + svg_of(gauge, next_id(), false) + "</figure>\n";
        out_ += group_ == Group::facts ? "<dd>\n" + picture + "</dd>\n" : picture;
    }

    /// The words below are what the picture says of itself to whoever cannot see it, and are not read out twice.
    void put(const Trend& trend) {
        out_ += "<figure>\n" + svg_of(trend, next_id(), false);
        if (!trend.description.empty()) out_ += "<figcaption aria-hidden=\"true\">" + html_text(trend.description) + "</figcaption>\n";
        out_ += "</figure>\n";
    }

    void put(const Table& table) {
        if (table.columns.empty()) return;
        out_ += "<div class=\"scroll\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">\n" +
                std::string(table.columns.size() > 4 ? "<table class=\"wide\">" : "<table>") + "\n<thead>\n<tr>";
        for (const Table::Column& column : table.columns)
            out_ += cell(column.name.empty() ? "td" : "th", column.name.empty() ? "" : " scope=\"col\"", column, column.name);
        out_ += "</tr>\n</thead>\n<tbody>\n";
        for (const auto& row : table.rows) {
            out_ += "<tr>";
            for (std::size_t c = 0; c < table.columns.size(); ++c) {
                const bool head = c == 0 && !table.columns[c].number && !row.empty() && !row[c].empty();
                out_ += cell(head ? "th" : "td", head ? " scope=\"row\"" : "", table.columns[c], c < row.size() ? row[c] : "");
            }
            out_ += "</tr>\n";
        }
        out_ += "</tbody>\n</table>\n</div>\n";
    }

    static std::string cell(const std::string& tag, const std::string& scope, const Table::Column& column, const std::string& text) {
        return "<" + tag + scope + (column.number ? " class=\"number\"" : "") + ">" + html_text(text) + "</" + tag + ">";
    }

    std::string next_id() { return "picture-" + std::to_string(++pictures_); }

    std::size_t& pictures_;
    Group group_ = Group::none;
    bool fact_ = false;     ///< a fact is open
    bool section_ = false;  ///< a section is open
    std::string out_;
};

}  // namespace

std::string HtmlFile::begin(const HtmlHead& head) const {
    return "<!DOCTYPE html>\n<html lang=\"" + markup_text(head.language) +
           "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" +
           markup_text(head.title) + "</title>\n<style>\n" + std::string(html_style()) + std::string(svg_style()) +
           "</style>\n</head>\n<body>\n<main>\n";
}

std::string HtmlFile::page(const Document& document) { return HtmlRenderer(pictures_).run(document); }

std::string HtmlFile::end() const { return "</main>\n</body>\n</html>\n"; }

std::string render_html(const Document& document, const HtmlHead& head) {
    HtmlFile file;
    std::string out = file.begin(head);
    out += file.page(document);
    return out + file.end();
}

}  // namespace attune::report
