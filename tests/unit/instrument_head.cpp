#include "instrument_help.hpp"

#include "instrument/head.hpp"
#include "text/fault.hpp"

#include <doctest/doctest.h>

namespace attune::instrument::test {

TEST_CASE("head: what a list shows, without a look at the scores") {
    const std::string source = small({"abbreviation: SM", "measures: little", "minutes: 2", "status: worksheet", "wording: bundled",
                                      "language: es", "licence: {terms: free, holder: who}", "scores: {total: {sum: !no such}}"});
    const Head head = read_head(source, "small.yaml");
    CHECK(head.file == "small.yaml");
    CHECK(head.id == "small");
    CHECK(head.title == "Small");
    CHECK(head.abbreviation == "SM");
    CHECK(head.version == "1");
    CHECK(head.measures == "little");
    CHECK(head.minutes == "2");
    CHECK(head.licence == "free");
    CHECK(head.language == "es");
    CHECK(head.worksheet);
    CHECK(head.bundled);
    CHECK(head.items == 6);
}

TEST_CASE("head: lenient about what it does not need") {
    const Head head = read_head("attune: 1\nid: x\nstatus: [a]\nlicence: free\nunknown: 1\nitems: [a, b]\n", "x.yaml");
    CHECK(head.id == "x");
    CHECK(head.title.empty());
    CHECK(head.licence.empty());
    CHECK_FALSE(head.worksheet);
    CHECK_FALSE(head.bundled);
    CHECK(head.items == 2);
}

TEST_CASE("head: items that stand behind the scores are counted too") {
    CHECK(read_head("attune: 1\nid: x\nscores: {a: {sum: q1}}\nitems: [{id: q1}]\n", "x.yaml").items == 1);
}

TEST_CASE("head: no instrument") {
    CHECK_THROWS_WITH_AS(read_head("a: b\n", "x.yaml"), "x.yaml:1:1: this is no instrument; expected the keys \"attune\" and \"id\"",
                         Refused);
    CHECK_THROWS_WITH_AS(read_head("id: x\nitems: []\n", "x.yaml"),
                         "x.yaml:1:1: this is no instrument; expected the keys \"attune\" and \"id\"", Refused);
    CHECK_THROWS_AS(read_head("attune: [\n", "x.yaml"), Refused);
}

TEST_CASE("head: of a battery and of an explainer page, without a look at their content") {
    const Head battery = read_head("attune: 1\nbattery: intake\ntitle: Intake\nsteps: [\n", "intake.yaml", Kind::battery);
    CHECK(battery.kind == Kind::battery);
    CHECK(battery.id == "intake");
    CHECK(battery.title == "Intake");
    CHECK(battery.language == "en");
    const Head page = read_head("attune: 1\nabout: mood\ntitle: Mood\nlanguage: de\ntext: [\n", "about-mood.yaml", Kind::explainer);
    CHECK(page.id == "about-mood");
    CHECK(page.language == "de");
    CHECK(read_head("steps: []\nattune: 1\nbattery: x\ntitle: X\n", "x.yaml", Kind::battery).title == "X");
    CHECK_THROWS_WITH_AS(read_head("attune: 1\nid: x\n", "x.yaml", Kind::battery),
                         "x.yaml:1:1: this is an instrument (x); expected a battery, which has the key \"battery\"", Refused);
    CHECK_THROWS_WITH_AS(read_head("attune: 1\ntitle: x\n", "x.yaml", Kind::explainer),
                         "x.yaml:1:1: this is no explainer page; expected the keys \"attune\" and \"about\"", Refused);
}

}  // namespace attune::instrument::test
