#include "report/csv.hpp"
#include "report/norm_words.hpp"
#include "report/words.hpp"
#include "text/csv.hpp"

#include <doctest/doctest.h>

using namespace attune::report;
using attune::instrument::Score;

namespace {

ScoreRow row_of(const std::string& status, const std::string& answered, const std::string& items, const std::string& low,
                const std::string& high) {
    ScoreRow row;
    row.status = status;
    row.answered = answered;
    row.items = items;
    row.low = low;
    row.high = high;
    return row;
}

/// Bands low from 0, high from 15.
Score banded() {
    Score score;
    score.bands = {{0, "low", "", {}, {}}, {15, "high", "", {}, {}}};
    return score;
}

std::string cell(std::string_view text, bool raw = false) { return attune::text::as_field(guarded(text, raw)); }

}  // namespace

TEST_CASE("a number is rounded for the eye, half up, and never across the edge of a band") {
    const Score score = banded();
    CHECK(for_the_eye("14.625", &score) == "14.63");
    CHECK(for_the_eye("14.996", &score) == "14.996");
    CHECK(for_the_eye("14.9999999", &score) == "14.9999999");
    CHECK(for_the_eye("14.996", nullptr) == "15");
    CHECK(for_the_eye("1.005", nullptr) == "1.01");
    CHECK(for_the_eye("-1.005", nullptr) == "-1");
    CHECK(for_the_eye("-0.001", nullptr) == "0");
    CHECK(for_the_eye("NA", nullptr) == "NA");
}

TEST_CASE("a status is told with what the blanks leave open") {
    const Score score = banded();
    CHECK(status_words(row_of("complete", "9", "9", "11", "11"), &score).empty());
    CHECK(status_words(row_of("prorated", "8", "9", "13", "16"), &score) ==
          "prorated: 8 of 9 items answered; whatever the blank holds, between 13 and 16 (low to high)");
    CHECK(status_words(row_of("prorated", "7", "9", "3", "3"), &score) == "prorated: 7 of 9 items answered");
    CHECK(status_words(row_of("insufficient", "6", "9", "3", "12"), &score) ==
          "insufficient: 6 of 9 items answered, too few for a value; whatever the blanks hold, between 3 and 12 (low)");
    CHECK(status_words(row_of("insufficient", "2", "2", "", ""), &score) ==
          "insufficient: nothing stands for the sum in the table of this score");
    CHECK(status_words(row_of("invalid", "", "", "", ""), nullptr) == "invalid: the row could not be read");
}

TEST_CASE("a norm is told in words") {
    CHECK(distance_words("0") == "at the mean of ");
    CHECK(distance_words("0.004") == "at the mean of ");
    CHECK(distance_words("1") == "1 standard deviation above the mean of ");
    CHECK(distance_words("-2.585") == "2.58 standard deviations below the mean of ");
    CHECK(percentile_words("99.997") == "over 99.99");
    CHECK(percentile_words("0.001") == "under 0.01");
    CHECK(percentile_words("50") == "50");
    CHECK(position_words("84.13", true) == "higher than about 84 of 100");
    CHECK(position_words("84.5", true) == "higher than about 85 of 100");
    CHECK(position_words("60", false) == "as high as or higher than about 60 of 100");
    CHECK(position_words("0.49", true) == "higher than fewer than 1 of 100");
    CHECK(position_words("0.5", true) == "higher than about 1 of 100");
    CHECK(position_words("99.49", true) == "higher than about 99 of 100");
    CHECK(position_words("99.5", true) == "higher than more than 99 of 100");
    CHECK(position_words("100", false) == "as high as or higher than more than 99 of 100");
    CHECK(position_words("0", false) == "as high as or higher than fewer than 1 of 100");
}

TEST_CASE("what a spreadsheet would run is guarded, numbers are not") {
    for (const std::string_view text : {"=1+2", "+1", "-5 mg", "@x", "\tx", "\rx", "-", "=", "--1", "-.5"}) {
        CHECK(cell(text).find('\'') != std::string::npos);
        CHECK(cell(text, true).find('\'') == std::string::npos);
    }
    for (const std::string_view text : {"-99", "-0.5", "12", "", "a=1", "'=1"}) CHECK(cell(text) == text);
}
