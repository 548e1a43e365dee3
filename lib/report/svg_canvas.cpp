#include "report/svg_canvas.hpp"

#include "report/lines.hpp"
#include "report/markup.hpp"
#include "report/svg.hpp"
#include "text/decimal.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace attune::report {
namespace {

constexpr double share_of_size = 0.56;  ///< of the size of its letters, the mean width of a column of sans-serif text

/// ` name="value"`.
std::string attribute(std::string_view name, std::string_view value) { return ((" " + std::string(name) + "=\"") += value) += "\""; }
std::string attribute(std::string_view name, double value) { return attribute(name, svg_number(value)); }

std::string_view name_of(Anchor anchor) {
    switch (anchor) {
        case Anchor::start: return "start";
        case Anchor::middle: return "middle";
        default: return "end";
    }
}

}  // namespace

std::string svg_number(double value) { return text::format_number(std::round(value * 100) / 100); }

double svg_text_width(std::string_view text, double size) { return static_cast<double>(text::display_width(text)) * size * share_of_size; }

std::vector<std::string> svg_wrap(std::string_view text, double width, double size) {
    return wrap(text::printable(text), static_cast<std::size_t>(std::max(1.0, width / (size * share_of_size))));
}

void SvgCanvas::line(double x1, double y1, double x2, double y2, Style style) {
    body_ +=
        "<line" + style_attributes(style) + attribute("x1", x1) + attribute("y1", y1) + attribute("x2", x2) + attribute("y2", y2) + "/>\n";
}

void SvgCanvas::box(double x, double y, double width, double height, Style style) {
    body_ += "<rect" + style_attributes(style) + attribute("x", x) + attribute("y", y) + attribute("width", width) +
             attribute("height", height) + "/>\n";
}

void SvgCanvas::hatched(double x, double y, double width, double height, std::string_view id) {
    body_ += "<rect" + attribute("fill", "url(#" + std::string(id) + ")") + attribute("x", x) + attribute("y", y) +
             attribute("width", width) + attribute("height", height) + "/>\n";
}

void SvgCanvas::text(double x, double y, Anchor anchor, Style style, std::string_view words) {
    body_ += "<text" + style_attributes(style) + attribute("x", x) + attribute("y", y) + attribute("text-anchor", name_of(anchor)) + ">" +
             markup_text(words) + "</text>\n";
}

void SvgCanvas::path(const std::vector<double>& points, bool closed, Style style, double thickness) {
    std::string way;
    for (std::size_t k = 0; k + 1 < points.size(); k += 2)
        ((way += k == 0 ? "M" : "L") += svg_number(points[k])) += " " + svg_number(points[k + 1]);
    body_ += "<path" + style_attributes(style) + (thickness > 0 ? attribute("stroke-width", thickness) : "") +
             attribute("d", closed ? way + "Z" : way) + "/>\n";
}

void SvgCanvas::circle(double x, double y, double radius, Style style) {
    body_ += "<circle" + style_attributes(style) + attribute("cx", x) + attribute("cy", y) + attribute("r", radius) + "/>\n";
}

void SvgCanvas::marker(std::size_t line, double x, double y, double r) {
    const Style style = mark_style(line);
    switch (line % 4) {
        case 0: return circle(x, y, r, style);
        case 1: return box(x - r, y - r, 2 * r, 2 * r, style);
        case 2: return path({x, y - 1.2 * r, x + 1.1 * r, y + r, x - 1.1 * r, y + r}, true, style);
        default: return path({x, y - 1.4 * r, x + 1.4 * r, y, x, y + 1.4 * r, x - 1.4 * r, y}, true, style);
    }
}

void SvgCanvas::pattern(std::string_view id) {
    body_ += "<defs><pattern" + attribute("id", id) + " width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><path" +
             style_attributes(Style::hatch) + " d=\"M0 6L6 0\"/></pattern></defs>\n";
}

std::string SvgCanvas::finish(const SvgHead& head, double height) const {
    const std::string id(head.id);
    std::string out = "<svg";
    if (head.alone) out += attribute("xmlns", "http://www.w3.org/2000/svg") + attribute("width", svg_width) + attribute("height", height);
    out += attribute("class", "attune") + attribute("viewBox", "0 0 " + svg_number(svg_width) + " " + svg_number(height)) +
           attribute("role", "img") + attribute("aria-labelledby", id + "-title " + id + "-desc") + attribute("font-family", "sans-serif") +
           attribute("font-size", "13") + ">\n";
    out += "<title" + attribute("id", id + "-title") + ">" + markup_text(head.title) + "</title>\n";
    out += "<desc" + attribute("id", id + "-desc") + ">" + markup_text(head.description) + "</desc>\n";
    if (head.alone) out += "<style>\n" + std::string(svg_style()) + "</style>\n";
    out += "<rect" + style_attributes(Style::paper) + " width=\"" + svg_number(svg_width) + "\" height=\"" + svg_number(height) + "\"/>\n";
    return out + body_ + "</svg>\n";
}

}  // namespace attune::report
