#include "instrument_help.hpp"

#include "instrument/head.hpp"
#include "text/fault.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

namespace attune::instrument::test {
namespace {

void loads(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) CHECK_MESSAGE(told({line}) == "it loads", line);
}

}  // namespace

TEST_CASE("instrument: what stands at the edge of the contract loads") {
    loads({
        "version: 2013",
        "title: no",
        "language: no",
        "measures: ~",
        "recall: ''",
        "minutes: 2.5",
        "raters: [partner, clinician, informant]",
        "licence: {}",
        "citations: []",
        "key: note",
        "history: true",
        "shared_if: q1 == 1",
        "attributes: {born: {type: date}, site: {type: text, values: [a, no, '1']}, age: {type: integer, min: 0}}",
        "sections: [{id: past, title: '', visibility: clinician}, {id: the other, apart: true, when: answered(q1)}]",
        "scores: {}",
        "scores: {mean: {mean: q1..q3}, watch: {sum: [q1]}, alerts: {value: mean + 1}, where: {criterion: watch > 1}}",
        "scores: {total: {sum: [q1 .. q2, q3]}}",
        "scores: {total: {sum: q1..q3, weights: {q1: -2, q2: 3}}}",
        "scores: {total: {sum: q1..q3, missing: {}}}",
        "scores: {total: {sum: q1..q3, missing: {allow: 20%, fill: zero, least: 2, source: x, confidence: cited}}}",
        "scores: {total: {sum: q1..q3, multiply: -0.5, round: {to: 0.1}, range: [0, 0]}}",
        "scores: {total: {sum: q1..q3, bands: [], cutoffs: [{at: 1}], reference: [{percentiles: {0: 100}}], change: {}}}",
        "scores: {total: {sum: q1..q3, reliability: [{alpha: 0}, {retest: 1}], change: [{reliable: 5}, {important: 3}]}}",
        "scores: {met: {criterion: q1 > 1, title: Met, note: x, source: y, internal: true, visibility: shared}}",
        "course: {total: {value: last(q1), window: 6mo, where: q2 > 0}, q1: {value: dates(), window: 1y, visibility: clinician}}",
        "alerts: [{id: a-1, when: q1 > 1, level: attention, say: 'stop, call', visibility: clinician}]",
        "watch: [{id: a-1, of: far, change: 2.5, level: urgent, say: x}]",
        "examples: []",
        "examples: [{answers: {}, expect: {}}]",
        "examples: [{answers: {at: 1;2, note: a text, q1..q3: skipped}, rater: self, expect: {alerts: []}}]",
    });
}

TEST_CASE("instrument: faults of all parts are told in one run, in the order of the file, and nothing in their wake") {
    const std::string bands = "bands: [{from: x, label: a}, {from: y, label: b}]";
    CHECK(told({"title: [a]", "responses: {often: {0: a, x: b}, free: {type: numbre}, words: {type: text}, some: {type: multiple}}",
                "items: [{id: q1, label: one, response: often}, {id: q2, label: two, response: oftn}, {id: far, label: f, response: free}]",
                "scores: {total: {sum: [q1, q2, far], reverse: [q1, q2, far], recode: {q1: {0: 1}}, " + bands + "}}",
                "examples: [{answers: {q1: 0}, expect: {total.bnd: a}}]"}) ==
          "3:8: \"title\" is a list; expected text\n"
          "5:27: \"x\" is no number; expected one such as 0 or 2.5\n"
          "5:47: \"type\" is \"numbre\"; expected one of choice, integer, number, slider, multiple, text, date\n"
          "5:83: response set \"some\" lacks the key \"options\"\n"
          "6:79: there is no response set \"oftn\"; did you mean \"often\"?\n"
          "7:71: item \"q1\" is recoded and reversed; expected one of both\n"
          "7:99: \"from\" is \"x\"; expected a decimal number such as 10 or 0.5\n"
          "7:120: \"from\" is \"y\"; expected a decimal number such as 10 or 0.5\n"
          "8:40: \"total.bnd\" is nothing a score has; expected total with one of .band .status .low .high .z .t .percentile");
}

TEST_CASE("instrument: whoever scores passes over the worked examples, right or wrong") {
    const std::string file = "small.yaml";
    const std::string wrong = small({"examples: [{answers: {q9: 1}, expect: {}}]"});
    CHECK_THROWS_AS(read_instrument(wrong, file), Refused);
    CHECK(read_instrument_to_score(wrong, file).items.size() == 6);
    CHECK(read_instrument_to_score(small({"scores: {total: {sum: q1..q3}}", "examples: [{"}), file).scores.size() == 1);
}

TEST_CASE("instrument: whoever scores reads all else, in whatever order and brackets it stands") {
    const std::string scores = "scores: {total: {sum: q1..q3}}";
    const std::string alerts = "alerts: [{id: a, when: q1 > 1, level: urgent, say: x}]";
    const auto counts = [](const std::string& source) {
        const Instrument read = read_instrument_to_score(source, "small.yaml");
        return std::pair(read.scores.size(), read.alerts.size());
    };
    CHECK(counts(small({"examples: []", scores, alerts})) == std::pair<std::size_t, std::size_t>(1, 1));
    CHECK(counts(small({scores, "examples: []", alerts})) == std::pair<std::size_t, std::size_t>(1, 1));
    CHECK(counts(small({scores, "measures: \"a text\nexamples: of one\"", alerts})) == std::pair<std::size_t, std::size_t>(1, 1));
    std::string in_brackets = "{";
    for (const char c : small({scores, alerts, "examples: []"})) in_brackets += c == '\n' ? ",\n" : std::string(1, c);
    CHECK(counts(in_brackets + "}") == std::pair<std::size_t, std::size_t>(1, 1));
}

TEST_CASE("instrument: whoever scores is told all faults of a file that has one outside its examples") {
    try {
        read_instrument_to_score(small({"title: [a]", "examples: [{answers: {q9: 1}, expect: {}}]"}), "small.yaml");
        CHECK(false);
    } catch (const Refused& refused) {
        CHECK(refused.faults().size() == 2);
    }
}

TEST_CASE("instrument: a hundred faults are enough") {
    std::string items = "items: [";
    for (int k = 0; k < 300; ++k) items += "{colour: red}, ";
    try {
        read({items + "]"});
        CHECK(false);
    } catch (const Refused& refused) {
        CHECK(refused.faults().size() == 100);
    }
}

TEST_CASE("instrument: a long text is cut in a message, never inside a character") {
    std::string word = "ab";
    for (int k = 0; k < 40; ++k) word += "ü";
    std::string cut = "ab";
    for (int k = 0; k < 29; ++k) cut += "ü";
    CHECK(told({"log: " + word}) == "7:6: \"log\" is \"" + cut + "…\"; expected true or false");
}

TEST_CASE("instrument: the id is the name of the file, but for what comes out of a pipe") {
    const std::string source = small({});
    for (const char* file : {"small.yaml", "a/b/small.yaml", "small", "-", "standard input", "/dev/fd/63"})
        CHECK(read_instrument(source, file).file == file);
    CHECK_THROWS_WITH_AS(read_instrument(source, "big.yaml"),
                         "big.yaml:2:5: the id \"small\" is not the name of the file; expected \"big\"", Refused);
    CHECK_THROWS_WITH_AS(read_instrument(source, "small.es.yaml"),
                         "small.es.yaml:2:5: the id \"small\" is not the name of the file; expected \"small.es\"", Refused);
}

TEST_CASE("instrument: a file of another kind is told for what it is, once") {
    const std::string yaml = "attune: 1\n";
    CHECK_THROWS_WITH_AS(read_instrument(yaml + "battery: intake\nsteps: []\n", "intake.yaml"),
                         "intake.yaml:1:1: this is a battery (intake); expected an instrument, which has an \"id\"", Refused);
    CHECK_THROWS_WITH_AS(read_head(yaml + "wording: phq9\nlanguage: es\n", "phq9.es.yaml"),
                         "phq9.es.yaml:1:1: this is a wording (phq9); expected an instrument, which has an \"id\"", Refused);
    CHECK_THROWS_WITH_AS(read_instrument(yaml + "about: closeness\n", "about-closeness.yaml"),
                         "about-closeness.yaml:1:1: this is an explainer page (closeness); expected an instrument, which has an \"id\"",
                         Refused);
    CHECK_THROWS_WITH_AS(read_instrument("- a\n- b\n", "a.yaml"), "a.yaml:1:1: an instrument is a list; expected keys with values",
                         Refused);
}

TEST_CASE("instrument: labels are text as they were written, numbers are numbers by our own grammar") {
    const Instrument i = read(
        {"responses: {often: {0: no, 1: ~, 2: 1e3, -1: 010, 0.5: true, 10: 'NO '}}", "items: [{id: q1, label: null, response: often}]"});
    std::vector<std::string> labels;
    for (const Option& option : i.responses[0].options) labels.push_back(option.spelling + " " + option.label);
    CHECK(labels == std::vector<std::string>{"0 no", "1 ~", "2 1e3", "-1 010", "0.5 true", "10 NO"});
    CHECK(i.responses[0].options[4].code == Rational(1, 2));
    CHECK(i.responses[0].min == Rational(-1));
    CHECK(i.responses[0].max == Rational(10));
    CHECK(i.items[0].label == "null");
}

TEST_CASE("instrument: a set, spelled out, with reasons, meanings and anchors") {
    const Instrument i =
        read({"responses: {often: {type: choice, options: {0: {label: none, means: nothing}, 3: some}, ordered: false, missing: {8: "
              "skipped, 9: declined, "
              "10: inapplicable}}, free: {type: slider, min: -5, max: 5, step: 0.5, unit: mm, anchors: {-5: low, 5: high}}}",
              "items: [{id: q1, label: one, response: free}]"});
    const ResponseSet& often = i.responses[0];
    CHECK(often.type == Type::choice);
    CHECK_FALSE(often.ordered);
    CHECK(often.options[0].means == "nothing");
    CHECK(often.options[1].means.empty());
    CHECK(often.missing == std::vector<std::pair<Rational, Reason>>{
                               {Rational(8), Reason::skipped}, {Rational(9), Reason::declined}, {Rational(10), Reason::inapplicable}});
    const ResponseSet& free = i.responses[1];
    CHECK(free.min == Rational(-5));
    CHECK(free.step == Rational(1, 2));
    CHECK(free.unit == "mm");
    CHECK(free.anchors == std::vector<std::pair<Rational, std::string>>{{Rational(-5), "low"}, {Rational(5), "high"}});
    CHECK(i.items[0].response == 1);
}

TEST_CASE("instrument: at most 200 options of a choice and 60 of a multiple choice") {
    const auto with = [](const std::string& type, int count) {
        std::string line = "responses: {often: {type: " + type + ", options: {";
        for (int k = 0; k < count; ++k) line += (k > 0 ? ", " : "") + std::to_string(k) + ": a";
        return told({line + "}}}", "items: [{id: q1, label: one, response: often}]"});
    };
    CHECK(with("choice", 200) == "it loads");
    CHECK(with("choice", 201) == "5:1535: response set \"often\" has 201 options; expected at most 200");
    CHECK(with("multiple", 60) == "it loads");
    CHECK(with("multiple", 61) == "5:457: response set \"often\" has 61 options; expected at most 60");
}

TEST_CASE("instrument: items of a score by id, range and beginning; names know case; keys of items that are not in it are kept apart") {
    const Instrument i = read(
        {"items: [{id: Often_1, label: a, response: often}, {id: often_2, label: b, response: often}, {id: q1, label: c, response: often}, "
         "{id: Often_3, label: d, response: often}]",
         "scores: {a: {sum: Often_*, reverse: Often_1..q1, recode: {Often_3: {0: 3, 1: 0.5}}, weights: {Often_*: 2, q1: 3}, "
         "missing: {zero_when: {q1..Often_3: Often_1 == 0}}}, b: {mean: [q1, Often_1..often_2]}}"});
    const Score& a = i.scores[0];
    REQUIRE(a.keys.size() == 2);
    CHECK(a.keys[0].item == 0);
    CHECK(a.keys[0].reverse);
    CHECK(a.keys[0].weight == Rational(2));
    CHECK(a.keys[1].item == 3);
    CHECK_FALSE(a.keys[1].reverse);
    CHECK(a.keys[1].recode == std::vector<std::pair<Rational, Rational>>{{Rational(0), Rational(3)}, {Rational(1), Rational(1, 2)}});
    CHECK(a.missing.zero_when.size() == 1);
    CHECK(a.missing.zero_when[0].first == 3);
    std::vector<std::string> stray;
    for (const StrayKey& key : a.stray_keys) stray.push_back(i.items[key.item].id + " " + key.key + " " + std::to_string(key.at.column));
    CHECK(stray == std::vector<std::string>{"often_2 reverse 37", "q1 reverse 37", "q1 weights 107", "q1 zero_when 137"});
    std::vector<std::size_t> items;
    for (const Key& key : i.scores[1].keys) items.push_back(key.item);
    CHECK(items == std::vector<std::size_t>{2, 0, 1});
    CHECK_FALSE(i.scores[1].has_missing_rule);
}

TEST_CASE("instrument: bands come ascending, and it is remembered that they did not stand so") {
    const auto bands = [](const std::string& list) { return read({"scores: {t: {sum: q1..q3, bands: [" + list + "]}}"}).scores[0]; };
    const Score turned = bands("{from: 5, label: high}, {from: 0, label: low}");
    CHECK(turned.bands_out_of_order);
    CHECK(turned.bands[0].label == "low");
    CHECK_FALSE(bands("{from: 0, label: low}, {from: 5, label: high}").bands_out_of_order);
}

TEST_CASE("instrument: an expression knows where its first character stands") {
    const Instrument i =
        read({"alerts: [{id: a, when: q1 > 1, level: urgent, say: x}, {id: b, when: \"q1 > 1\", level: urgent, say: x}, {id: c, when: '  "
              "q1 > 1 ', level: urgent, say: x}]"});
    CHECK(i.alerts[0].when.at == Position{7, 24});
    CHECK(i.alerts[1].when.at == Position{7, 71});
    CHECK(i.alerts[2].when.at == Position{7, 121});
    for (const Alert& alert : i.alerts) CHECK(alert.when.text == "q1 > 1");
}

TEST_CASE("instrument: course figures for each key, watches, a log") {
    const Instrument i =
        read({"log: true", "key: note", "shared_if: q1 == 1",
              "course: {a: {value: change(q2), each: key, least: 2, where: q1 > 0, direction: better}, b: {value: last(q2), each: note}}",
              "watch: [{id: drop, of: far, change: -3, level: urgent, say: Look.}]"});
    CHECK(i.key == "note");
    CHECK(i.shared_if.text == "q1 == 1");
    CHECK(i.course[0].each == "note");
    CHECK(i.course[1].each == "note");
    CHECK(i.course[0].least == 2);
    CHECK(i.course[1].least == 1);
    CHECK(i.course[0].direction == instrument::Direction::better);
    CHECK(!i.course[1].direction);
    CHECK(i.course[0].where.text == "q1 > 0");
    CHECK(i.course[0].title == "a");
    CHECK(i.watches[0].of == "far");
    CHECK(i.watches[0].change == Rational(-3));
    CHECK(i.watches[0].level == Level::urgent);
    CHECK(told({"key: note", "course: {a: {value: last(q1), each: q1}}"}) == "8:37: \"each\" is \"q1\"; expected key, the item \"note\"");
}

TEST_CASE("instrument: a score called alerts is not the list of alerts") {
    const Instrument i =
        read({"scores: {alerts: {sum: q1..q3}}", "alerts: [{id: a, when: q1 > 1, level: urgent, say: x}]",
              "examples: [{answers: {q1..q3: 0}, expect: {alerts: 0, alerts.band: ''}}, {answers: {}, expect: {alerts: [a, 'a?']}}]"});
    CHECK_FALSE(i.examples[0].alerts.has_value());
    CHECK(i.examples[0].expect.size() == 2);
    CHECK(i.examples[0].expect[1].field == "band");
    CHECK(i.examples[0].answers.size() == 3);
    CHECK(i.examples[1].alerts == std::vector<std::string>{"a", "a?"});
}

TEST_CASE("instrument: who an empty rater is") {
    CHECK(read({}).default_rater() == "self");
    CHECK(read({"raters: [partner, self]"}).default_rater() == "self");
    CHECK(read({"raters: [partner]"}).default_rater() == "partner");
    CHECK(read({"raters: [partner, clinician]"}).default_rater().empty());
}

TEST_CASE("instrument: wording stands in the file where the file says so") {
    const Instrument i =
        read({"wording: bundled",
              "items: [{id: q1, label: one, text: \"How are you?\", response: often, help: h, unscored: true, as_is: its own words}]"});
    CHECK(i.bundled);
    CHECK(i.items[0].text == "How are you?");
    CHECK(i.items[0].help == "h");
    CHECK(i.items[0].unscored);
    CHECK(i.items[0].as_is == "its own words");
}

}  // namespace attune::instrument::test
