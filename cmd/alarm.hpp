#pragma once

#include "administer/occasion.hpp"
#include "score/plan.hpp"

namespace attune::command {

/// Who reads along where alerts are told.
enum class Onlooker {
    nobody,  ///< none but those who may read all
    person,  ///< the person who answers, on their own: what is the clinician's, or rests on answers given apart, is not told
    room,    ///< the same, with the clinician there
    silence  ///< whoever it is: nothing is told
};

/// What has become of the alerts of a row.
struct Alarm {
    bool raised = false;    ///< one is raised, or, of a whole row, a risk alert is undetermined
    bool withheld = false;  ///< one that is raised or undetermined was not put into words
};

/// Tells alerts on standard error; `partial`: only those raised.
Alarm tell_alerts(const score::Plan& plan, const administer::Occasion& occasion, const administer::Answers& answers, bool partial,
                  Onlooker onlooker);

}  // namespace attune::command
