#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace attune::report {

/// Units of a picture; a line of text is 13 or 12 of them high.
constexpr double svg_width = 480;
constexpr double svg_margin = 10;
constexpr double svg_line = 16;  ///< from one line of text to the next

/// How an element looks. What it is not to be told by colour alone stands in its shape and its dashes.
enum class Style {
    paper,
    text,
    small,  ///< text of names and numbers
    head,
    band,
    frame,
    tick,
    edge,  ///< where a band begins
    lead,  ///< from a name to what it names
    hatch,
    corridor,
    cutoff,
    value,
    reach,  ///< what a value could be
    line0,
    line1,
    line2,
    line3,
    mark0,
    mark1,
    mark2,
    mark3
};

/// The style of the line of this number, and of its marks; after four the same again.
Style line_style(std::size_t line);
Style mark_style(std::size_t line);

/// The class of a style, and its look on paper: ` class="…" fill="…"`. A renderer that knows no style sheet shows that.
std::string style_attributes(Style style);

/// What an SVG picture says of itself.
struct SvgHead {
    std::string_view id;
    bool alone = false;
    std::string title;
    std::string description;
};

enum class Anchor { start, middle, end };

/// Elements of SVG one after the other. Coordinates are units of the picture, from the top left.
class SvgCanvas {
public:
    void line(double x1, double y1, double x2, double y2, Style style);
    void box(double x, double y, double width, double height, Style style);
    /// A box filled with the pattern of an id.
    void hatched(double x, double y, double width, double height, std::string_view id);
    void text(double x, double y, Anchor anchor, Style style, std::string_view words);
    /// `points`: x and y in turn. `closed`: a filled shape, else a line. `thickness`: of the line, where its style has none.
    void path(const std::vector<double>& points, bool closed, Style style, double thickness = 0);
    void circle(double x, double y, double radius, Style style);
    /// The shape that stands for a line: circle, square, triangle, diamond, and then the same again.
    void marker(std::size_t line, double x, double y, double radius);
    /// The pattern of a corridor, for `hatched`.
    void pattern(std::string_view id);

    /// The whole picture, `height` units high.
    std::string finish(const SvgHead& head, double height) const;

private:
    std::string body_;
};

/// A number as SVG has it: two decimals at most.
std::string svg_number(double value);

/// The width of a text in units, rather too much than too little; `size`: of its letters.
double svg_text_width(std::string_view text, double size);

/// The text in lines of at most `width` units.
std::vector<std::string> svg_wrap(std::string_view text, double width, double size);

}  // namespace attune::report
