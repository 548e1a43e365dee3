#include "proof/proofs.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace attune::proof {
namespace {

using instrument::Direction;
using instrument::Score;

/// How many blanks the means of this project's own worksheets bear.
struct Blanks {
    Rational allow;
    bool percent;
    std::size_t least;

    bool is(const instrument::MissingRule& rule) const {
        return rule.allow == allow && rule.percent == percent && rule.least == least && !rule.zero && rule.zero_when.empty();
    }
    std::string words() const {
        const std::string share = percent ? "\"" + written(allow) + "%\"" : written(allow);
        return fmt::format("missing: {{allow: {}, fill: prorate, least: {}}}", share, least);
    }
};

/// A quarter of what came up may be blank, and half of all must be answered.
Blanks blanks_of_mean(std::size_t items) {
    if (items == 3) return {Rational(1), false, 2};
    return {Rational(25), true, (items + 1) / 2};
}

void prove_blanks(const Score& score, Findings& findings) {
    constexpr std::size_t few = 3;  // of fewer items a quarter is none
    if (score.kind != Score::Kind::mean || score.keys.size() < few) return;
    const Blanks due = blanks_of_mean(score.keys.size());
    if (score.has_missing_rule && due.is(score.missing)) return;
    findings.remark("mean-blanks", score.has_missing_rule ? score.missing.at : score.at,
                    fmt::format("mean \"{}\" of {} items bears other blanks than the means of the worksheets that come with attune; "
                                "expected {}",
                                score.name, score.keys.size(), due.words()));
}

/// The first of what only people who were measured can give.
std::optional<std::pair<std::string_view, Position>> figure_of(const Score& score) {
    if (!score.bands.empty()) return {{"bands", score.bands.front().at}};
    if (!score.cutoffs.empty()) return {{"cutoffs", score.cutoffs.front().position}};
    if (!score.references.empty()) return {{"norms", score.references.front().at}};
    if (!score.reliability.empty()) return {{"a reliability", score.reliability.front().at}};
    if (!score.changes.empty()) return {{"thresholds of change", score.changes.front().at}};
    return std::nullopt;
}

void prove_figures(const Score& score, Findings& findings) {
    const auto figure = figure_of(score);
    if (!figure) return;
    findings.remark("invented-figure", figure->second,
                    fmt::format("score \"{}\" has {}, and nobody has been measured with a worksheet; expected the value alone, or "
                                "\"status: validated\" with sources",
                                score.name, figure->first));
}

void prove_direction(std::string_view what, const std::string& name, const std::optional<Direction>& direction, Position at,
                     Findings& findings) {
    if (!direction || *direction == Direction::neutral) return;
    findings.remark("worksheet-direction", at,
                    fmt::format("{} \"{}\" has a direction, so that a report calls people better or worse by it; expected \"direction: "
                                "neutral\", or none",
                                what, name));
}

}  // namespace

void prove_worksheet_figures(const instrument::Instrument& instrument, Findings& findings) {
    for (const Score& score : instrument.scores) {
        prove_blanks(score, findings);
        prove_figures(score, findings);
        prove_direction("score", score.name, score.direction, score.at, findings);
        if (score.kind == Score::Kind::sum)
            findings.remark(
                "grand-total", score.at,
                fmt::format("score \"{}\" is a total, which reads like the result of a test; expected a mean, or single answers",
                            score.name));
    }
    // of a figure for each key the person chose what it is about, and may well say which way is up
    for (const instrument::Course& course : instrument.course)
        if (course.each.empty()) prove_direction("figure", course.name, course.direction, course.at, findings);
}

}  // namespace attune::proof
