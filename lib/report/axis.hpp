#pragma once

#include "report/trend.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace attune::report {

/// What the picture of a trend spans: the scale, and the days from the first point to the last.
struct Span {
    double low = 0;
    double high = 1;
    std::int32_t first = 0;
    std::int32_t last = 0;

    /// Where a value lies, 0 at the low end to 1 at the high one; beyond them where it is no value of the scale.
    double share(double value) const { return (value - low) / (high - low); }
    /// The same of a day. Where there is but one day it lies in the middle.
    double share_of_day(std::int32_t day) const;
};

/// Nothing where there is no point with a finite value. A scale without extent is given some.
std::optional<Span> span_of(const Trend& trend);

/// A number for an axis or a legend: at most two decimals.
std::string brief_number(double value);

/// The numbers that stand beside the scale, ascending: its ends and what bands and cutoffs begin at; where there are no bands, some six
/// round numbers too.
std::vector<double> scale_numbers(const Trend& trend, const Span& span);

struct DateTick {
    std::int32_t day = 0;
    std::string label;  ///< `2026-01-31`, or the month or year that begins: `2026-02`, `2027`
};

/// The dates below an axis that is `room` characters long: the first, the last and, where they have room, months or weeks between.
std::vector<DateTick> date_ticks(const Span& span, std::size_t room);

/// What lies outside the scale, a line each, three at most and how many more: `31 on 2026-01-05 lies above the scale`.
std::vector<std::string> outside_words(const Trend& trend, const Span& span);

/// `label: 5.2 to 14.8`, and the label of a cutoff; the numbers alone where there is no label.
std::string corridor_words(const Trend::Corridor& corridor);
std::string cutoff_words(const Trend::Cutoff& cutoff);

}  // namespace attune::report
