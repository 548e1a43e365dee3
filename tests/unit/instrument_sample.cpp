#include "instrument/head.hpp"
#include "instrument/instrument.hpp"
#include "text/fault.hpp"
#include "text/file.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

// The sample of the contract: every key of it arrives where it belongs.
namespace attune::instrument {
namespace {

std::string sample_file() { return (std::filesystem::path(__FILE__).parent_path().parent_path() / "data/example-scale.yaml").string(); }

Instrument sample() { return read_instrument(text::read_file(sample_file()), sample_file()); }

using Pairs = std::vector<std::pair<Rational, Rational>>;

}  // namespace

TEST_CASE("sample: head and setting") {
    const Instrument i = sample();
    CHECK(i.file == sample_file());
    CHECK(i.id == "example-scale");
    CHECK(i.title == "Example Scale");
    CHECK(i.abbreviation == "EXS");
    CHECK(i.version == "2013");
    CHECK_FALSE(i.worksheet);
    CHECK(i.measures == "one line");
    CHECK(i.recall == "past 2 weeks");
    CHECK(i.minutes == Rational(5));
    CHECK(i.raters == std::vector<std::string>{"self"});
    CHECK(i.targets == std::vector<std::string>{"mother", "partner"});
    CHECK(i.language == "en");
    CHECK(i.licence.terms == "public domain");
    CHECK(i.licence.holder == "who");
    CHECK(i.licence.source == "where it says so");
    CHECK_FALSE(i.bundled);
    CHECK(i.citations == std::vector<std::string>{"Author (2013) A journal 1:1-9"});
    CHECK(i.content_note == "One or two sentences shown before the first question.");
    CHECK(i.explainer == "At most 120 words for the person who fills it in.");
    CHECK(i.closing == "One line shown after the last question.");
    CHECK(i.neutral_title == "Form 7");
    CHECK(i.visibility == Visibility::self);
    CHECK_FALSE(i.attended);
    CHECK_FALSE(i.log);
    CHECK_FALSE(i.history);
    CHECK(i.key.empty());
    CHECK_FALSE(i.shared_if);
    CHECK(i.watches.empty());
}

TEST_CASE("sample: attributes") {
    const Instrument i = sample();
    REQUIRE(i.attributes.size() == 2);
    CHECK(i.attributes[0].name == "age");
    CHECK(i.attributes[0].type == Type::integer);
    CHECK(i.attributes[0].min == Rational(0));
    CHECK(i.attributes[0].max == Rational(120));
    CHECK(i.attributes[1].type == Type::text);
    CHECK(i.attributes[1].values == std::vector<std::string>{"f", "m"});
    CHECK(i.attributes[1].at == Position{27, 3});
    CHECK(i.find_attribute("sex") == 1);
    CHECK_FALSE(i.find_attribute("Sex"));
}

TEST_CASE("sample: response sets") {
    const Instrument i = sample();
    REQUIRE(i.responses.size() == 8);
    const ResponseSet& often = i.responses[0];
    CHECK(often.name == "often");
    CHECK(often.type == Type::choice);
    CHECK(often.options.size() == 4);
    CHECK(often.options[2].label == "more than half");
    CHECK(often.options[2].code == Rational(2));
    CHECK(often.options[2].at == Position{30, 43});
    CHECK(often.min == Rational(0));
    CHECK(often.max == Rational(3));
    CHECK(often.ordered);
    CHECK(i.responses[1].type == Type::choice);
    CHECK(i.responses[1].max == Rational(1));
    CHECK(i.responses[2].type == Type::multiple);
    CHECK(i.responses[2].exclusive == std::vector<Rational>{Rational(9)});
    CHECK_FALSE(i.responses[2].numeric());
    CHECK(i.responses[3].type == Type::integer);
    CHECK(i.responses[3].unit == "weeks");
    CHECK(i.responses[3].max == Rational(52));
    CHECK(i.responses[4].type == Type::number);
    const ResponseSet& worth = i.responses[5];
    CHECK(worth.type == Type::slider);
    CHECK(worth.step == Rational(1));
    CHECK(worth.anchors == std::vector<std::pair<Rational, std::string>>{{Rational(0), "not at all"}, {Rational(100), "completely"}});
    CHECK(i.responses[6].type == Type::text);
    CHECK(i.responses[7].type == Type::date);
}

TEST_CASE("sample: sections and items") {
    const Instrument i = sample();
    REQUIRE(i.sections.size() == 2);
    CHECK(i.sections[0].id == "past");
    CHECK(i.sections[0].title == "Early relationships");
    CHECK(i.sections[0].sensitive);
    CHECK(i.sections[0].note == "Shown before the section.");
    CHECK_FALSE(i.sections[0].apart);
    CHECK(i.sections[1].apart);
    CHECK(i.sections[1].when.text == "answered(q1)");
    CHECK(i.sections[1].when.at == Position{41, 55});
    REQUIRE(i.items.size() == 9);
    std::string ids;
    for (const Item& item : i.items) ids += item.id + " ";
    CHECK(ids == "q1 q2 q3 q4 q5 where began note afraid ");
    CHECK(i.items[0].label == "low interest");
    CHECK(i.items[0].at == Position{44, 10});
    CHECK(i.items[0].response == 0);
    CHECK_FALSE(i.items[0].section);
    CHECK(i.items[2].risk);
    CHECK(i.items[2].section == 0);
    CHECK(i.items[3].when.text == "q1 > 0 or q3 > 0");
    CHECK(i.items[4].may_not_apply);
    CHECK(i.response_of(5).name == "places");
    CHECK(i.items[7].help == "shown on ?");
    CHECK(i.items[8].visibility == Visibility::clinician);
    CHECK_FALSE(i.items[7].visibility);
    CHECK(i.find_item("where") == 5);
}

TEST_CASE("sample: a sum and its keys") {
    const Instrument i = sample();
    REQUIRE(i.scores.size() == 5);
    const Score& total = i.scores[0];
    CHECK(total.name == "total");
    CHECK(total.kind == Score::Kind::sum);
    CHECK(total.title == "Total");
    CHECK(total.note == "One sentence for the report.");
    REQUIRE(total.keys.size() == 3);
    CHECK_FALSE(total.keys[0].reverse);
    CHECK(total.keys[1].reverse);
    CHECK(total.keys[2].weight == Rational(2));
    CHECK(total.stray_keys.empty());
    CHECK(total.has_missing_rule);
    CHECK(total.missing.allow == Rational(1));
    CHECK_FALSE(total.missing.percent);
    CHECK_FALSE(total.missing.zero);
    CHECK(total.missing.least == 1);
    CHECK(total.missing.source.text == "research practice");
    CHECK_FALSE(total.missing.source.cited);
    REQUIRE(total.round);
    CHECK(total.round->to == Rational(1));
    CHECK(total.round->half == Half::up);
    CHECK(total.range == std::pair{Rational(0), Rational(12)});
    CHECK(total.direction == Direction::worse);
}

TEST_CASE("sample: bands, cutoffs and norms") {
    const Score total = sample().scores[0];
    REQUIRE(total.bands.size() == 2);
    CHECK(total.bands[1].from == Rational(5));
    CHECK(total.bands[1].label == "high");
    CHECK(total.bands[1].note == "One sentence for the report.");
    CHECK(total.bands[1].source.text == "Author 2013");
    REQUIRE(total.cutoffs.size() == 2);
    CHECK(total.cutoffs[0].at == Rational(5));
    CHECK(total.cutoffs[0].sense == Sense::at_least);
    CHECK(total.cutoffs[0].meaning == "likely case");
    CHECK(total.cutoffs[0].when.text == "sex == \"f\"");
    CHECK(total.cutoffs[1].sense == Sense::at_least);
    REQUIRE(total.references.size() == 2);
    CHECK(total.references[0].population == "adult women");
    CHECK(total.references[0].when.text == "age >= 18 and sex == \"f\"");
    CHECK(total.references[0].mean == Rational(31, 10));
    CHECK(total.references[0].sd == Rational(6, 5));
    CHECK(total.references[0].n == Rational(900));
    CHECK_FALSE(total.references[0].normal);
    CHECK(total.references[1].percentiles == Pairs{{Rational(0), Rational(12)}, {Rational(3), Rational(50)}, {Rational(6), Rational(91)}});
    REQUIRE(total.reliability.size() == 1);
    CHECK(total.reliability[0].alpha == Rational(86, 100));
    CHECK(total.reliability[0].retest == Rational(84, 100));
    CHECK(total.reliability[0].interval == "2 weeks");
    CHECK(total.reliability[0].sd == Rational(12, 5));
    CHECK(total.reliability[0].population == "outpatients");
    CHECK(total.reliability[0].n == Rational(200));
    REQUIRE(total.changes.size() == 1);
    CHECK(total.changes[0].reliable == Rational(5));
    CHECK(total.changes[0].important == Rational(3));
    CHECK(total.changes[0].cutoff == Rational(5));
    CHECK(total.changes[0].confidence_level == Rational(9, 10));
    CHECK(total.changes[0].source.text == "Author 2013");
}

TEST_CASE("sample: the other scores") {
    const Instrument i = sample();
    CHECK(i.scores[1].kind == Score::Kind::value);
    CHECK(i.scores[1].formula.text == "total");
    CHECK(i.scores[1].has_table);
    CHECK(i.scores[1].table.size() == 13);
    CHECK(i.scores[1].table.back() == std::pair{Rational(12), Rational(80)});
    CHECK(i.scores[2].kind == Score::Kind::mean);
    CHECK(i.scores[2].multiply == Rational(10));
    CHECK(i.scores[2].keys[1].item == 4);
    CHECK(i.scores[3].internal);
    CHECK(i.scores[3].title == "high_days");
    CHECK(i.scores[3].formula.text == "count([q1, q3] >= 2)");
    CHECK(i.scores[3].formula.at == Position{80, 23});
    CHECK(i.scores[4].kind == Score::Kind::criterion);
    CHECK(i.scores[4].formula.at == Position{81, 41});
    CHECK(i.find_score("met") == 4);
}

TEST_CASE("sample: course figures, alerts and examples") {
    const Instrument i = sample();
    REQUIRE(i.course.size() == 2);
    CHECK(i.course[0].name == "swing");
    CHECK(i.course[0].title == "Swing");
    CHECK(i.course[0].value.text == "successive(total)");
    CHECK(i.course[0].least == 5);
    CHECK(i.course[1].window == "90d");
    REQUIRE(i.alerts.size() == 2);
    CHECK(i.alerts[0].id == "self-harm");
    CHECK(i.alerts[0].level == Level::urgent);
    CHECK(i.alerts[0].when.text == "q3 >= 1");
    CHECK(i.alerts[0].say == "One sentence, and what to do next.");
    CHECK(i.alerts[1].level == Level::attention);
    REQUIRE(i.examples.size() == 2);
    CHECK(i.examples[0].name == "floor");
    CHECK(i.examples[0].answers == std::vector<std::pair<std::size_t, std::string>>{{0, "0"}, {1, "3"}, {2, "0"}, {4, "0"}});
    CHECK(i.examples[0].alerts == std::vector<std::string>{});
    const Example& blank = i.examples[1];
    CHECK(blank.with == std::vector<std::pair<std::string, std::string>>{{"age", "30"}, {"sex", "f"}});
    CHECK(blank.source == "by hand, (3 + 2) x 4 / 3 = 6.67, rounded");
    CHECK(blank.rater.empty());
    CHECK(blank.alerts == std::vector<std::string>{"self-harm"});
    std::string expected;
    for (const Example::Expectation& e : blank.expect) expected += e.name + "." + e.field + "=" + e.text + " ";
    CHECK(expected == "total.value=7 total.band=high total.status=prorated total.low=5 total.high=8 work.value=30 met.value=yes ");
    CHECK(blank.expect[0].at == Position{99, 21});
}

TEST_CASE("sample: its head is read alike") {
    const Head head = read_head(text::read_file(sample_file()), sample_file());
    CHECK(head.id == "example-scale");
    CHECK(head.licence == "public domain");
    CHECK(head.minutes == "5");
    CHECK(head.items == 9);
}

}  // namespace attune::instrument
