#include "instrument/wording.hpp"

#include "instrument_help.hpp"
#include "text/fault.hpp"

#include <doctest/doctest.h>

#include <string>

namespace attune::instrument::test {
namespace {

const std::string head = "attune: 1\nwording: small\nversion: \"1\"\nlanguage: es\n";

Instrument sample() {
    return read({"title: Small", "raters: [self, partner]", "content_note: note", "sections: [{id: a, title: A, note: of a}]",
                 "responses: {often: {0: a, 1.5: b}, bar: {type: slider, min: 0, max: 10, anchors: {0: low, 10: high}}}",
                 "items: [{id: q1, label: one, response: often, section: a}, {id: q2, label: two, response: bar, help: of two}]",
                 "scores: {total: {title: Total, note: n, sum: [q1], bands: [{from: 0, label: low, note: l}, {from: 1.5, label: high}]}}",
                 "alerts: [{id: any-of-it, when: q1 > 0, level: attention, say: Look.}]"});
}

Wording wording(const std::string& more) { return read_wording(head + more, "small.es.yaml"); }

}  // namespace

TEST_CASE("wording: every text is replaced, and nothing else") {
    const Wording es = wording(
        "source: who\ntitle: Pequeña\ncontent_note: nota\nexplainer: explica\nclosing: fin\nresponses: {often: {1.50: be}, bar: {10: "
        "alto}}\nsections: {a: {title: La A, note: de la A}}\nitems: {q1: Uno, q2: {text: Dos, help: de dos}}\nscores: {total: {title: "
        "Suma, note: ene, bands: {0: bajo, 1.5: {label: alto, note: mucho}}}}\nalerts: {any-of-it: Mira.}\n");
    CHECK(es.source == "who");
    const Instrument before = sample();
    const Instrument after = apply_wording(before, es);
    CHECK(after.title == "Pequeña");
    CHECK(after.content_note == "nota");
    CHECK(after.explainer == "explica");
    CHECK(after.closing == "fin");
    CHECK(after.language == "es");
    CHECK(after.responses[0].options[0].label == "a");
    CHECK(after.responses[0].options[1].label == "be");
    CHECK(after.responses[1].anchors[0].second == "low");
    CHECK(after.responses[1].anchors[1].second == "alto");
    CHECK(after.sections[0].title == "La A");
    CHECK(after.sections[0].note == "de la A");
    CHECK(after.items[0].text == "Uno");
    CHECK(after.items[0].label == "one");
    CHECK(after.items[1].text == "Dos");
    CHECK(after.items[1].help == "de dos");
    CHECK(after.scores[0].title == "Suma");
    CHECK(after.scores[0].note == "ene");
    CHECK(after.scores[0].bands[0].label == "bajo");
    CHECK(after.scores[0].bands[0].note == "l");
    CHECK(after.scores[0].bands[1].label == "alto");
    CHECK(after.scores[0].bands[1].note == "mucho");
    CHECK(after.alerts[0].say == "Mira.");
    CHECK(after.bundled);
    CHECK_FALSE(before.bundled);
    CHECK(after.id == before.id);
    CHECK(after.version == before.version);
    CHECK(after.scores[0].bands[1].from == before.scores[0].bands[1].from);
}

TEST_CASE("wording: what is not worded stays, and a title alone makes no form") {
    const Instrument after = apply_wording(sample(), wording("title: Pequeña\nsections: {a: La A}\n"));
    CHECK(after.sections[0].title == "La A");
    CHECK(after.sections[0].note == "of a");
    CHECK(after.content_note == "note");
    CHECK(after.items[0].text.empty());
    CHECK_FALSE(after.bundled);
    CHECK_FALSE(apply_wording(sample(), wording("items: {q1: Uno}\n")).bundled);
}

TEST_CASE("wording: what a rater's wording leaves out is hidden") {
    const Wording all = wording("items: {q2: Dos}\n");
    const Wording partner = wording("rater: partner\nitems: {q2: Dos}\n");
    CHECK(hidden_items(sample(), all).empty());
    CHECK(hidden_items(sample(), partner) == std::vector<std::size_t>{0});
    CHECK(hidden_items(sample(), wording("rater: partner\nitems: {q1: {help: h}, q2: Dos}\n")) == std::vector<std::size_t>{0});
    CHECK(apply_wording(sample(), partner).bundled);  // all that is asked has its wording
}

TEST_CASE("wording: refused where it is of another instrument") {
    CHECK_THROWS_WITH_AS(
        apply_wording(sample(), read_wording("attune: 1\nwording: other\nversion: \"1\"\nlanguage: es\nitems: {x: X}\n", "w.yaml")),
        "w.yaml:2:10: this words \"other\"; expected a wording of \"small\"", Refused);
    CHECK_THROWS_WITH_AS(read_wording("attune: 1\nid: small\n", "w.yaml"),
                         "w.yaml:1:1: this is an instrument (small); expected a wording, which has the key \"wording\"", Refused);
}

TEST_CASE("wording: the digest tells texts apart that a respondent is shown") {
    Instrument plain;
    // FNV-1a of four zero bytes, reckoned apart from this program
    CHECK(digest_of_texts(plain, {}) == "w4d25767f9dce13f5");
    plain.title = "a";
    CHECK(digest_of_texts(plain, {}) == "w6de9d1fe51c9cb4c");
    const Instrument own = sample();
    const Instrument es = apply_wording(own, wording("items: {q1: Uno}\n"));
    const Instrument scored = apply_wording(own, wording("scores: {total: {title: Suma}}\nalerts: {any-of-it: Mira.}\n"));
    const Instrument labelled = apply_wording(own, wording("responses: {bar: {10: alto}}\n"));
    CHECK(digest_of_texts(own, {}) == digest_of_texts(sample(), {}));
    CHECK(digest_of_texts(own, {}) != digest_of_texts(es, {}));
    CHECK(digest_of_texts(own, {0}) == digest_of_texts(es, {0}));
    CHECK(digest_of_texts(own, {}) != digest_of_texts(own, {1}));
    CHECK(digest_of_texts(own, {}) == digest_of_texts(scored, {}));
    CHECK(digest_of_texts(own, {}) != digest_of_texts(labelled, {}));
    CHECK(digest_of_texts(own, {1}) == digest_of_texts(labelled, {1}));
}

TEST_CASE("wording: that of a language lies below that of a rater") {
    const Wording es = wording("title: Pequeña\nresponses: {bar: {10: alto}}\nitems: {q1: Uno, q2: Dos}\n");
    const Wording partner = wording("rater: partner\nitems: {q2: Dos de la otra persona}\n");
    const Worded plain = word(sample(), {});
    CHECK(plain.digest.empty());  // it has no wording of its own
    CHECK(plain.hidden.empty());
    CHECK(plain.instrument.language == "en");
    const Worded own = word(sample(), {es});
    CHECK(own.hidden.empty());
    CHECK(own.digest == digest_of_texts(own.instrument, {}));
    const Worded theirs = word(sample(), {es, partner});
    CHECK(theirs.instrument.language == "es");
    CHECK(theirs.instrument.title == "Pequeña");
    CHECK(theirs.instrument.responses[1].anchors[1].second == "alto");
    CHECK(theirs.instrument.items[1].text == "Dos de la otra persona");
    CHECK(theirs.hidden == std::vector<std::size_t>{0});
    CHECK(theirs.digest != own.digest);
    CHECK_FALSE(theirs.digest.empty());
}

}  // namespace attune::instrument::test
