#include "proof/names.hpp"
#include "proof/proofs.hpp"
#include "proof/speech.hpp"

#include <algorithm>

namespace attune::proof {
namespace {

using instrument::Instrument;
using instrument::Item;

constexpr std::string_view alone = "alone";  // the item that opens a section apart

class WorksheetProof {
public:
    WorksheetProof(const score::Plan& plan, Findings& findings)
        : plan_(plan), instrument_(*plan.instrument), speech_{is_english(instrument_.language), false}, findings_(findings) {}

    void run() {
        for (std::size_t i = 0; i < instrument_.items.size(); ++i) item(i);
        form();
        apart();
    }

private:
    void item(std::size_t index) {
        const Item& item = instrument_.items[index];
        prove_item_speech(instrument_, index, item.text, item.help, item.text_at, speech_, findings_);
        if (item.may_not_apply || !item.as_is.empty() || item.text.empty() || !may_not_come_up(instrument_.response_of(index))) return;
        findings_.fault("may-not-apply", item.at,
                        fmt::format("{} asks how often something came up, and leaves no way to say that it did not; expected "
                                    "\"may_not_apply: true\", or a response set called o5 for what can be done at any time",
                                    item_named(instrument_, index)));
    }

    void form() {
        const instrument::FormPlaces& at = instrument_.places;
        prove_text_speech("the title", instrument_.title, at.title, speech_, findings_);
        prove_text_speech("the content note", instrument_.content_note, at.content_note, speech_, findings_);
        prove_text_speech("the explainer", instrument_.explainer, at.explainer, speech_, findings_);
        prove_text_speech("the closing line", instrument_.closing, at.closing, speech_, findings_);
        for (const instrument::Section& section : instrument_.sections)
            for (const std::string* text : {&section.title, &section.note})
                prove_text_speech("section \"" + section.id + "\"", *text, section.at, speech_, findings_);
        for (const instrument::ResponseSet& set : instrument_.responses)
            for (const instrument::Option& option : set.options)
                prove_text_speech("response set \"" + set.name + "\"", option.label, option.at, speech_, findings_);
        for (const instrument::ResponseSet& set : instrument_.responses) ends(set);
        prove_explainer_length(instrument_.explainer, at.explainer, findings_);
        if (!instrument_.bundled) return;
        if (instrument_.explainer.empty())
            findings_.remark("no-explainer", instrument_.id_at,
                             "a worksheet that does not say what it looks at; expected an \"explainer\" of at most 120 words");
        if (instrument_.closing.empty())
            findings_.fault("no-closing", instrument_.id_at,
                            "a worksheet that ends without a word; expected \"closing\", one line that thanks or releases");
    }

    /// What is marked on a line needs words at both ends of it.
    void ends(const instrument::ResponseSet& set) {
        if (set.type != instrument::Type::slider) return;
        const auto has = [&](const Rational& at) {
            return std::any_of(set.anchors.begin(), set.anchors.end(), [&](const auto& anchor) { return anchor.first == at; });
        };
        if (has(*set.min) && has(*set.max)) return;
        findings_.fault("slider-ends", set.at,
                        fmt::format("response set \"{}\" does not say what its ends mean; expected anchors at {} and {}", set.name,
                                    written(*set.min), written(*set.max)));
    }

    /// A section apart is the last one, and its first question is whether the person is alone.
    void apart() {
        const auto& items = instrument_.items;
        std::optional<std::size_t> first;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (!instrument_.is_apart(i)) {
                if (first) return apart_not_last(i, *first);
                continue;
            }
            if (!first) first = i;
            if (items[i].as_is.empty()) asked_alone(i, *first);
        }
    }

    void apart_not_last(std::size_t item, std::size_t first) {
        findings_.fault("apart-last", instrument_.items[item].at,
                        fmt::format("{} stands after the section apart, which begins with {}; expected the section apart last",
                                    item_named(instrument_, item), item_named(instrument_, first)));
    }

    void asked_alone(std::size_t item, std::size_t first) {
        if (item == first) {
            if (instrument_.items[item].id == alone) return;
            findings_.fault("apart-alone", instrument_.items[item].at,
                            fmt::format("the section apart begins with {}; expected an item \"{}\" before it, which asks whether the "
                                        "person is on their own just now",
                                        item_named(instrument_, item), alone));
            return;
        }
        const auto opener = instrument_.find_item(alone);
        if (opener == item) return;  // it stands too late, as the first one says
        const auto asks = [&](const expression::Program& when) { return names_in(when).items.contains(opener.value_or(item)); };
        const auto& when = plan_.items[item].when;
        if (!opener || std::any_of(when.begin(), when.end(), asks)) return;
        findings_.fault("apart-alone", instrument_.items[item].at,
                        fmt::format("{} is asked apart, also of somebody who is not alone; expected \"when: {} == 1\"",
                                    item_named(instrument_, item), alone));
    }

    const score::Plan& plan_;
    const Instrument& instrument_;
    const Speech speech_;
    Findings& findings_;
};

}  // namespace

void prove_worksheet(const score::Plan& plan, Findings& findings) {
    if (plan.instrument->worksheet) WorksheetProof(plan, findings).run();
}

}  // namespace attune::proof
