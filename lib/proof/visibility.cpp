#include "proof/names.hpp"
#include "proof/proofs.hpp"
#include "proof/speech.hpp"

#include <algorithm>

namespace attune::proof {
namespace {

using instrument::Instrument;
using instrument::Visibility;

/// The strictest of some items; none where there are none.
std::optional<std::size_t> strictest(const Instrument& instrument, const Names& names) {
    const auto stricter = [&](std::size_t a, std::size_t b) { return instrument.visibility_of(a) < instrument.visibility_of(b); };
    const auto found = std::min_element(names.items.begin(), names.items.end(), stricter);
    return found == names.items.end() ? std::nullopt : std::optional(*found);
}

class VisibilityProof {
public:
    VisibilityProof(const score::Plan& plan, Findings& findings) : plan_(plan), instrument_(*plan.instrument), findings_(findings) {}

    void run() {
        for (std::size_t i = 0; i < plan_.items.size(); ++i) conditions(i);
        for (std::size_t s = 0; s < plan_.scores.size(); ++s) {
            const instrument::Score& score = instrument_.scores[s];
            marked("score", score.name, score.visibility, score.visibility_at, {{}, {s}});
        }
        for (const score::AlertPlan& alert : plan_.alerts)
            marked("alert", alert.alert->id, alert.alert->visibility, alert.alert->visibility_at, names_in(alert.program));
        for (const instrument::Course& course : instrument_.course)
            marked("figure", course.name, course.visibility, course.visibility_at, names_of(course, instrument_));
        for (const instrument::Watch& watch : instrument_.watches)
            marked("watch", watch.id, watch.visibility, watch.visibility_at, names_of(watch, instrument_));
        if (instrument_.worksheet && instrument_.bundled) worksheet();
    }

private:
    /// Whether a shared item is there tells what the item in its condition was answered.
    void conditions(std::size_t item) {
        if (instrument_.visibility_of(item) != Visibility::shared) return;
        for (const expression::Program& when : plan_.items[item].when) {
            const auto other = strictest(instrument_, rests_on(plan_, names_in(when)));
            if (!other || instrument_.visibility_of(*other) == Visibility::shared) continue;
            findings_.fault("not-shared", when.at,
                            fmt::format("{} is shared, and this condition reads {}, which is not; expected both shared, or neither",
                                        item_named(instrument_, item), item_named(instrument_, *other)));
        }
    }

    void marked(std::string_view what, const std::string& name, const std::optional<Visibility>& visibility, Position at,
                const Names& names) {
        const auto item = visibility ? strictest(instrument_, rests_on(plan_, names)) : std::nullopt;
        if (!item || instrument_.visibility_of(*item) >= *visibility) return;
        const std::string_view due = visibility_word(instrument_.visibility_of(*item));
        findings_.fault("less-strict", at,
                        fmt::format("{} \"{}\" is marked {}, and rests on {}, which is {}; expected {}", what, name,
                                    visibility_word(*visibility), item_named(instrument_, *item), due, due));
    }

    /// What alarms is for the clinician to bring up, and what is shared is for the person to choose, row by row and alone.
    void worksheet() {
        for (const score::AlertPlan& alert : plan_.alerts)
            clinicians("alert", alert.alert->id, alert.alert->visibility, alert.alert->at, names_in(alert.program));
        for (const instrument::Watch& watch : instrument_.watches)
            clinicians("watch", watch.id, watch.visibility, watch.at, names_of(watch, instrument_));
        const auto& items = instrument_.items;
        std::size_t shared = 0;
        while (shared < items.size() && instrument_.visibility_of(shared) != Visibility::shared) ++shared;
        if (shared < items.size() && !instrument_.shared_if)
            findings_.remark("always-shared", items[shared].at,
                             fmt::format("{} may stand in a page for two in every row; expected \"shared_if\", such as share == 1 with a "
                                         "question \"share\" in the section apart",
                                         item_named(instrument_, shared)));
        const auto asked = instrument_.find_item(share);
        if (asked && (shared < items.size() || instrument_.shared_if)) share_question(*asked);
    }

    void clinicians(std::string_view what, const std::string& name, const std::optional<Visibility>& visibility, Position at,
                    const Names& names) {
        if (visibility.value_or(visibility_of(plan_, names)) == Visibility::clinician) return;
        findings_.remark("open-alert", at,
                         fmt::format("{} \"{}\" is not for the clinician alone, so that a page for the person may hold it; expected "
                                     "\"visibility: clinician\"",
                                     what, name));
    }

    void share_question(std::size_t item) {
        const instrument::ResponseSet& set = instrument_.response_of(item);
        const auto has = [&](int code) {
            return std::any_of(set.options.begin(), set.options.end(), [&](const auto& option) { return option.code == Rational(code); });
        };
        const auto told = [&](std::string_view what) {
            findings_.remark("share-question", instrument_.items[item].at,
                             fmt::format("{} asks whether answers may be shown to another, {}", item_named(instrument_, item), what));
        };
        if (!instrument_.is_apart(item)) told("and may be asked in front of them; expected it in the section apart");
        if (set.options.size() != 2 || !has(0) || !has(1)) told("and leaves something open; expected the answers 0 no and 1 yes");
        if (instrument_.shared_if && !names_in(plan_.shared_if).items.contains(item))
            told("and \"shared_if\" does not read it; expected \"share == 1\" in it");
    }

    const score::Plan& plan_;
    const Instrument& instrument_;
    Findings& findings_;
};

}  // namespace

void prove_visibility(const score::Plan& plan, Findings& findings) { VisibilityProof(plan, findings).run(); }

}  // namespace attune::proof
