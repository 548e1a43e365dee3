#include "report/groups.hpp"

#include "report/page.hpp"
#include "report/score_section.hpp"
#include "text/decimal.hpp"

#include <algorithm>
#include <set>

namespace attune::report {
namespace {

constexpr std::size_t most_left_out = 20;

std::optional<instrument::Direction> direction_of(const Administration& administration, const std::string& score) {
    if (!administration.same_edition()) return std::nullopt;
    const instrument::Instrument& instrument = *administration.known.plan->instrument;
    const auto place = instrument.find_score(score);
    return place ? instrument.scores[*place].direction : std::nullopt;
}

}  // namespace

bool Groups::any_reliable() const {
    return std::any_of(groups_.begin(), groups_.end(), [](const Group& group) {
        for (std::size_t v = 0; v < Group::verdicts; ++v)
            if (group.counts[v] > 0 && change::is_reliable(static_cast<change::Verdict>(v))) return true;
        return false;
    });
}

Group& Groups::group_of(const Pair& pair, const Comparison& one) {
    const ScoreRow& row = *one.to;
    const auto [place, is_new] = places_.emplace(Key(row.instrument, row.score, row.rater, row.target), groups_.size());
    if (is_new)
        groups_.push_back({row.instrument,
                           row.score,
                           row.rater,
                           row.target,
                           instrument_title(*pair.to, false),
                           title_of(*pair.to, row),
                           direction_of(*pair.to, row.score),
                           {},
                           {}});
    return groups_[place->second];
}

void Groups::take(const Pair& pair) {
    for (const Comparison& one : pair.scores) {
        if (one.to->kind != "score") continue;
        Group& group = group_of(pair, one);
        ++group.counts[static_cast<std::size_t>(one.result.verdict)];
        const auto from = text::parse_decimal(one.from->value);
        const auto to = text::parse_decimal(one.to->value);
        if (one.result.change && from && to) group.sums.add(from->to_double(), to->to_double());
    }
}

void Groups::add(const Comparisons& comparisons) {
    std::set<std::tuple<std::string, std::string, std::string>> taken;
    for (const PairRun run : pair_runs(comparisons.pairs)) {
        const Pair& last = run.back();
        const ScoreRow& row = last.to->first();
        if (taken.emplace(row.instrument, row.rater, row.target).second) take(last);
        else ++more_;
    }
    subjects_ += comparisons.pairs.empty() ? 0 : 1;
    single_ += comparisons.single.size();
    for (const std::string& why : comparisons.left_out) {
        if (std::find(left_out_.begin(), left_out_.end(), why) != left_out_.end()) continue;
        if (left_out_.size() < most_left_out) left_out_.push_back(why);
        else ++more_left_out_;
    }
}

}  // namespace attune::report
