#pragma once

#include "administer/occasion.hpp"
#include "command.hpp"
#include "library.hpp"
#include "score/plan.hpp"

#include <string>
#include <vector>

namespace attune::command {

/// What `administer` is asked for.
struct Request {
    std::vector<std::string> names;
    administer::Occasion occasion;
    std::vector<std::string> facts;  ///< NAME=VALUE
    std::string answers;
    std::string output;
    std::string wording;  ///< a file
    std::string again;    ///< the command that takes an interview up again
    std::string look;     ///< and the one that shows what has come of it
    bool alert_exit = false;
    bool attended = false;
    bool entry = false;
    bool plain = false;
    bool resume = false;
    bool amend = false;
};

/// The rater who is meant where none is named; refuses a rater and a target that the instrument does not know.
void settle_rater(administer::Occasion& occasion, const instrument::Instrument& instrument);
/// The date and the language where none is named.
void settle_day(administer::Occasion& occasion, const instrument::Instrument& instrument);
/// Starts from the row that is to be corrected: gives its answers, and takes over of its occasion what was not said anew.
administer::Answers amended(const Request& request, const instrument::Instrument& instrument, administer::Occasion& occasion);

/// Asks, or has keyed, at the terminal. The exit code.
int sit(const Common& common, const Request& request, const Shelf& shelf, const score::Plan& plan);

}  // namespace attune::command
