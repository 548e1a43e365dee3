#include "proof/names.hpp"
#include "proof/proofs.hpp"
#include "proof/speech.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace attune::proof {
namespace {

using instrument::Instrument;
using instrument::Item;

class WorksheetProof {
public:
    WorksheetProof(const score::Plan& plan, Findings& findings)
        : plan_(plan), instrument_(*plan.instrument), speech_{is_english(instrument_.language), false}, findings_(findings) {}

    void run() {
        for (std::size_t i = 0; i < instrument_.items.size(); ++i) item(i);
        form();
        labels();
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
        speaks("the title", instrument_.title, at.title);
        speaks("the content note", instrument_.content_note, at.content_note);
        speaks("the explainer", instrument_.explainer, at.explainer);
        speaks("the closing line", instrument_.closing, at.closing);
        for (const instrument::ResponseSet& set : instrument_.responses) ends(set);
        prove_explainer_length(instrument_.explainer, at.explainer, findings_);
        if (!instrument_.bundled) return;
        if (instrument_.explainer.empty())
            findings_.remark("no-explainer", instrument_.id_at,
                             "a worksheet that does not say what it looks at; expected an \"explainer\" of at most 120 words");
        if (instrument_.closing.empty())
            findings_.fault("no-closing", instrument_.id_at,
                            "a worksheet that ends without a word; expected \"closing\", one line that thanks or releases");
        for (const instrument::ResponseSet& set : instrument_.responses) marks(set);
        who_reads();
        prove_worksheet_figures(instrument_, findings_);
    }

    void speaks(std::string_view what, std::string_view text, Position at) { prove_text_speech(what, text, at, speech_, findings_); }
    void speaks(std::string_view what, const std::string& name, std::string_view text, Position at) {
        speaks(fmt::format("{} \"{}\"", what, name), text, at);
    }

    /// What stands around the items, and what comes of them.
    void labels() {
        for (const instrument::Section& section : instrument_.sections)
            for (const std::string* text : {&section.title, &section.note}) speaks("section", section.id, *text, section.at);
        for (const instrument::ResponseSet& set : instrument_.responses)
            for (const instrument::Option& option : set.options) speaks("response set", set.name, option.label, option.at);
        for (const instrument::Score& score : instrument_.scores) {
            for (const std::string* text : {&score.title, &score.note}) speaks("score", score.name, *text, score.at);
            for (const instrument::Band& band : score.bands)
                for (const std::string* text : {&band.label, &band.note}) speaks("a band of score", score.name, *text, band.at);
        }
        for (const instrument::Course& course : instrument_.course)
            for (const std::string* text : {&course.title, &course.note}) speaks("figure", course.name, *text, course.at);
        for (const instrument::Alert& alert : instrument_.alerts) speaks("alert", alert.id, alert.say, alert.at);
        for (const instrument::Watch& watch : instrument_.watches) speaks("watch", watch.id, watch.say, watch.at);
    }

    /// The sliders and the words for how often, as all worksheets of the library have them, so that their answers can be set side by side.
    void marks(const instrument::ResponseSet& set) {
        if (set.type == instrument::Type::slider && set.step != Rational(1))
            findings_.remark("slider-step", set.at,
                             fmt::format("response set \"{}\" goes in steps of {}; expected whole steps", set.name, written(set.step)));
        if (speech_.english && says_how_often_otherwise(set))
            findings_.remark("how-often-words", set.at,
                             fmt::format("response set \"{}\" says how often in other words than the worksheets that come with attune; "
                                         "expected never, once in a while, sometimes, often, almost always",
                                         set.name));
    }

    /// Whoever writes in their own words is told first who will read them.
    void who_reads() {
        constexpr std::string_view warning = "Do not write here what you would not want your therapist to know.";
        const auto& items = instrument_.items;
        const bool asks_text = std::any_of(items.begin(), items.end(), [&](const Item& item) {
            return instrument_.responses[item.response].type == instrument::Type::text;
        });
        if (!speech_.english || !asks_text || instrument_.content_note.find(warning) != std::string::npos) return;
        const Position at = instrument_.places.content_note;
        findings_.remark(
            "text-note", at.line > 0 ? at : instrument_.id_at,
            fmt::format("what people write here is read by somebody, and the content note does not say so; expected \"{}\"", warning));
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
            if (items[i].as_is.empty()) asked_alone(i);
            if (items[i].id == alone) says_alone(i);
            private_to_clinician(i);
        }
    }

    void apart_not_last(std::size_t item, std::size_t first) {
        findings_.fault("apart-last", instrument_.items[item].at,
                        fmt::format("{} stands after the section apart, which begins with {}; expected the section apart last",
                                    item_named(instrument_, item), item_named(instrument_, first)));
    }

    void asked_alone(std::size_t item) {
        if (instrument_.items[item].id == alone) return;  // where it stands too late, the first one says so
        if (instrument_.opener_of(item) == item) {
            findings_.fault("apart-alone", instrument_.items[item].at,
                            fmt::format("the section apart begins with {}; expected an item \"{}\" before it, which asks whether the "
                                        "person is on their own just now",
                                        item_named(instrument_, item), alone));
            return;
        }
        const auto opener = instrument_.find_item(alone);
        const auto asks = [&](const expression::Program& when) { return names_in(when).items.contains(opener.value_or(item)); };
        const auto& when = plan_.items[item].when;
        if (!opener || std::any_of(when.begin(), when.end(), asks)) return;
        findings_.fault("apart-alone", instrument_.items[item].at,
                        fmt::format("{} is asked apart, also of somebody who is not alone; expected \"when: {} == 1\"",
                                    item_named(instrument_, item), alone));
    }

    /// `alone == 1` must mean yes, and whoever is not sure must be able to say so.
    void says_alone(std::size_t item) {
        constexpr std::array<std::string_view, 3> answers{"no", "yes", "not sure"};
        const instrument::ResponseSet& set = instrument_.response_of(item);
        const auto option = [&](const Rational& code) {
            return std::find_if(set.options.begin(), set.options.end(), [&](const auto& one) { return one.code == code; });
        };
        bool all = set.options.size() == answers.size();
        for (std::size_t k = 0; k < answers.size(); ++k) {
            const auto found = option(Rational(static_cast<std::int64_t>(k)));
            all = all && found != set.options.end() && (!speech_.english || is_label(*found, answers[k]));
        }
        if (all) return;
        const auto yes = option(Rational(1));
        const bool means_yes = yes != set.options.end() && (!speech_.english || is_label(*yes, "yes"));
        const std::string message = fmt::format("{} is answered {}; expected 0 no, 1 yes, 2 not sure", item_named(instrument_, item),
                                                means_yes ? "without a word for not being sure" : "by other codes than 1 for yes");
        if (means_yes) findings_.remark("alone-answers", instrument_.items[item].at, message);
        else findings_.fault("alone-answers", instrument_.items[item].at, message);
    }

    /// What is said alone stands in no page but the clinician's. Whether somebody was alone, and what they would share, they may read.
    void private_to_clinician(std::size_t item) {
        const Item& is = instrument_.items[item];
        if (instrument_.key == is.id)
            findings_.fault(
                "key-apart", is.at,
                fmt::format("{} is asked apart, and the live keys of a log are shown on the open screen; expected a key that is "
                            "not private",
                            item_named(instrument_, item)));
        if (is.id == alone || is.id == share || instrument_.visibility_of(item) == instrument::Visibility::clinician) return;
        findings_.fault("apart-visible", is.at,
                        fmt::format("{} is asked apart, and others than the clinician may read the answer; expected \"visibility: "
                                    "clinician\" of the item or its section",
                                    item_named(instrument_, item)));
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
