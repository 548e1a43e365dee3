#include "score/codes.hpp"
#include "score/pieces.hpp"
#include "score/status_texts.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>

namespace score = attune::score;

namespace {

/// What a copy of a code gives.
std::string copied(const score::Pieces& pieces, std::size_t code, int mark) {
    std::array<char, 2 * score::Pieces::room> room{};
    char* at = room.data();
    CHECK(int{pieces.view().copy(code, at)} == mark);
    return {room.data(), at};
}

}  // namespace

TEST_CASE("a piece is copied as it was kept, whatever longer ones came after it") {
    score::Pieces pieces;
    pieces.cover(3);
    CHECK(copied(pieces, 2, score::Pieces::unwritten).empty());
    pieces.keep(2, ",12", 4);
    pieces.keep(700, std::string(40, 'x'), 1);
    pieces.keep(3, std::string(score::Pieces::most, 'y'));
    pieces.keep(4, std::string(score::Pieces::most + 1, 'z'));
    CHECK(copied(pieces, 2, 4) == ",12");
    CHECK(copied(pieces, 700, 1) == std::string(40, 'x'));
    CHECK(copied(pieces, 3, 0) == std::string(score::Pieces::most, 'y'));
    CHECK(copied(pieces, 4, score::Pieces::unwritten).empty());
    CHECK(copied(pieces, 699, score::Pieces::unwritten).empty());
}

TEST_CASE("numbers get codes as they are met, and none where they are too large or too many") {
    score::Codes codes;
    CHECK(codes.of(900) == 1);
    CHECK(codes.of(7) == 2);
    CHECK(codes.of(900) == 1);
    CHECK(codes.of(65536) == score::Codes::none);
    for (std::size_t k = 1000; k < 10000; ++k) static_cast<void>(codes.of(k));
    CHECK(codes.last() == 4096);
    CHECK(codes.of(9999) == score::Codes::none);
    CHECK(codes.of(7) == 2);
}

TEST_CASE("the statuses of a line are known by all of them, and no two lines by one another's") {
    score::StatusTexts texts;
    CHECK(texts.code(0) == 0);
    const auto key_of = [](unsigned k) {
        std::uint64_t key = 0;
        for (unsigned at = 0; at < score::StatusTexts::most_scores; ++at)
            key = score::StatusTexts::with(key, static_cast<std::uint8_t>(k >> at & 1U));
        return key;
    };
    for (unsigned k = 0; k < 400; ++k) texts.keep(key_of(k), "," + std::to_string(k) + "\n");
    unsigned kept = 0;
    for (unsigned k = 0; k < 400; ++k) {
        const std::uint16_t code = texts.code(key_of(k));
        if (code == 0) continue;
        ++kept;
        std::array<char, 2 * score::Pieces::room> room{};
        char* at = room.data();
        texts.view().copy(code, at);
        CHECK(std::string(room.data(), at) == "," + std::to_string(k) + "\n");
    }
    CHECK(kept == 192);
}
