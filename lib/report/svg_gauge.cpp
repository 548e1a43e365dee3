#include "report/svg.hpp"
#include "report/svg_canvas.hpp"

#include <algorithm>

namespace attune::report {
namespace {

constexpr double small = 12;  ///< size of the letters of names and numbers

class GaugePicture {
public:
    GaugePicture(const Gauge& gauge, std::string_view id, bool alone) : gauge_(gauge), id_(id), alone_(alone) {}

    std::string run() {
        if (alone_) put_title();
        bar_ = y_ + (alone_ ? 34 : 27);
        const bool named = gauge_.bands.size() == gauge_.edges.size() + 1;
        const std::size_t rows = named ? rows_inside() : 0;
        height_ = rows > 1 ? 36 : 24;
        put_bands(rows);
        put_value();
        y_ = bar_ + height_ + 15;
        put_numbers();
        if (named && rows == 0) list_bands();
        return canvas_.finish({id_, alone_, gauge_.title.empty() ? "Scale" : gauge_.title, gauge_.description}, y_ + 8);
    }

private:
    static double x_of(double share) { return left + std::clamp(share, 0.0, 1.0) * (right - left); }

    void put_title() {
        for (const std::string& line : svg_wrap(gauge_.title, svg_width - 2 * svg_margin, 14)) {
            y_ += svg_line;
            canvas_.text(svg_margin, y_, Anchor::start, Style::head, line);
        }
    }

    double begin_of(std::size_t band) const { return x_of(band == 0 ? 0 : gauge_.edges[band - 1]); }
    double end_of(std::size_t band) const { return x_of(band == gauge_.edges.size() ? 1 : gauge_.edges[band]); }

    std::vector<std::string> name_lines(std::size_t band) const {
        return svg_wrap(gauge_.bands[band], end_of(band) - begin_of(band) - 4, small);
    }

    /// In how many lines the names of the bands stand within the bar; 0 where they do not fit.
    std::size_t rows_inside() const {
        constexpr std::size_t most = 2;
        std::size_t rows = 1;
        for (std::size_t k = 0; k < gauge_.bands.size(); ++k) {
            const std::vector<std::string> lines = name_lines(k);
            for (const std::string& line : lines)
                if (svg_text_width(line, small) > end_of(k) - begin_of(k) - 4) return 0;
            // a word that was cut stands in pieces without a blank between
            std::size_t length = lines.size() - 1;
            for (const std::string& line : lines) length += line.size();
            if (length != gauge_.bands[k].size()) return 0;
            rows = std::max(rows, lines.size());
        }
        return rows <= most ? rows : 0;
    }

    void put_bands(std::size_t rows) {
        for (std::size_t k = 1; k <= gauge_.edges.size(); k += 2)
            canvas_.box(begin_of(k), bar_, end_of(k) - begin_of(k), height_, Style::band);
        for (std::size_t k = 1; k <= gauge_.edges.size(); ++k) canvas_.line(begin_of(k), bar_, begin_of(k), bar_ + height_, Style::tick);
        canvas_.box(left, bar_, right - left, height_, Style::frame);
        for (std::size_t k = 0; rows > 0 && k < gauge_.bands.size(); ++k) {
            const std::vector<std::string> lines = name_lines(k);
            double y = bar_ + height_ / 2 + 4 - static_cast<double>(lines.size() - 1) * 7;
            for (const std::string& line : lines) {
                canvas_.text((begin_of(k) + end_of(k)) / 2, y, Anchor::middle, Style::small, line);
                y += 14;
            }
        }
    }

    void put_value() {
        double middle = (left + right) / 2;
        if (gauge_.from && gauge_.to) {
            const double a = x_of(*gauge_.from);
            const double b = x_of(*gauge_.to);
            canvas_.path({a, bar_ - 9, a, bar_ - 2, a, bar_ - 5.5, b, bar_ - 5.5, b, bar_ - 9, b, bar_ - 2}, false, Style::reach);
            middle = (a + b) / 2;
        }
        if (gauge_.value) {
            middle = x_of(*gauge_.value);
            canvas_.path({middle, bar_, middle - 6, bar_ - 10, middle + 6, bar_ - 10}, true, Style::value);
        }
        if (gauge_.shown.empty() || (!gauge_.value && !gauge_.from)) return;
        const double half = svg_text_width(gauge_.shown, 14) / 2;
        const double at =
            std::clamp(middle, std::min(svg_margin + half, svg_width / 2), std::max(svg_width - svg_margin - half, svg_width / 2));
        canvas_.text(at, bar_ - 14, Anchor::middle, Style::head, gauge_.shown);
    }

    void put_number(double x, const std::string& number, std::vector<std::pair<double, double>>& taken) {
        const double half = svg_text_width(number, small) / 2;
        const double at = std::clamp(x, half, svg_width - half);
        for (const auto& [begin, end] : taken)
            if (at - half < end + 5 && at + half > begin - 5) return;
        taken.emplace_back(at - half, at + half);
        canvas_.text(at, y_, Anchor::middle, Style::small, number);
    }

    /// The ends of the scale, and where bands begin, as far as there is room.
    void put_numbers() {
        std::vector<std::pair<double, double>> taken;
        put_number(left, gauge_.low, taken);
        put_number(right, gauge_.high, taken);
        for (std::size_t k = 0; k < std::min(gauge_.numbers.size(), gauge_.edges.size()); ++k)
            put_number(x_of(gauge_.edges[k]), gauge_.numbers[k], taken);
    }

    void list_bands() {
        constexpr double column = 60;
        y_ += 4;
        for (std::size_t k = 0; k < gauge_.bands.size(); ++k) {
            if (gauge_.bands[k].empty()) continue;
            const std::string from = k == 0 ? gauge_.low : k <= gauge_.numbers.size() ? gauge_.numbers[k - 1] : "";
            canvas_.text(column - 8, y_ + svg_line, Anchor::end, Style::small, from);
            for (const std::string& line : svg_wrap(gauge_.bands[k], svg_width - column - svg_margin, small)) {
                y_ += svg_line;
                canvas_.text(column, y_, Anchor::start, Style::small, line);
            }
        }
    }

    static constexpr double left = 14;
    static constexpr double right = svg_width - 14;

    const Gauge& gauge_;
    std::string_view id_;
    bool alone_;
    double y_ = 4;
    double bar_ = 0;
    double height_ = 0;
    SvgCanvas canvas_;
};

}  // namespace

std::string svg_of(const Gauge& gauge, std::string_view id, bool alone) { return GaugePicture(gauge, id, alone).run(); }

}  // namespace attune::report
