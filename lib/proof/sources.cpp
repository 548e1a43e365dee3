#include "proof/proofs.hpp"

#include <algorithm>

namespace attune::proof {
namespace {

using instrument::Instrument;
using instrument::Score;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The years in a text: four digits that no other digit touches.
std::vector<std::string> years_in(std::string_view text) {
    constexpr std::size_t digits = 4;
    std::vector<std::string> years;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && is_digit(text[end])) ++end;
        if (end - at == digits) years.emplace_back(text.substr(at, digits));
        at = std::max(end, at + 1);
    }
    return years;
}

bool cited(const Instrument& instrument, const std::string& year) {
    return std::any_of(instrument.citations.begin(), instrument.citations.end(),
                       [&](const std::string& citation) { return citation.find(year) != std::string::npos; });
}

void prove_edition(const Instrument& instrument, Findings& findings) {
    const std::vector<std::string> years = years_in(instrument.version);
    if (years.empty() || std::any_of(years.begin(), years.end(), [&](const std::string& year) { return cited(instrument, year); })) return;
    findings.remark(
        "edition", instrument.version_at,
        fmt::format("no citation bears the year of version \"{}\"; expected the publication of this edition under \"citations\"",
                    instrument.version));
}

void prove_figures(const Score& score, Findings& findings) {
    const auto cite = [&](const instrument::Source& source, Position at, std::string_view what) {
        if (source.text.empty())
            findings.remark("unsourced", at,
                            fmt::format("{} of score \"{}\" says not where it comes from; expected a \"source\"", what, score.name));
    };
    for (const auto& band : score.bands) cite(band.source, band.at, "this band");
    for (const auto& cutoff : score.cutoffs) cite(cutoff.source, cutoff.position, "this cutoff");
    for (const auto& reference : score.references) cite(reference.source, reference.at, "this norm");
    for (const auto& reliability : score.reliability) cite(reliability.source, reliability.at, "this reliability");
    for (const auto& change : score.changes) cite(change.source, change.at, "this change");
}

}  // namespace

/// A worksheet claims nothing that would need a source.
void prove_sources(const Instrument& instrument, Findings& findings) {
    if (instrument.worksheet) return;
    if (instrument.licence.terms.empty())
        findings.remark("no-licence", instrument.licence_at.line > 0 ? instrument.licence_at : instrument.id_at,
                        "nothing says on what terms this instrument may be used; expected \"licence\" with its \"terms\"");
    if (instrument.citations.empty())
        findings.remark("no-citation", instrument.id_at, "nothing says where this instrument was published; expected \"citations\"");
    else prove_edition(instrument, findings);
    for (const Score& score : instrument.scores) prove_figures(score, findings);
}

}  // namespace attune::proof
