#include "change/cutoff.hpp"

#include <algorithm>

namespace attune::change {
namespace {

using instrument::Change;
using instrument::Direction;
using instrument::Group;
using instrument::Score;
using instrument::Sense;

std::optional<Cutoff> made_of(const Change& change, bool higher_is_worse) {
    const std::optional<Group>& clinical = change.clinical;
    const std::optional<Group>& general = change.general;
    if (clinical && general) {
        const bool apart = higher_is_worse ? general->mean < clinical->mean : clinical->mean < general->mean;
        return apart ? std::optional(Cutoff{cutoff_c(*clinical, *general), "c", &change}) : std::nullopt;
    }
    if (general) return Cutoff{cutoff_b(*general, higher_is_worse), "b", &change};
    if (clinical) return Cutoff{cutoff_a(*clinical, higher_is_worse), "a", &change};
    return std::nullopt;
}

}  // namespace

Rational cutoff_a(const Group& clinical, bool higher_is_worse) {
    const Rational away = Rational(2) * clinical.sd;
    return higher_is_worse ? clinical.mean - away : clinical.mean + away;
}

Rational cutoff_b(const Group& general, bool higher_is_worse) {
    const Rational away = Rational(2) * general.sd;
    return higher_is_worse ? general.mean + away : general.mean - away;
}

Rational cutoff_c(const Group& clinical, const Group& general) {
    return (general.sd * clinical.mean + clinical.sd * general.mean) / (general.sd + clinical.sd);
}

std::optional<Cutoff> cutoff_of(const Score& score) {
    if (!score.direction || *score.direction == Direction::neutral) return std::nullopt;
    for (const Change& change : score.changes)
        if (change.cutoff) return Cutoff{*change.cutoff, "published", &change};
    for (const Change& change : score.changes)
        if (auto made = made_of(change, *score.direction == Direction::worse)) return made;
    return std::nullopt;
}

bool is_well(const Rational& value, const Rational& cutoff, Direction direction) {
    return direction == Direction::worse ? value < cutoff : cutoff <= value;
}

std::vector<Rational> cutoffs_between(const Score& score, const Rational& from, const Rational& to) {
    std::vector<Rational> crossed;
    for (const instrument::Cutoff& cutoff : score.cutoffs)
        if (!cutoff.when && reaches(from, cutoff) != reaches(to, cutoff) &&
            std::find(crossed.begin(), crossed.end(), cutoff.at) == crossed.end())
            crossed.push_back(cutoff.at);
    return crossed;
}

bool reaches(const Rational& value, const instrument::Cutoff& cutoff) {
    switch (cutoff.sense) {
        case Sense::at_least: return value >= cutoff.at;
        case Sense::above: return value > cutoff.at;
        case Sense::at_most: return value <= cutoff.at;
        default: return value < cutoff.at;
    }
}

}  // namespace attune::change
