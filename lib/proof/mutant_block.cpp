#include "proof/mutant_block.hpp"

#include <array>
#include <utility>

namespace attune::proof {
namespace {

constexpr std::array search_order{Field::value, Field::band, Field::status, Field::z, Field::t, Field::percentile, Field::low, Field::high};

/// Whether a field could be anything but empty.
bool has(const instrument::Score& score, Field field) {
    const bool criterion = score.kind == instrument::Score::Kind::criterion;
    if (field == Field::band) return !criterion && !score.bands.empty();
    if (field >= Field::z) return !criterion && !score.references.empty();
    return true;
}

}  // namespace

Block::Block(score::Answers answers, bool linked)
    : answers_(std::move(answers)), shown_(answers_.frame()), scored_(answers_.frame()), linked_(linked) {
    for (std::size_t i = 0; i < shown_.plan().items.size(); ++i) shown_.item(i);
}

void Block::settle() {
    const score::Plan& plan = scored_.plan();
    for (std::size_t s = 0; s < plan.scores.size(); ++s) {
        auto& fields = outcomes_.emplace_back(field_names.size());
        for (std::size_t f = 0; f < fields.size(); ++f)
            for (std::size_t r = 0; r < rows() && has(*plan.scores[s].score, static_cast<Field>(f)); ++r)
                fields[f].push_back(outcome_of(scored_, r, s, static_cast<Field>(f)));
    }
    for (std::size_t a = 0; a < plan.alerts.size(); ++a) alerts_.push_back(scored_.alert(a));
}

score::Frame& Block::changed(const Mutant& mutant) {
    if (mutant.reach == Mutant::Reach::reading) return scored_;
    const bool hides = linked_ || mutant.reach == Mutant::Reach::everything;
    return changed_.emplace(hides ? answers_.frame() : shown_);
}

std::vector<Difference> Block::differences(const Mutant& mutant, const Parts& parts, bool all) {
    score::Frame& frame = changed(mutant);
    std::vector<Difference> found;
    for (const Field field : search_order) {
        for (const std::size_t s : parts.scores) {
            const std::vector<Outcome>& before = outcomes_[s][static_cast<std::size_t>(field)];
            for (std::size_t r = 0; r < before.size(); ++r) {
                if (same(before[r], outcome_of(frame, r, s, field))) continue;
                found.push_back({r, false, s, field});
                if (!all) return found;
            }
        }
    }
    for (const std::size_t a : parts.alerts) {
        const auto& truths = frame.alert(a);
        for (std::size_t r = 0; r < truths.size(); ++r) {
            const expression::Truth before = alerts_[a][r];
            // an undetermined alert may be left out of what is expected, so that one more of them is not noticed
            if (truths[r] == before || (before == expression::no && truths[r] == expression::unknown)) continue;
            found.push_back({r, true, a, Field::value});
            if (!all) return found;
        }
    }
    return found;
}

}  // namespace attune::proof
