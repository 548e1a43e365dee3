#pragma once

#include "proof/attainable.hpp"
#include "proof/findings.hpp"

#include <string>

namespace attune::proof {

/// Each of these proves one side of an instrument, and adds what it finds.

/// Keys for items that are not in the score, reversals of mere categories, bands out of order: what cannot be meant, told without reckoning.
void prove_keys(const score::Plan& plan, Findings& findings);
/// Recodes that leave codes out or name others.
void prove_recodes(const score::Plan& plan, Findings& findings);
/// Items that nothing uses.
void prove_use(const score::Plan& plan, Findings& findings);
/// Range, table, bands, cutoffs, change and norms against what a score can attain.
void prove_values(const Attainables& known, Findings& findings);
/// Strata of norms: never, twice, not at all.
void prove_strata(const Attainables& known, Findings& findings);
/// Comparisons, criteria, alerts and conditions that can turn out one way only; conditions that ask too early.
void prove_conditions(const Attainables& known, Findings& findings);
/// Risk alerts whose item may never be asked.
void prove_alerts(const score::Plan& plan, Findings& findings);
/// Who sees what, and what that would give away.
void prove_visibility(const score::Plan& plan, Findings& findings);
/// Whether the words of response sets go up or down with their codes.
void prove_anchors(const instrument::Instrument& instrument, Findings& findings);
/// Of a worksheet, how it speaks, and that what is asked apart is asked last and alone.
void prove_worksheet(const score::Plan& plan, Findings& findings);
/// Of a worksheet that is asked in its own words: figures that nobody measured, totals, directions, and blanks that its means bear.
void prove_worksheet_figures(const instrument::Instrument& instrument, Findings& findings);
/// Licence, citations, the edition and the sources of published figures.
void prove_sources(const instrument::Instrument& instrument, Findings& findings);

/// `item "q3"`.
std::string item_named(const instrument::Instrument& instrument, std::size_t item);

}  // namespace attune::proof
