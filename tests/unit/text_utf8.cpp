#include "text/utf8.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace std::string_view_literals;
using attune::text::count_characters;
using attune::text::display_width;
using attune::text::first_malformed;
using attune::text::printable;
using attune::text::trim;

TEST_CASE("well-formed UTF-8 has no malformed byte") {
    for (const std::string_view text : {""sv, "plain"sv, "\0"sv, "\xC3\xA4"sv, "\xE2\x82\xAC"sv, "\xED\x9F\xBF"sv, "\xEE\x80\x80"sv,
                                        "\xF0\x9F\x98\x80"sv, "\xF4\x8F\xBF\xBF"sv, "\xC2\x80"sv, "\xE0\xA0\x80"sv, "\xF0\x90\x80\x80"sv})
        CHECK_FALSE(first_malformed(text));
}

TEST_CASE("the first malformed byte is found") {
    CHECK(first_malformed("ab\xFF") == 2);
    CHECK(first_malformed("\x80") == 0);
    CHECK(first_malformed("a\xC3") == 1);
    CHECK(first_malformed("a\xE2\x82") == 1);
    CHECK(first_malformed("\xC3\xA4\xF0\x9F\x98") == 2);
    CHECK(first_malformed("\xC3(") == 0);
    // overlong forms
    CHECK(first_malformed("\xC0\xAF") == 0);
    CHECK(first_malformed("\xC1\xBF") == 0);
    CHECK(first_malformed("\xE0\x9F\xBF") == 0);
    CHECK(first_malformed("\xF0\x8F\xBF\xBF") == 0);
    // surrogates, and beyond the last character
    CHECK(first_malformed("\xED\xA0\x80") == 0);
    CHECK(first_malformed("\xED\xBF\xBF") == 0);
    CHECK(first_malformed("\xF4\x90\x80\x80") == 0);
    CHECK(first_malformed("\xF5\x80\x80\x80") == 0);
}

TEST_CASE("characters are counted, not bytes") {
    CHECK(count_characters("") == 0);
    CHECK(count_characters("abc") == 3);
    CHECK(count_characters("\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80") == 3);
    CHECK(count_characters("a\xFF\xFE") == 3);
}

TEST_CASE("the columns of a terminal are counted") {
    CHECK(display_width("abc") == 3);
    CHECK(display_width("\xC3\xA4") == 1);
    CHECK(display_width("a\xCC\x88") == 1);                 // a combining mark takes none
    CHECK(display_width("\xE6\xBC\xA2\xE5\xAD\x97") == 4);  // a wide one takes two
    CHECK(display_width("\xF0\x9F\x98\x80") == 2);
    CHECK(display_width("\xFF") == 1);
}

TEST_CASE("nothing in printable text commands a terminal") {
    CHECK(printable("plain \xC3\xA4") == "plain \xC3\xA4");
    CHECK(printable("\x1B[31m") == "^[[31m");
    CHECK(printable("a\0b"sv) == "a^@b");
    CHECK(printable("\x7F") == "^?");
    CHECK(printable("a\tb\r\n") == "a^Ib^M^J");
    CHECK(printable("a\nb\tc", true) == "a\nb^Ic");
    CHECK(printable("\xC2\x9B"
                    "31m") == "^[[31m");
    CHECK(printable("\xE2\x80\xAE"
                    "x\xE2\x81\xA9") == "^~x^~");
    CHECK(printable("a\xFF") == "a\xEF\xBF\xBD");
}

TEST_CASE("blanks at either end are cut off") {
    CHECK(trim("  a b\t\r\n") == "a b");
    CHECK(trim("a") == "a");
    CHECK(trim(" \t\r\n").empty());
    CHECK(trim("").empty());
}
