#include "proof/proofs.hpp"

#include <algorithm>

namespace attune::proof {
namespace {

using instrument::Change;
using instrument::Cutoff;
using instrument::Reference;
using instrument::Score;
using instrument::Sense;

/// Proves what is published of one score against what it can attain.
class ValueProof {
public:
    ValueProof(const Attainables& known, std::size_t index, Findings& findings)
        : score_(*known.plan().scores[index].score), attainable_(known.of(index)), findings_(findings) {
        ends_ = attainable_.complete;
        if (score_.keyed() || !ends_.exact)
            if (const Values by_engine = ends_of(known.plan(), index); by_engine.bounded) ends_ = by_engine;
    }

    void run() {
        range();
        table();
        bands();
        for (const Cutoff& cutoff : score_.cutoffs) prove_cutoff(cutoff);
        for (const Change& change : score_.changes) prove_change(change);
        for (const Reference& reference : score_.references) prove_reference(reference);
        for (const instrument::Reliability& one : score_.reliability) prove_mean(one.mean, one.at);
    }

private:
    const Values& all() const { return attainable_.all; }
    bool outside(const Rational& value) const { return all().bounded && (value < all().low || all().high < value); }
    std::string goes() const { return fmt::format("score \"{}\" goes from {}", score_.name, written(all().low, all().high)); }

    void range() {
        if (!score_.range || !ends_.bounded) return;
        const auto& [low, high] = *score_.range;
        const bool wider = low < ends_.low || ends_.high < high;
        const bool differs = low != ends_.low || high != ends_.high;
        if (wider || (differs && ends_.exact))
            findings_.fault("range", score_.range_at,
                            fmt::format("the range of score \"{}\" is {}, but its items and keys give {}; expected [{}, {}]", score_.name,
                                        written(low, high), written(ends_.low, ends_.high), written(ends_.low), written(ends_.high)));
    }

    void table() {
        if (!score_.has_table) return;
        if (!attainable_.no_row.empty())
            findings_.fault("table-gap", score_.table_at.front(),
                            fmt::format("the table of score \"{}\" lacks {}, which complete answers give; expected a row for each value",
                                        score_.name, first_of(attainable_.no_row)));
        for (std::size_t k = 0; k < score_.table.size() && attainable_.rows_are_known; ++k)
            if (!attainable_.met.contains(score_.table[k].first))
                findings_.fault(
                    "table-unreachable", score_.table_at[k],
                    fmt::format("no answers give {}, which the table of score \"{}\" begins from; expected values that its items and "
                                "keys give",
                                written(score_.table[k].first), score_.name));
    }

    static std::string first_of(const std::set<Rational>& values) {
        constexpr std::size_t few = 3;
        std::string list;
        std::size_t count = 0;
        for (const Rational& value : values) {
            if (count++ == few) return fmt::format("{} and {} more", list, values.size() - few);
            list += (list.empty() ? "" : ", ") + written(value);
        }
        return list;
    }

    void bands() {
        const auto& bands = score_.bands;
        if (bands.empty() || !all().bounded) return;
        const Values& low = all().exact ? all() : ends_;
        if (low.bounded && low.exact && low.low < bands.front().from)
            findings_.fault("band-gap", bands.front().at,
                            fmt::format("score \"{}\" can be {}, below its first band, and then has none; expected a band from {}",
                                        score_.name, written(low.low), written(low.low)));
        for (std::size_t k = 0; k < bands.size(); ++k) {
            const std::optional<Rational> next = k + 1 < bands.size() ? std::optional(bands[k + 1].from) : std::nullopt;
            if (!all().any_within(bands[k].from, next))
                findings_.fault("band-unreachable", bands[k].at,
                                fmt::format("no answers lead to the band \"{}\": {}; expected bands that begin within that", bands[k].label,
                                            between(bands[k].from, next)));
        }
    }

    /// Why no value lies in a band.
    std::string between(const Rational& from, const std::optional<Rational>& next) const {
        if (outside(from) || !next) return goes();
        return fmt::format("score \"{}\" has no value from {} up to {}", score_.name, written(from), written(*next));
    }

    void prove_cutoff(const Cutoff& cutoff) {
        if (!all().bounded) return;
        const bool low = cutoff.sense == Sense::at_least ? cutoff.at <= all().low : cutoff.sense == Sense::below && cutoff.at <= all().low;
        const bool high =
            cutoff.sense == Sense::at_most ? all().high <= cutoff.at : cutoff.sense == Sense::above && all().high <= cutoff.at;
        if (outside(cutoff.at))
            findings_.fault("cutoff-outside", cutoff.position,
                            fmt::format("the cutoff {} lies outside: {}; expected a value within that", written(cutoff.at), goes()));
        else if (low || high)
            findings_.fault(
                "cutoff-outside", cutoff.position,
                fmt::format("the cutoff {} divides nobody: {}; expected one that some meet and others do not", written(cutoff.at), goes()));
    }

    void prove_change(const Change& change) {
        if (!all().bounded) return;
        const Rational widest = all().high - all().low;
        const auto points = [&](const std::optional<Rational>& by, Position at, std::string_view what) {
            if (by && widest < *by)
                findings_.fault("change-outside", at,
                                fmt::format("{} change of {} points is more than there are: {}; expected at most {}", what, written(*by),
                                            goes(), written(widest)));
        };
        points(change.reliable, change.reliable_at, "a reliable");
        points(change.important, change.important_at, "an important");
        if (change.clinical) prove_mean(change.clinical->mean, change.at);
        if (change.general) prove_mean(change.general->mean, change.at);
        if (change.cutoff && outside(*change.cutoff))
            findings_.fault(
                "change-outside", change.cutoff_at,
                fmt::format("the cutoff {} of a change lies outside: {}; expected a value within that", written(*change.cutoff), goes()));
    }

    void prove_mean(const std::optional<Rational>& mean, Position at) {
        if (mean && outside(*mean))
            findings_.fault(
                "norm-outside", at,
                fmt::format("the mean {} lies outside: {}; expected figures of this score, in its units", written(*mean), goes()));
    }

    void prove_reference(const Reference& reference) {
        if (reference.mean && outside(*reference.mean))
            findings_.fault(
                "norm-outside", reference.mean_at,
                fmt::format("the mean {} lies outside: {}; expected norms of this score, in its units", written(*reference.mean), goes()));
        else if (reference.mean && reference.sd && all().bounded) spread(reference);
        const auto& rows = reference.percentiles;
        for (std::size_t k = 0; k < rows.size(); ++k) {
            if (outside(rows[k].first))
                findings_.fault("norm-outside", reference.percentiles_at[k],
                                fmt::format("the value {} lies outside: {}; expected values within that", written(rows[k].first), goes()));
            if (k > 0 && rows[k].second < rows[k - 1].second)
                findings_.fault(
                    "norm-order", reference.percentiles_at[k],
                    fmt::format("the percentile falls to {} at {}, from {} at {}; expected percentiles that never fall",
                                written(rows[k].second), written(rows[k].first), written(rows[k - 1].second), written(rows[k - 1].first)));
        }
    }

    /// Numbers between two ends with a given mean can only spread so far (Bhatia and Davis 2000): in a sample of two by a factor of two
    /// more, and a hundredth for means and deviations that are printed rounded.
    void spread(const Reference& reference) {
        const Rational widest = all().high - all().low;
        const Rational most =
            (all().high - *reference.mean) * (*reference.mean - all().low) * Rational(2) + widest * widest / Rational(100);
        if (*reference.sd * *reference.sd <= most) return;
        findings_.fault("norm-outside", reference.sd_at,
                        fmt::format("with a mean of {} no sd can be {}: {}; expected norms of this score, in its units",
                                    written(*reference.mean), written(*reference.sd), goes()));
    }

    const Score& score_;
    const Attainable& attainable_;
    Values ends_;  ///< of complete answers to all that is asked
    Findings& findings_;
};

}  // namespace

void prove_values(const Attainables& known, Findings& findings) {
    for (std::size_t s = 0; s < known.plan().scores.size(); ++s)
        if (known.plan().scores[s].score->kind != Score::Kind::criterion) ValueProof(known, s, findings).run();
}

}  // namespace attune::proof
