#include "text/nearest.hpp"

#include <doctest/doctest.h>

using attune::text::nearest;

TEST_CASE("the name that is probably meant") {
    const std::vector<std::string> known{"reverse", "range", "responses", "items", "id", "title"};
    CHECK(nearest("revers", known) == "reverse");
    CHECK(nearest("rverse", known) == "reverse");
    CHECK(nearest("reevrse", known) == "reverse");  // neighbours swapped are one edit
    CHECK(nearest("REVERSE", known) == "reverse");
    CHECK(nearest("respones", known) == "responses");
    CHECK(nearest("itmes", known) == "items");
    CHECK(nearest("tilte", known) == "title");
}

TEST_CASE("no name is guessed where none is near") {
    const std::vector<std::string> known{"reverse", "range", "id"};
    CHECK(nearest("scores", known).empty());
    CHECK(nearest("", known).empty());
    CHECK(nearest("x", known).empty());
    CHECK(nearest("ab", known).empty());
    CHECK(nearest("reverse", {}).empty());
    CHECK(nearest(std::string(100'000, 'r'), known).empty());
}

TEST_CASE("at most a third of the letters may differ") {
    CHECK(nearest("abcxyf", {"abcdef"}) == "abcdef");
    CHECK(nearest("abxyzf", {"abcdef"}).empty());
    CHECK(nearest("abx", {"abc"}) == "abc");
    CHECK(nearest("ax", {"ab"}).empty());
}

TEST_CASE("of two that are near the nearer one, else the first") {
    CHECK(nearest("score", {"scored", "scores", "score2"}) == "scored");
    CHECK(nearest("totals", {"totalled", "total"}) == "total");
}

TEST_CASE("letters count, not bytes") {
    CHECK(nearest("m\xC3\xBC"
                  "de",
                  {"m\xC3\xB6"
                   "de"}) ==
          "m\xC3\xB6"
          "de");
    CHECK(nearest("\xC3\x84rger", {"\xC3\xA4rger"}) == "\xC3\xA4rger");
    CHECK(nearest("tota\xFF", {"total"}) == "total");
}
