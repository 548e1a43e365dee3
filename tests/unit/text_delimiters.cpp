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
        for (const char separator : {',', ';', '\t'})
            REQUIRE(attune::text::delimiters_in(bytes.data(), separator) == attune::text::delimiters_in_portably(bytes.data(), separator));
    }
}
