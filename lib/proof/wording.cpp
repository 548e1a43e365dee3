#include "proof/wording.hpp"

#include "proof/proofs.hpp"
#include "proof/speech.hpp"

#include <algorithm>
#include <utility>

namespace attune::proof {
namespace {

using instrument::Instrument;
using instrument::ResponseSet;
using instrument::Texts;
using instrument::Wording;

const Texts::Label* label_of(const Texts& texts, const Rational& code) {
    const auto found =
        std::find_if(texts.labels.begin(), texts.labels.end(), [&](const Texts::Label& label) { return label.code == code; });
    return found == texts.labels.end() ? nullptr : &*found;
}

/// Every code of a set that is worded must be.
void prove_codes(const Texts& texts, const ResponseSet& set, Findings& findings) {
    std::string left_out;
    const auto look = [&](const Rational& code) {
        if (!label_of(texts, code)) left_out += (left_out.empty() ? "" : ", ") + written(code);
    };
    for (const instrument::Option& option : set.options) look(option.code);
    for (const auto& anchor : set.anchors) look(anchor.first);
    if (!left_out.empty())
        findings.fault("wording-codes", texts.at,
                       fmt::format("response set \"{}\" is not worded at {}; expected words for each of its codes", set.name, left_out));
}

/// The instrument as it is worded, with only what is worded here, where it stands here.
Instrument as_worded(const Instrument& instrument, const Wording& wording) {
    Instrument worded = instrument::apply_wording(instrument, wording);
    for (ResponseSet& set : worded.responses) {
        const auto texts =
            std::find_if(wording.responses.begin(), wording.responses.end(), [&](const Texts& t) { return t.name == set.name; });
        if (texts == wording.responses.end()) {
            set.options.clear();
            set.anchors.clear();
            continue;
        }
        set.at = texts->at;
        for (instrument::Option& option : set.options)
            if (const Texts::Label* label = label_of(*texts, option.code)) option.at = label->at;
    }
    return worded;
}

void prove_items(const Instrument& instrument, const Wording& wording, Findings& findings) {
    if (!wording.rater.empty() || wording.items.empty()) return;
    for (std::size_t i = 0; i < instrument.items.size(); ++i) {
        const auto& item = instrument.items[i];
        if (std::any_of(wording.items.begin(), wording.items.end(), [&](const Texts& texts) { return texts.name == item.id; })) continue;
        return findings.remark("wording-gap", wording.items.front().at,
                               fmt::format("{} is not worded, and so nothing can be asked in this language; expected words for each item",
                                           item_named(instrument, i)));
    }
}

std::string named(std::string_view what, const Texts& texts) { return fmt::format("{} \"{}\"", what, texts.name); }

/// Titles, notes and sentences of sections, scores and alerts. Only what is said beside the items tells of the other; the words of scores and
/// alerts are for whoever reads what came of them.
void prove_labels(const Wording& wording, const Speech& speech, Findings& findings) {
    for (const Texts& texts : wording.sections) {
        prove_text_speech(named("section", texts), texts.text, texts.at, speech.of_nobody(), findings);
        prove_text_speech(named("the note of section", texts), texts.note, texts.at, speech, findings);
    }
    for (const Texts& texts : wording.scores) {
        for (const std::string* text : {&texts.text, &texts.note})
            prove_text_speech(named("score", texts), *text, texts.at, speech.of_nobody(), findings);
        for (const Texts::Label& band : texts.labels)
            for (const std::string* text : {&band.text, &band.note})
                prove_text_speech(named("a band of score", texts), *text, band.at, speech.of_nobody(), findings);
    }
    for (const Texts& texts : wording.alerts) prove_text_speech(named("alert", texts), texts.text, texts.at, speech.of_nobody(), findings);
    for (const Texts& texts : wording.responses)
        for (const Texts::Label& label : texts.labels)
            prove_text_speech(named("response set", texts), label.text, label.at, speech.of_nobody(), findings);
}

/// The rules on how a worksheet speaks hold for its wordings too; one for another rater tells what that person saw.
void prove_speech(const Instrument& instrument, const Wording& wording, Findings& findings) {
    const Speech speech{is_english(wording.language), tells_of_another(wording.rater)};
    for (const Texts& texts : wording.items)
        if (const auto item = instrument.find_item(texts.name))
            prove_item_speech(instrument, *item, texts.text, texts.note, texts.at, speech, findings);
    prove_text_speech("the title", wording.title, wording.places.title, speech.of_nobody(), findings);
    prove_text_speech("the content note", wording.content_note, wording.places.content_note, speech, findings);
    prove_text_speech("the explainer", wording.explainer, wording.places.explainer, speech, findings);
    prove_text_speech("the closing line", wording.closing, wording.places.closing, speech.of_nobody(), findings);
    prove_labels(wording, speech, findings);
    prove_explainer_length(wording.explainer, wording.places.explainer, findings);
}

}  // namespace

std::vector<Finding> prove_wording(const Instrument& instrument, const Wording& wording) {
    Findings findings(wording.file);
    const Instrument worded = as_worded(instrument, wording);
    for (const Texts& texts : wording.responses)
        for (const ResponseSet& set : instrument.responses)
            if (set.name == texts.name) prove_codes(texts, set, findings);
    prove_anchors(worded, findings);
    prove_items(instrument, wording, findings);
    if (instrument.worksheet) prove_speech(instrument, wording, findings);
    return findings.take();
}

}  // namespace attune::proof
