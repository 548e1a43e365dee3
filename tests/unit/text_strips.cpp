#include "text/csv.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

namespace {

using namespace std::string_literals;
namespace text = attune::text;

/// The cells of a file, row by row, with the line and the flaw of each row.
std::vector<std::vector<std::string>> cells_of(const std::string& file, text::Strip strip, std::size_t at_once) {
    text::Chunk chunk = text::chunk_of(file);
    text::Splitter splitter(chunk, ',');
    std::vector<std::vector<std::string>> rows;
    text::Fields fields(strip);
    text::Reused<text::Record> records;
    for (bool more = true; more;) {
        fields.clear();
        records.clear();
        more = splitter.take(records, fields, at_once);
        for (std::size_t r = 0; r < records.size(); ++r) {
            const text::Record& record = records[r];
            auto& cells = rows.emplace_back();
            cells.push_back(std::to_string(record.line) + (record.flaw == text::Flaw::none ? "" : "!"));
            cells.emplace_back(record.begin, record.end);
            for (std::size_t c = 0; c < record.fields; ++c) cells.emplace_back(fields.of(record, r, c));
        }
    }
    return rows;
}

/// What a strip says of its cells, read as bytes, must be what is in them.
void check_bytes(const std::string& file, text::Strip strip) {
    text::Chunk chunk = text::chunk_of(file);
    text::Splitter splitter(chunk, ',');
    text::Fields fields(strip);
    text::Reused<text::Record> records;
    splitter.take(records, fields, 100000);
    for (std::size_t r = 0; r < records.size(); ++r)
        for (std::size_t c = 0; c < strip.columns; ++c) {
            const std::string_view cell = fields.of(records[r], r, strip.first + c);
            const unsigned char byte = fields.strips()[r * fields.stride() + c];
            if (cell.empty()) CHECK(byte == text::Fields::empty);
            else if (cell.size() == 1 && static_cast<unsigned char>(cell[0]) > text::Fields::longer)
                CHECK(byte == static_cast<unsigned char>(cell[0]));
            else CHECK(byte == text::Fields::longer);
        }
}

/// A row as people and programs write them, and now and then one as nobody should.
std::string row(std::mt19937& random, std::size_t lead, std::size_t columns, bool messy) {
    const auto any = [&](const std::vector<std::string>& of) { return of[random() % of.size()]; };
    std::string line;
    for (std::size_t k = 0; k < lead; ++k) {
        line += messy ? any({"P1", "\"Doe, J.\"", "", "\"\"", "\"a\"\"b\"", "x\"y", "\"two\nlines\"", "2026-01-05", std::string(70, 'l')})
                      : any({"P0001", "2026-01-05", "", std::string(random() % 100, 'i')});
        line += ',';
    }
    for (std::size_t k = 0; k < columns; ++k) {
        line += random() % 40 == 0 ? any({"12", "NA", " 3", "\"10\"", "\"3\" ", "\"\"\"\"", "\xC3\xA9", "\""}) : "";
        if (line.empty() || line.back() == ',')
            line += random() % 5 == 0 ? "" : messy && random() % 4 == 0 ? any({"\"2\"", "\"\""}) : any({"0", "1", "4", "x"});
        line += k + 1 < columns ? "," : "";
    }
    if (random() % 50 == 0) line += any({",", ",7", ",\"7\"", "\n", "\r"});
    if (random() % 60 == 0) line.resize(random() % (line.size() + 1));
    return line + (messy && random() % 2 == 0 ? "\r\n" : "\n");
}

}  // namespace

TEST_CASE("rows are cut alike with a strip and without, however many at once") {
    std::mt19937 random(11);
    for (int turn = 0; turn < 600; ++turn) {
        const text::Strip strip{random() % 4, 1 + random() % (turn % 7 == 0 ? 150 : 40)};
        std::string file;
        for (int rows = 0; rows < 40; ++rows) file += row(random, strip.first, strip.columns, turn % 3 != 0);
        const auto expected = cells_of(file, {}, 1000);
        CAPTURE(file);
        REQUIRE(cells_of(file, strip, 1000) == expected);
        REQUIRE(cells_of(file, strip, 1 + random() % 7) == expected);
        check_bytes(file, strip);
    }
}

TEST_CASE("cells in quotes are cells of a strip, and are found there again") {
    text::Fields fields(text::Strip{1, 4});
    text::Reused<text::Record> records;
    text::Chunk chunk = text::chunk_of("\"Doe, J.\",1,\"\",\"3\",\"4\"\nP2,,\"2\",,\"x\"\r\n");
    CHECK_FALSE(text::Splitter(chunk, ',').take(records, fields, 10));
    REQUIRE(records.size() == 2);
    REQUIRE(records[0].strip);
    REQUIRE(records[1].strip);
    CHECK(fields.of(records[0], 0, 0) == "Doe, J.");
    CHECK(fields.of(records[0], 0, 2).empty());
    CHECK(fields.of(records[0], 0, 3) == "3");
    CHECK(fields.of(records[0], 0, 3).data() == chunk.bytes.data() + 16);
    CHECK(fields.of(records[1], 1, 4) == "x");
}
