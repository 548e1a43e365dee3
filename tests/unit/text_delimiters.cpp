#include "text/delimiters.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>

TEST_CASE("delimiters are found alike all at once and one after the other") {
    std::mt19937 random(3);
    const std::array<char, 8> letters{',', ';', '\t', '\n', '\r', '"', '7', '\xFF'};
    for (int turn = 0; turn < 5000; ++turn) {
        std::array<char, attune::text::delimiter_block> bytes{};
        for (char& c : bytes) c = letters[random() % letters.size()];
        REQUIRE(attune::text::places_of(bytes.data(), '"') == attune::text::places_of_portably(bytes.data(), '"'));
        for (const char separator : {',', ';', '\t'})
            REQUIRE(attune::text::delimiters_in(bytes.data(), separator) == attune::text::delimiters_in_portably(bytes.data(), separator));
    }
}

TEST_CASE("the bytes at even places are taken alike all at once and one after the other") {
    std::mt19937 random(4);
    for (int turn = 0; turn < 1000; ++turn) {
        std::array<char, attune::text::delimiter_block> bytes{};
        for (char& c : bytes) c = static_cast<char>(random() % 256);
        std::array<unsigned char, bytes.size() / 2> fast{};
        std::array<unsigned char, bytes.size() / 2> plain{};
        attune::text::take_even(bytes.data(), fast.data());
        attune::text::take_even_portably(bytes.data(), plain.data());
        REQUIRE(fast == plain);
    }
}
