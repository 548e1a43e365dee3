#pragma once

#include "change/compare.hpp"
#include "report/scores.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace attune::report {

/// What was made of two rows, kept by what they are like: nearly every pair of a large file is like an earlier one. Not to be shared by
/// threads.
template <class Made>
class Alike {
public:
    /// What was made of such a pair before, or what `make` makes now; until the next call. `make` may look at nothing of the rows in which
    /// rows that are like them differ, but for whether the subject answered.
    template <class Make>
    const Made& of(const ScoreRow& from, const ScoreRow& to, const Make& make) {
        constexpr std::size_t places = 4096;
        constexpr std::uint64_t spread = 0x9E3779B97F4A7C15U;  // Knuth 1998, section 6.4: 2^64 over the golden ratio
        constexpr unsigned upper = 40;
        // where two people answered, it matters who of them is the subject
        if (from.like == 0 || to.like == 0 || from.respondent != to.respondent) return alone_ = make();
        if (kept_.empty()) kept_.resize(places);
        Kept& kept = kept_[((from.like * spread + to.like) * spread >> upper) % places];
        if (kept.from != from.like || kept.to != to.like) kept = {from.like, to.like, make()};
        return kept.made;
    }

private:
    struct Kept {
        std::uint64_t from = 0;
        std::uint64_t to = 0;
        Made made{};
    };
    std::vector<Kept> kept_;
    Made alone_{};
};

/// What is kept while one pair of administrations after the other is compared by the same rules and written.
struct Remembered {
    Alike<change::Comparison> results;
    Alike<std::array<std::string, 2>> cells;  ///< of a line of change: between subject and dates, and after these
};

}  // namespace attune::report
