#include "proof/prove.hpp"

#include "proof/examples.hpp"
#include "proof/proofs.hpp"

#include <utility>

namespace attune::proof {

void prove(const score::Plan& plan, Findings& findings) {
    const instrument::Instrument& instrument = *plan.instrument;
    const Attainables known(plan);
    prove_keys(plan, findings);
    prove_recodes(plan, findings);
    prove_use(plan, findings);
    prove_values(known, findings);
    prove_strata(known, findings);
    prove_conditions(known, findings);
    prove_alerts(plan, findings);
    prove_visibility(plan, findings);
    prove_anchors(instrument, findings);
    prove_worksheet(plan, findings);
    prove_sources(instrument, findings);
    for (Fault& fault : failed_examples(plan)) findings.fault("example", fault.at, std::move(fault.message));
}

std::vector<Finding> prove_structure(const score::Plan& plan) {
    Findings findings(plan.instrument->file);
    prove_keys(plan, findings);
    return findings.take();
}

}  // namespace attune::proof
