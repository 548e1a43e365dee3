#include "tellings.hpp"

#include "command.hpp"
#include "output.hpp"

#include <algorithm>

namespace attune::command {
namespace {

std::string rows(std::size_t n) { return std::to_string(n) + (n == 1 ? " row" : " rows"); }

std::string alert_line(const std::vector<score::Outcome::Alert>& alerts) {
    std::string line;
    for (const auto& alert : alerts) {
        line += (line.empty() ? "alerts: " : "; ") + alert.instrument + " " + alert.id;
        if (alert.raised > 0) line += " raised in " + rows(alert.raised);
        if (alert.undetermined > 0) line += std::string(alert.raised > 0 ? "," : "") + " undetermined in " + rows(alert.undetermined);
    }
    return line;
}

}  // namespace

int Tellings::finish(bool alert_exit) const {
    const score::Notices& notices = outcome_.notices;
    for (const Fault& fault : notices.whole()) tell(fault);
    if (notices.all() > notices.whole().size())
        tell("attune: ... and " + std::to_string(notices.all() - notices.whole().size()) + " more like these");
    for (const auto& [name, count] : outcome_.passed_over)
        if (!quiet_) tell("attune: " + rows(count) + " of another instrument passed over (" + name + ")");
    if (!quiet_ && outcome_.later) tell("attune: what is dated after the day of --date is left out");
    if (!quiet_ && !outcome_.alerts.empty()) tell("attune: " + alert_line(outcome_.alerts));
    if (notices.bad() > 0) return static_cast<int>(Blame::data);
    const bool alarmed =
        std::any_of(outcome_.alerts.begin(), outcome_.alerts.end(), [](const auto& alert) { return alert.raised > 0 || alert.risk; });
    return alert_exit && alarmed ? answer_is_no : done;
}

}  // namespace attune::command
