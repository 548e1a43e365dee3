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

}  // namespace attune::instrument::test
