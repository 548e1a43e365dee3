#include "report/axis.hpp"
#include "report/svg.hpp"
#include "report/svg_canvas.hpp"

#include <algorithm>
#include <cmath>

namespace attune::report {
namespace {

constexpr double small = 12;    ///< size of the letters of names and numbers
constexpr double leading = 13;  ///< from one line of a band's name to the next

/// The name of a band beside the picture: its lines, where it belongs, and where it finds room.
struct Label {
    std::vector<std::string> lines;
    double wanted = 0;  ///< the middle of its band
    double top = 0;

    double height() const { return static_cast<double>(lines.size()) * leading; }
};

/// Moves labels, from the top down, so that none lies on another.
void part(std::vector<Label>& labels, double top, double bottom) {
    double free = top;
    for (Label& label : labels) {
        label.top = std::max(free, label.wanted - label.height() / 2);
        free = label.top + label.height() + 1;
    }
    double end = bottom;
    for (std::size_t k = labels.size(); k-- > 0;) {
        labels[k].top = std::min(labels[k].top, end - labels[k].height());
        end = labels[k].top - 1;
    }
}

class TrendPicture {
public:
    TrendPicture(const Trend& trend, const Span& span, std::string_view id, bool alone)
        : trend_(trend), span_(span), id_(id), alone_(alone) {
        double widest = 0;
        for (const double number : scale_numbers(trend, span)) widest = std::max(widest, svg_text_width(brief_number(number), small));
        left_ = svg_margin + widest + 8;
        double names = 0;
        constexpr double most = 104;
        for (const Trend::Zone& zone : trend.zones) names = std::min(std::max(names, svg_text_width(zone.label, small)), most);
        right_ = svg_width - svg_margin - (names > 0 ? names + 12 : 8);
    }

    std::string run() {
        for (const std::string& line : svg_wrap(trend_.title, svg_width - 2 * svg_margin, 14)) {
            y_ += svg_line;
            canvas_.text(svg_margin, y_, Anchor::start, Style::head, line);
        }
        top_ = y_ + 14;
        std::vector<Label> labels = zone_labels();
        double needed = 0;
        for (const Label& label : labels) needed += label.height() + 1;
        bottom_ = top_ + std::max(220.0, needed);
        for (Label& label : labels) label.wanted = y_of(label.wanted);
        part(labels, top_ - 4, bottom_ + 4);
        put_zones();
        put_corridor();
        put_cutoffs();
        put_axes();
        put_labels(labels);
        for (std::size_t k = 0; k < trend_.lines.size(); ++k) put_line(k);
        y_ = bottom_ + 23;
        put_dates();
        put_legend();
        return canvas_.finish({id_, alone_, trend_.title.empty() ? "Values over time" : trend_.title, trend_.description}, y_ + 12);
    }

private:
    double y_of(double value) const { return bottom_ - std::clamp(span_.share(value), 0.0, 1.0) * (bottom_ - top_); }
    double x_of(std::int32_t day) const {
        constexpr double inner = 8;  // so that no point lies on the frame
        return left_ + inner + span_.share_of_day(day) * (right_ - left_ - 2 * inner);
    }

    double zone_end(std::size_t zone) const { return zone + 1 < trend_.zones.size() ? trend_.zones[zone + 1].from : span_.high; }
    bool zone_shows(std::size_t zone) const {
        const bool last = zone + 1 == trend_.zones.size();
        return trend_.zones[zone].from <= span_.high && (last || zone_end(zone) > span_.low);
    }

    /// From the top down; `wanted` is a value of the scale until the height is known.
    std::vector<Label> zone_labels() const {
        std::vector<Label> labels;
        for (std::size_t k = trend_.zones.size(); k-- > 0;) {
            if (!zone_shows(k) || trend_.zones[k].label.empty()) continue;
            const double middle = (std::max(trend_.zones[k].from, span_.low) + std::min(zone_end(k), span_.high)) / 2;
            labels.push_back({svg_wrap(trend_.zones[k].label, svg_width - svg_margin - right_ - 8, small), middle, 0});
        }
        return labels;
    }

    void put_zones() {
        for (std::size_t k = 0; k < trend_.zones.size(); ++k) {
            if (!zone_shows(k)) continue;
            const double low = y_of(trend_.zones[k].from);
            const double high = y_of(zone_end(k));
            if (k % 2 == 1) canvas_.box(left_, high, right_ - left_, low - high, Style::band);
            if (trend_.zones[k].from > span_.low) canvas_.line(left_, low, right_, low, Style::edge);
        }
    }

    void put_corridor() {
        if (!trend_.corridor) return;
        const std::string pattern = std::string(id_) + "-hatch";
        canvas_.pattern(pattern);
        const double high = y_of(trend_.corridor->to);
        const double low = y_of(trend_.corridor->from);
        canvas_.hatched(left_, high, right_ - left_, low - high, pattern);
        for (const double edge : {high, low}) canvas_.line(left_, edge, right_, edge, Style::corridor);
    }

    void put_cutoffs() {
        for (const Trend::Cutoff& cutoff : trend_.cutoffs)
            if (span_.low <= cutoff.at && cutoff.at <= span_.high)
                canvas_.line(left_, y_of(cutoff.at), right_, y_of(cutoff.at), Style::cutoff);
    }

    /// The frame, and the numbers of the scale as far as they stand clear of each other, the ends before all others.
    void put_axes() {
        canvas_.box(left_, top_, right_ - left_, bottom_ - top_, Style::frame);
        std::vector<double> taken;
        const auto put = [&](double number) {
            const double y = y_of(number);
            constexpr double apart = 12;
            for (const double other : taken)
                if (std::abs(other - y) < apart) return;
            taken.push_back(y);
            canvas_.line(left_ - 4, y, left_, y, Style::tick);
            canvas_.text(left_ - 7, y + 4, Anchor::end, Style::small, brief_number(number));
        };
        put(span_.low);
        put(span_.high);
        for (const double number : scale_numbers(trend_, span_)) put(number);
    }

    void put_labels(const std::vector<Label>& labels) {
        for (const Label& label : labels) {
            double y = label.top + 10;
            const double middle = label.top + label.height() / 2;
            if (std::abs(middle - label.wanted) > 4) canvas_.path({right_ + 1, label.wanted, right_ + 7, middle}, false, Style::lead);
            for (const std::string& line : label.lines) {
                canvas_.text(right_ + 9, y, Anchor::start, Style::small, line);
                y += leading;
            }
        }
    }

    double radius() const {
        std::size_t points = 1;
        for (const Trend::Line& line : trend_.lines) points = std::max(points, line.points.size());
        return std::clamp((right_ - left_) / static_cast<double>(points) * 0.42, 1.0, 3.6);
    }

    void put_line(std::size_t number) {
        std::vector<double> way;
        for (const Trend::Point& point : trend_.lines[number].points)
            if (std::isfinite(point.value)) way.insert(way.end(), {x_of(point.day), y_of(point.value)});
        if (way.size() > 2) canvas_.path(way, false, line_style(number), radius() < 2 ? 0.8 : 1.6);
        for (const Trend::Point& point : trend_.lines[number].points) {
            if (point.low && point.high && std::isfinite(*point.low + *point.high)) put_bounds(x_of(point.day), *point.low, *point.high);
            if (std::isfinite(point.value)) put_point(number, point);
        }
    }

    void put_bounds(double x, double low, double high) {
        bounds_ = true;
        const double a = y_of(low);
        const double b = y_of(high);
        canvas_.path({x - 3, a, x + 3, a, x, a, x, b, x - 3, b, x + 3, b}, false, Style::reach);
    }

    void put_point(std::size_t number, const Trend::Point& point) {
        const double x = x_of(point.day);
        if (point.value > span_.high) canvas_.path({x, top_ - 9, x - 5, top_ - 1, x + 5, top_ - 1}, true, Style::value);
        else if (point.value < span_.low) canvas_.path({x, bottom_ + 9, x - 5, bottom_ + 1, x + 5, bottom_ + 1}, true, Style::value);
        else canvas_.marker(number, x, y_of(point.value), radius());
    }

    void put_dates() {
        const double room = (right_ - left_ - 16) / svg_text_width("0", small);
        for (const DateTick& tick : date_ticks(span_, static_cast<std::size_t>(room))) {
            const double x = x_of(tick.day);
            canvas_.line(x, bottom_, x, bottom_ + 5, Style::tick);
            const double half = svg_text_width(tick.label, small) / 2;
            canvas_.text(std::clamp(x, half + 2, svg_width - half - 2), y_, Anchor::middle, Style::small, tick.label);
        }
    }

    /// A row of the legend; its sample stands at the left of it.
    template <class Sample>
    void entry(const std::string& words, const Sample& sample) {
        constexpr double column = 52;
        sample(y_ + svg_line - 4);
        for (const std::string& line : svg_wrap(words, svg_width - column - svg_margin, small)) {
            y_ += svg_line;
            canvas_.text(column, y_, Anchor::start, Style::small, line);
        }
    }

    void put_legend() {
        constexpr double from = svg_margin + 2;
        constexpr double to = 44;
        constexpr double middle = (from + to) / 2;
        y_ += 4;
        for (std::size_t k = 0; k < trend_.lines.size(); ++k)
            if (!trend_.lines[k].name.empty())
                entry(trend_.lines[k].name, [&](double y) {
                    canvas_.path({from, y, to, y}, false, line_style(k), 1.6);
                    canvas_.marker(k, middle, y, 3.6);
                });
        if (bounds_)
            entry("what the value could be, where answers are blank", [&](double y) {
                canvas_.path({middle - 3, y + 6, middle + 3, y + 6, middle, y + 6, middle, y - 6, middle - 3, y - 6, middle + 3, y - 6},
                             false, Style::reach);
            });
        if (trend_.corridor)
            entry(corridor_words(*trend_.corridor), [&](double y) {
                canvas_.hatched(from, y - 6, to - from, 12, std::string(id_) + "-hatch");
                for (const double edge : {y - 6, y + 6}) canvas_.line(from, edge, to, edge, Style::corridor);
            });
        for (const Trend::Cutoff& cutoff : trend_.cutoffs)
            entry(cutoff_words(cutoff), [&](double y) { canvas_.line(from, y, to, y, Style::cutoff); });
        for (const std::string& words : outside_words(trend_, span_))
            entry(words, [&](double y) { canvas_.path({middle, y - 4, middle - 5, y + 4, middle + 5, y + 4}, true, Style::value); });
    }

    const Trend& trend_;
    Span span_;
    std::string_view id_;
    bool alone_;
    double left_ = 0;
    double right_ = 0;
    double top_ = 0;
    double bottom_ = 0;
    double y_ = 2;
    bool bounds_ = false;
    SvgCanvas canvas_;
};

}  // namespace

std::string svg_of(const Trend& trend, std::string_view id, bool alone) {
    if (const std::optional<Span> span = span_of(trend)) return TrendPicture(trend, *span, id, alone).run();
    SvgCanvas canvas;
    canvas.text(svg_margin, 24, Anchor::start, Style::text, "No value to show.");
    return canvas.finish({id, alone, trend.title, trend.description}, 36);
}

}  // namespace attune::report
