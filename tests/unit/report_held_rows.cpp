#include "report/held_rows.hpp"
#include "report/remembered.hpp"
#include "report/seen_rows.hpp"

#include <doctest/doctest.h>

#include <memory>

using namespace attune::report;

namespace {

ScoreRow row_of(const std::string& subject, const std::string& date, const std::string& score, const std::string& value) {
    ScoreRow row;
    row.subject = subject;
    row.date = date;
    row.score = score;
    row.value = value;
    row.others = std::make_shared<const Others>(Others{{{"age", subject == "A" ? "30" : "41"}}, true, subject == "B"});
    return row;
}

std::string told(const std::vector<ScoreRow>& rows) {
    std::string text;
    for (const ScoreRow& row : rows) {
        for (std::size_t k = 0; k < known_columns; ++k) text += cell_of(row, k) + ",";
        for (const auto& [name, cell] : row.others->cells) ((text += name) += "=") += cell;
        text += std::to_string(row.others->of_responses) + std::to_string(row.others->decimal_comma) + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("held rows come out as they went in, all of them or those of one subject") {
    std::vector<ScoreRow> rows{row_of("A", "2026-01-05", "total", "7"), row_of("A", "2026-01-05", "mood", ""),
                               row_of("B", "2026-01-06", "total", "7"), row_of("", "", "total", "0.5"),
                               row_of("A", "2026-02-05", "total", "2")};
    // each column with a text of its own
    rows[2] = ScoreRow{"B", "d",  "r", "i", "v", "s",  "1", "b", "st",           "2", "3", "4", "5", "6", "7", "8", "k",
                       "c", "rp", "t", "o", "e", "rl", "l", "w", rows[2].others, {}};
    HeldRows held;
    for (const ScoreRow& row : rows) held.add(row);
    CHECK(held.size() == 5);
    CHECK(told(held.all()) == told(rows));
    CHECK(held.subject_names() == std::vector<std::string>{"A", "B", ""});
    CHECK(held.find_subject("") == 2);
    CHECK(!held.find_subject("C"));
    const HeldRows::Part part = held.of(0);
    CHECK(told(part.rows) == told({rows[0], rows[1], rows[4]}));
    CHECK(part.places == std::vector<std::size_t>{0, 1, 4});
    CHECK(part.place_of(part.rows[2]) == 4);
    CHECK(told(held.of(1).rows) == told({rows[2]}));
}

TEST_CASE("rows that differ in subject and date alone come out alike, whether they were read as such or not") {
    HeldRows held;
    for (const std::string value : {"7", "7", "8"})
        for (const std::string subject : {"A", "C"}) held.add(row_of(subject, "2026-01-0" + value, "total", value));
    const auto first = held.of(0).rows;
    const auto second = held.of(1).rows;
    CHECK(first[0].like == second[1].like);
    CHECK(first[0].like != first[2].like);
    CHECK(first[2].like == second[2].like);
    CHECK(first[0].like != 0);
    CHECK(first[0].unlike().like == 0);
}

TEST_CASE("a row is known again by its text from the second time on, under the same header") {
    SeenRows seen;
    seen.begin({"subject", "date", "score"});
    ScoreRow row = row_of("A", "2026-01-05", "total", "7");
    CHECK(!seen.find(",total,7"));
    seen.keep(",total,7", row);
    CHECK(!seen.find(",total,7"));
    seen.keep(",total,7", row);
    REQUIRE(seen.find(",total,7"));
    CHECK(seen.find(",total,7")->value == "7");
    CHECK(seen.find(",total,7")->like != 0);
    CHECK(!seen.find(",total,8"));
    CHECK(!seen.find(""));
    seen.begin({"subject", "date", "score"});
    CHECK(seen.find(",total,7"));
    seen.begin({"subject", "date", "value"});
    CHECK(!seen.find(",total,7"));
}

TEST_CASE("what was made of two rows is made again of others, and where two people answered") {
    Alike<int> alike;
    int made = 0;
    const auto make = [&] { return ++made; };
    ScoreRow one;
    ScoreRow two;
    CHECK(alike.of(one, two, make) == 1);
    CHECK(alike.of(one, two, make) == 2);  // like no other
    one.like = 1;
    two.like = 2;
    CHECK(alike.of(one, two, make) == 3);
    CHECK(alike.of(one, two, make) == 3);
    CHECK(alike.of(two, one, make) == 4);
    CHECK(alike.of(one, two, make) == 3);
    two.respondent = "B";  // of whom it is not known whether it is the subject
    CHECK(alike.of(one, two, make) == 5);
    CHECK(alike.of(one, two, make) == 6);
}
