#include "report/lines.hpp"

#include <doctest/doctest.h>

using attune::report::padded;
using attune::report::wrap;
using attune::report::wrap_lines;
using Lines = std::vector<std::string>;

TEST_CASE("lines are broken at blanks") {
    CHECK(wrap("", 10) == Lines{""});
    CHECK(wrap("one two three", 13) == Lines{"one two three"});
    CHECK(wrap("one two three", 12) == Lines{"one two", "three"});
    CHECK(wrap("  one   two  ", 20) == Lines{"one two"});
    CHECK(wrap("one two", 0) == Lines{"o", "n", "e", "t", "w", "o"});
}

TEST_CASE("a word wider than a line is cut") {
    CHECK(wrap("a bcdefgh", 3) == Lines{"a", "bcd", "efg", "h"});
    CHECK(wrap("bcdefgh ij", 4) == Lines{"bcde", "fgh", "ij"});
}

TEST_CASE("wide characters take two columns and break anywhere but before closing punctuation") {
    CHECK(wrap("中文标题", 4) == Lines{"中文", "标题"});
    CHECK(wrap("中文标题", 5) == Lines{"中文", "标题"});
    CHECK(wrap("中文。标题", 4) == Lines{"中", "文。", "标题"});
    CHECK(wrap("PHQ-9 中文", 8) == Lines{"PHQ-9 中", "文"});
}

TEST_CASE("an accent stays on its letter, and what a joiner ties stays tied") {
    CHECK(wrap("e\u0301e\u0301e\u0301", 2) == Lines{"e\u0301e\u0301", "e\u0301"});
    const std::string family = "\U0001F469\u200D\U0001F467";
    CHECK(wrap(family + family, 3) == Lines{family, family});
}

TEST_CASE("line feeds begin lines") { CHECK(wrap_lines("one two\n\nthree", 5) == Lines{"one", "two", "", "three"}); }

TEST_CASE("texts are filled up by columns, not by bytes") {
    CHECK(padded("ab", 4) == "ab  ");
    CHECK(padded("ab", 4, true) == "  ab");
    CHECK(padded("中", 3) == "中 ");
    CHECK(padded("abcd", 2) == "abcd");
}
