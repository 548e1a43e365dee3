#include "report/axis.hpp"
#include "report/document.hpp"
#include "report/html.hpp"
#include "report/markup.hpp"
#include "report/picture_text.hpp"
#include "report/svg.hpp"
#include "text/date.hpp"
#include "text/utf8.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

using namespace attune::report;
namespace text = attune::text;

namespace {

/// A year of weekly values on a scale from 0 to 27 in five bands.
Trend year() {
    Trend trend;
    trend.title = "PHQ-9, Total";
    trend.description = "53 values.";
    trend.high = 27;
    trend.zones = {{0, "minimal"}, {5, "mild"}, {10, "moderate"}, {15, "moderately severe"}, {20, "severe"}};
    trend.cutoffs = {{10, "likely"}};
    trend.corridor = Trend::Corridor{11, 23, "no reliable change from the first value"};
    Trend::Line line;
    for (int week = 0; week < 53; ++week) line.points.push_back({20094 + 7 * week, std::round(17 - 0.2 * week), {}, {}});
    line.points[3].low = 14;
    line.points[3].high = 20;
    trend.lines = {line};
    return trend;
}

Trend with_points(std::vector<Trend::Point> points) {
    Trend trend = year();
    trend.lines = {{"", std::move(points)}};
    return trend;
}

/// Everything that may be odd about a trend.
std::vector<Trend> odd() {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    std::vector<Trend> all{year(), with_points({{20000, 5, {}, {}}}), with_points({{20000, 5, {}, {}}, {20000, 9, {}, {}}}),
                           with_points({{20000, -3, {}, {}}, {20010, 99, {}, {}}, {20020, nan, {}, {}}}),
                           with_points({{0, 7, nan, 9}, {36000, 7, 3, 90}})};
    all.push_back(year());
    all.back().low = all.back().high = 5;
    all.push_back(year());
    all.back().zones = {{0, "<a & \"b\">\x1b"}, {0.1, "two"}, {0.2, std::string(200, 'x')}, {90, "above all"}};
    all.push_back(year());
    all.back().lines.assign(12, all.back().lines.front());
    all.push_back(year());
    all.back().lines.front().points.resize(400, {20100, 3, {}, {}});
    all.push_back(with_points({}));
    return all;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string all;
    for (const std::string& line : lines) all += line + "\n";
    return all;
}

std::size_t times(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++count;
    return count;
}

}  // namespace

TEST_CASE("a trend in characters fits every width, or is not drawn") {
    for (const Trend& trend : odd())
        for (const std::size_t width : {200U, 78U, 58U, 55U, 39U, 38U, 37U, 10U}) {
            const std::vector<std::string> lines = trend_lines(trend, width);
            for (const std::string& line : lines) CHECK(text::display_width(line) <= width);
            CHECK(text::printable(joined(lines), true) == joined(lines));
            if (width < least_trend_width) CHECK(lines.empty());
        }
}

TEST_CASE("a small trend, drawn whole") {
    Trend trend;
    trend.high = 10;
    trend.zones = {{0, "low"}, {5, "high"}};
    trend.lines = {{"self", {{20000, 0, {}, {}}, {20004, 4, {}, {}}, {20006, 6, {}, {}}, {20010, 10, {}, {}}}},
                   {"partner", {{20000, 5, {}, {}}, {20010, 4, 3, 6}}}};
    CHECK(joined(trend_lines(trend, 58)) == R"(10 +                                             /-o
   |                                        /----
   |                                    /---          high
   |                               /----
   |                          /-o--                |
 5 +x . . . . . . . . . . . /-. . . . . . . . . . .|
   | \-----------------o---------------------------x
   |            /----                              |
   |        /---                                      low
   |   /----
 0 +o--
   ++-------------+--------------------------------+
2024-10-04   2024-10-07                       2024-10-14

o      self
x      partner
|      what the value could be, where answers are blank
)");
}

TEST_CASE("a point stands on that side of a band's edge on which its value lies") {
    Trend trend = with_points({{20000, 9.9, {}, {}}, {20100, 10, {}, {}}});
    const std::vector<std::string> lines = trend_lines(trend, 60);
    const auto edge = std::find_if(lines.begin(), lines.end(), [](const std::string& line) { return line.starts_with("10 +"); });
    REQUIRE(edge != lines.end());
    CHECK(edge->find('o') > 30);
    CHECK((edge + 1)->find('o') == 4);
}

TEST_CASE("no extreme is lost among many points") {
    std::vector<Trend::Point> points;
    points.reserve(4000);
    for (int day = 0; day < 4000; ++day) points.push_back({20000 + day, day == 2222 ? 26.0 : day == 2223 ? 0.0 : 12.0, {}, {}});
    const std::vector<std::string> lines = trend_lines(with_points(points), 78);
    const auto points_in = [&](std::string_view begin) {
        const auto row = std::find_if(lines.begin(), lines.end(), [&](const std::string& line) { return line.starts_with(begin); });
        return row == lines.end() ? -1 : std::count(row->begin(), row->end(), 'o');
    };
    CHECK(points_in("27 +") == 1);
    CHECK(points_in(" 0 +") == 1);
    CHECK(times(svg_of(with_points(points), "p", true), "<circle") == 4000);
}

TEST_CASE("dates below an axis") {
    const auto labels = [](const char* first, const char* last, std::size_t room) {
        std::string all;
        for (const DateTick& tick : date_ticks({0, 1, *text::parse_date(first), *text::parse_date(last)}, room)) all += tick.label + " ";
        return all;
    };
    CHECK(labels("2026-01-05", "2026-01-05", 50) == "2026-01-05 ");
    CHECK(labels("2026-01-05", "2026-01-19", 50) == "2026-01-05 2026-01-12 2026-01-19 ");
    CHECK(labels("2026-01-05", "2026-12-28", 50) == "2026-01-05 2026-04 2026-07 2026-10 2026-12-28 ");
    CHECK(labels("2026-01-05", "2027-12-28", 50) == "2026-01-05 2026-07 2027-01 2027-07 2027-12-28 ");
    CHECK(labels("1926-01-05", "2026-12-28", 50) == "1926-01-05 1960 1980 2000 2026-12-28 ");
    CHECK(labels("2026-01-05", "2026-12-28", 14) == "2026-01-05 2026-12-28 ");
    CHECK(labels("0001-01-01", "9999-12-31", 60).starts_with("0001-01-01 "));
}

TEST_CASE("numbers beside a scale") {
    const auto numbers = [](double low, double high) {
        Trend trend;
        trend.low = low;
        trend.high = high;
        std::string all;
        for (const double number : scale_numbers(trend, {low, high, 0, 0})) all += brief_number(number) + " ";
        return all;
    };
    CHECK(numbers(0, 100) == "0 20 40 60 80 100 ");
    CHECK(numbers(1, 7) == "1 2 3 4 5 6 7 ");
    CHECK(numbers(-1.5, 1.5) == "-1.5 -1 -0.5 0 0.5 1 1.5 ");
    CHECK(numbers(0, 27) == "0 5 10 15 20 27 ");
}

TEST_CASE("the names of bands stand below a gauge where all find room") {
    Gauge gauge{"0", "27", {5.0 / 27, 10.0 / 27, 15.0 / 27, 20.0 / 27}, 11.0 / 27};
    gauge.bands = {"minimal", "mild", "moderate", "moderately severe", "severe"};
    CHECK(joined(gauge_lines(gauge, 78)) ==
          "0 |-------|--------|o------|-------|-----------| 27\n  minimal mild     moderate        severe\n"
          "                           moderately severe\n");
    CHECK(gauge_lines(gauge, 30).size() == 1);
    gauge.bands[2] = std::string(60, 'x');
    CHECK(gauge_lines(gauge, 78).size() == 1);
}

TEST_CASE("markup shows text as it is") {
    CHECK(markup_text("<a href=\"x\">&'\x1b\n\u202E") == "&lt;a href=&quot;x&quot;&gt;&amp;&#39;^[^J^~");
    CHECK(markup_text("a\nb", true) == "a\nb");
    CHECK(markup_text("\uFFFF\uFFFEx") == "\uFFFD\uFFFDx");
}

TEST_CASE("an SVG picture says what it is, and refers to nothing outside") {
    for (const Trend& trend : odd()) {
        const std::string picture = svg_of(trend, "one", true);
        CHECK(times(picture, "http") == 1);
        CHECK(picture.find("role=\"img\" aria-labelledby=\"one-title one-desc\"") != std::string::npos);
        CHECK(times(picture, "<title id=\"one-title\">") == 1);
        CHECK(times(picture, "<desc id=\"one-desc\">") == 1);
        CHECK(times(picture, "nan") + times(picture, "inf\"") == 0);
        CHECK(times(picture, "<a &") + times(picture, "\x1b") == 0);
        CHECK(times(picture, "<svg") == times(picture, "</svg>"));
        CHECK(times(picture, "<text") == times(picture, "</text>"));
        CHECK(svg_of(trend, "one", true) == picture);
    }
}

TEST_CASE("a picture within a page has no style of its own") {
    CHECK(times(svg_of(year(), "one", true), "<style>") == 1);
    CHECK(times(svg_of(year(), "one", false), "<style>") == 0);
    CHECK(times(svg_of(year(), "one", false), "xmlns") == 0);
}

TEST_CASE("every element of a page of HTML is closed, and no id is there twice") {
    Document page;
    page.add(Gauge{"0", "4", {}, 0.25});
    page.add(Heading{1, "<one>"});
    page.add(Field{"", "a remark on nothing"});
    page.add(Warning{"a", "b", true});
    page.add(Field{"value", "1"});
    page.add(Gauge{"0", "4", {}, 0.25});
    page.add(Field{"", "a remark"});
    page.add(Field{"value", "2"});
    page.add(year());
    page.add(Table{{{"date"}, {""}, {"n", true}}, {{"2026-01-05", "x"}, {}}});
    page.add(Quote{"a\n\nb\nc"});
    page.add(List{{"x"}});
    page.add(Heading{1, "two"});
    const std::string html = render_html(page, {"<title>"});
    for (const char* tag : {"section", "dl", "div", "dd", "dt", "p", "table", "tr", "th", "td", "ul", "li", "figure", "h1", "svg", "time"})
        CHECK(times(html, std::string("<") + tag + ">") + times(html, std::string("<") + tag + " ") ==
              times(html, std::string("</") + tag + ">"));
    CHECK(times(html, "<title>&lt;title&gt;</title>") == 1);
    CHECK(times(html, "<dl>") == 1);
    CHECK(times(html, "<section>") == 2);
    CHECK(times(html, "<th scope=\"row\"><time>2026-01-05</time></th>") == 1);
    CHECK(times(html, "http") == 0);
    std::set<std::string> ids;
    for (std::size_t at = 0; (at = html.find(" id=\"", at)) != std::string::npos; ++at)
        CHECK(ids.insert(html.substr(at, html.find('"', at + 5) - at)).second);
    CHECK(ids.size() == 7);
}

TEST_CASE("a page in characters below 40 columns has words, and names the files of its pictures") {
    Document page;
    page.add(year());
    CHECK(render_text(page, 39) == "  PHQ-9, Total: 53 values.\n");
    CHECK(render_text(page, 40) != render_text(page, 39));
    CHECK(render_text(page, 80, false, {"p/a.svg"}).ends_with("  53 values.\n  picture             p/a.svg\n"));
    CHECK(render_markdown(page, {"p/a.svg"}) == "![PHQ-9, Total](p/a.svg)\n\n53 values.\n");
}
