#include "report/axis.hpp"
#include "report/lines.hpp"
#include "report/picture_text.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace attune::report {
namespace {

/// The signs of lines, in their order; of further ones the last.
constexpr std::string_view signs = "ox+*%@&$";
constexpr char several = '#';

class TrendText {
public:
    TrendText(const Trend& trend, const Span& span, std::size_t width) : trend_(trend), span_(span), width_(width) {
        for (const double number : scale_numbers(trend, span)) axis_ = std::max(axis_, brief_number(number).size());
        constexpr std::size_t label_from = 56;  // narrower, the picture needs the room
        constexpr std::size_t longest = 20;
        if (width >= label_from)
            for (const Trend::Zone& zone : trend.zones)
                labels_ = std::min(std::max(labels_, text::display_width(text::printable(zone.label))), longest);
        const std::size_t taken = axis_ + 2 + (labels_ > 0 ? labels_ + 2 : 1);
        constexpr std::size_t widest = 100;
        columns_ = std::min(width > taken ? width - taken : 0, widest);
        rows_ = rows_for(span_.high - span_.low);
        for (const Trend::Zone& zone : trend.zones) edges_.push_back(zone.from);
        for (const Trend::Cutoff& cutoff : trend.cutoffs) edges_.push_back(cutoff.at);
        grid_.assign(rows_, std::string(columns_, ' '));
    }

    std::vector<std::string> run() {
        constexpr std::size_t fewest = 16;
        if (columns_ < fewest) return {};
        draw_background();
        for (const Trend::Line& line : trend_.lines) draw_line(line);
        for (const Trend::Line& line : trend_.lines) draw_bounds(line);
        for (std::size_t k = 0; k < trend_.lines.size(); ++k) draw_points(trend_.lines[k], sign(k));
        put_rows();
        put_dates();
        put_legend();
        return std::move(lines_);
    }

private:
    static char sign(std::size_t line) { return signs[std::min(line, signs.size() - 1)]; }

    /// As many as the picture needs; a scale of few whole steps has a row for each, or two and so on.
    std::size_t rows_for(double steps) const {
        std::size_t points = 0;
        for (const Trend::Line& line : trend_.lines) points = std::max(points, line.points.size());
        constexpr std::size_t few = 4;
        constexpr std::size_t lowest = 9;
        const std::size_t highest = points < few ? lowest : 17;
        const auto most = static_cast<double>(highest - 1);
        if (steps <= most && steps == std::floor(steps)) return static_cast<std::size_t>(steps * std::floor(most / steps)) + 1;
        return std::clamp(columns_ / 4, lowest, highest);
    }

    /// The row of a value, on that side of the edges of bands and cutoffs on which it lies.
    std::size_t row(double value) const {
        std::size_t at = nearest_row(value);
        for (const double edge : edges_)
            if (value < edge) at = std::max(at, nearest_row(edge) + 1);
        return std::min(at, rows_ - 1);
    }

    std::size_t nearest_row(double value) const {
        const double from_top = 1 - std::clamp(span_.share(value), 0.0, 1.0);
        return static_cast<std::size_t>(std::lround(from_top * static_cast<double>(rows_ - 1)));
    }

    std::size_t column(std::int32_t day) const {
        return static_cast<std::size_t>(std::lround(span_.share_of_day(day) * static_cast<double>(columns_ - 1)));
    }

    /// A light line over the whole width, in the place of one that is there: `mark` in every so many columns.
    void rule(double value, char mark, std::size_t every) {
        grid_[row(value)].assign(columns_, ' ');
        for (std::size_t c = 0; c < columns_; c += every) grid_[row(value)][c] = mark;
    }

    void draw_background() {
        for (const Trend::Zone& zone : trend_.zones)
            if (span_.low < zone.from && zone.from <= span_.high) rule(zone.from, '.', 2);
        if (trend_.corridor)
            for (const double edge : {trend_.corridor->from, trend_.corridor->to})
                if (span_.low <= edge && edge <= span_.high) rule(edge, '-', 3);
        for (const Trend::Cutoff& cutoff : trend_.cutoffs)
            if (span_.low <= cutoff.at && cutoff.at <= span_.high) rule(cutoff.at, '=', 4);
    }

    /// A run of `:` between two rows, neither of them included.
    void drop(std::size_t column, std::size_t a, std::size_t b) {
        for (std::size_t r = std::min(a, b) + 1; r < std::max(a, b); ++r) grid_[r][column] = ':';
    }

    void draw_line(const Trend::Line& line) {
        const Trend::Point* before = nullptr;
        for (const Trend::Point& point : line.points) {
            if (!std::isfinite(point.value)) continue;
            if (before) connect(*before, point);
            before = &point;
        }
    }

    void connect(const Trend::Point& a, const Trend::Point& b) {
        const std::size_t from = std::min(column(a.day), column(b.day));
        const std::size_t to = std::max(column(a.day), column(b.day));
        std::size_t before = row(a.value);
        for (std::size_t c = from + 1; c < to; ++c) {
            const double share = static_cast<double>(c - from) / static_cast<double>(to - from);
            const std::size_t here = row(a.value + (b.value - a.value) * share);
            grid_[here][c] = here == before ? '-' : here < before ? '/' : '\\';
            drop(c, before, here);
            before = here;
        }
        drop(to, before, row(b.value));
    }

    void draw_bounds(const Trend::Line& line) {
        for (const Trend::Point& point : line.points) {
            if (!point.low || !point.high || !std::isfinite(*point.low + *point.high)) continue;
            bounds_ = true;
            for (std::size_t r = row(*point.high); r <= row(*point.low); ++r) grid_[r][column(point.day)] = '|';
        }
    }

    void draw_points(const Trend::Line& line, char own) {
        for (const Trend::Point& point : line.points) {
            if (!std::isfinite(point.value)) continue;
            char& cell = grid_[row(point.value)][column(point.day)];
            const char mark = point.value > span_.high ? '^' : point.value < span_.low ? 'v' : own;
            const bool taken = cell != mark && (cell == several || cell == '^' || cell == 'v' || taken_by_other(cell));
            overlap_ = overlap_ || taken;
            cell = taken ? several : mark;
        }
    }

    bool taken_by_other(char cell) const {
        const std::size_t used = std::min(trend_.lines.size(), signs.size());
        return signs.substr(0, used).find(cell) != std::string_view::npos;
    }

    /// What a zone is called, in the rows of the zone; the names that find no room there stand in the legend.
    std::vector<std::string> zone_labels() {
        std::vector<std::string> labels(rows_);
        for (std::size_t k = 0; k < trend_.zones.size(); ++k) {
            const std::vector<std::string> parts = wrap(text::printable(trend_.zones[k].label), std::max<std::size_t>(labels_, 1));
            const bool last = k + 1 == trend_.zones.size();
            const std::size_t top = last ? 0 : row(trend_.zones[k + 1].from) + 1;
            const std::size_t end = row(trend_.zones[k].from) + 1;
            const bool inside = trend_.zones[k].from <= span_.high && (last || trend_.zones[k + 1].from > span_.low);
            if (!inside) continue;
            const bool fits = labels_ > 0 && end >= top + parts.size();
            all_labelled_ = all_labelled_ && fits;
            for (std::size_t p = 0; fits && p < parts.size(); ++p) labels[top + (end - top - parts.size()) / 2 + p] = parts[p];
        }
        return labels;
    }

    void put_rows() {
        std::vector<std::string> numbers(rows_);
        for (const double number : scale_numbers(trend_, span_))
            if (std::string& at = numbers[row(number)]; at.empty() || number == span_.high) at = brief_number(number);
        const std::vector<std::string> labels = zone_labels();
        for (std::size_t r = 0; r < rows_; ++r) {
            const std::string edge = numbers[r].empty() ? " |" : " +";
            std::string line = padded(numbers[r], axis_, true) + edge + grid_[r] + "  " + labels[r];
            line.erase(line.find_last_not_of(' ') + 1);
            lines_.push_back(std::move(line));
        }
    }

    void put_dates() {
        std::string axis(columns_, '-');
        const std::vector<DateTick> ticks = date_ticks(span_, columns_);
        std::string labels;
        for (const DateTick& tick : ticks) {
            axis[column(tick.day)] = '+';
            const bool first = &tick == &ticks.front();
            const bool last = &tick == &ticks.back();
            const bool before_last = last || label_at(tick) + tick.label.size() < label_at(ticks.back());
            if (first || (before_last && labels.size() < label_at(tick))) labels = padded(std::move(labels), label_at(tick)) + tick.label;
        }
        lines_.push_back(std::string(axis_, ' ') + " +" + axis);
        lines_.push_back(std::move(labels));
    }

    /// Where the label of a date begins: so that its middle stands below the date, as far as the width allows.
    std::size_t label_at(const DateTick& tick) const {
        const std::size_t middle = axis_ + 2 + column(tick.day);
        const std::size_t half = tick.label.size() / 2;
        return std::min(middle > half ? middle - half : 0, width_ - tick.label.size());
    }

    void entry(std::string_view mark, const std::string& words) {
        constexpr std::size_t column = 7;
        bool first = true;
        for (const std::string& part : wrap(text::printable(words), width_ - column)) {
            lines_.push_back(padded(first ? std::string(mark) : "", column) + part);
            first = false;
        }
    }

    void put_legend() {
        lines_.emplace_back();
        for (std::size_t k = 0; k < trend_.lines.size(); ++k)
            if (!trend_.lines[k].name.empty()) entry(std::string(1, sign(k)), trend_.lines[k].name);
        if (overlap_) entry(std::string(1, several), "several in one place");
        if (bounds_) entry("|", "what the value could be, where answers are blank");
        if (!all_labelled_) put_zones();
        if (trend_.corridor) entry("-  -", corridor_words(*trend_.corridor));
        for (const Trend::Cutoff& cutoff : trend_.cutoffs) entry("=   =", cutoff_words(cutoff));
        for (const std::string& words : outside_words(trend_, span_)) entry("^ v", words);
        if (lines_.back().empty()) lines_.pop_back();
    }

    void put_zones() {
        std::string words;
        for (const Trend::Zone& zone : trend_.zones)
            words += (words.empty() ? "" : ", ") + brief_number(std::max(zone.from, span_.low)) + " " + zone.label;
        entry(". .", words);
    }

    const Trend& trend_;
    Span span_;
    std::size_t width_;
    std::size_t axis_ = 0;     ///< columns of the numbers at the left
    std::size_t labels_ = 0;   ///< columns of the names at the right
    std::size_t columns_ = 0;  ///< of the picture between them
    std::size_t rows_ = 0;
    std::vector<double> edges_;  ///< of bands and cutoffs
    std::vector<std::string> grid_;
    bool bounds_ = false;
    bool overlap_ = false;
    bool all_labelled_ = true;
    std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> trend_lines(const Trend& trend, std::size_t width) {
    const std::optional<Span> span = span_of(trend);
    if (!span || width < least_trend_width) return {};
    return TrendText(trend, *span, width).run();
}

}  // namespace attune::report
