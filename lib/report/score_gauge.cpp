#include "report/score_gauge.hpp"

#include "report/page.hpp"
#include "report/score_section.hpp"
#include "report/words.hpp"
#include "text/decimal.hpp"

namespace attune::report {
namespace {

using instrument::Score;

void add_bands(Gauge& gauge, const Score& score, const std::pair<Rational, Rational>& range) {
    const double low = range.first.to_double();
    const double span = range.second.to_double() - low;
    for (const auto& band : score.bands) {
        if (band.from > range.second) continue;
        if (band.from <= range.first) {
            gauge.bands = {band.label};
            continue;
        }
        gauge.edges.push_back((band.from.to_double() - low) / span);
        gauge.numbers.push_back(text::format_number(band.from.to_double()));
        gauge.bands.resize(gauge.edges.size());
        gauge.bands.push_back(band.label);
    }
}

/// `; bands: minimal from 0, mild from 5`.
std::string bands_words(const Gauge& gauge) {
    std::string text;
    for (std::size_t k = 0; k < gauge.bands.size(); ++k) {
        if (gauge.bands[k].empty()) continue;
        text += (text.empty() ? "; bands: " : ", ") + gauge.bands[k] + " from " + (k == 0 ? gauge.low : gauge.numbers[k - 1]);
    }
    return text;
}

}  // namespace

Gauge score_gauge(const Administration& administration, const ScoreRow& row, const Score& score,
                  const std::pair<Rational, Rational>& range) {
    const double low = range.first.to_double();
    const double span = range.second.to_double() - low;
    const auto share = [&](const std::string& text) -> std::optional<double> {
        const auto value = text::parse_decimal(text);
        return value ? std::optional((value->to_double() - low) / span) : std::nullopt;
    };
    Gauge gauge{text::format_number(low), text::format_number(low + span), {}, share(row.value)};
    std::string reach;
    if (row.low != row.high) {
        gauge.from = share(row.low);
        gauge.to = share(row.high);
        if (gauge.from && gauge.to) reach = "could be " + for_the_eye(row.low, &score) + " to " + for_the_eye(row.high, &score);
    }
    add_bands(gauge, score, range);
    const std::string value = for_the_eye(row.value, &score);
    gauge.shown = value + (value.empty() || reach.empty() ? "" : ", ") + reach;
    gauge.title = instrument_title(administration, true) + ", " + score.title + ", " + occasion_words(administration);
    const std::string band = shown_band(administration, row);
    gauge.description = score.title + ": " + (value.empty() ? "no value" : value) + (band.empty() ? "" : ", " + band) +
                        (reach.empty() ? "" : ", " + reach) + "; the scale goes from " + gauge.low + " to " + gauge.high +
                        bands_words(gauge) + ".";
    gauge.name = {row.subject, row.instrument, row.score};
    return gauge;
}

}  // namespace attune::report
