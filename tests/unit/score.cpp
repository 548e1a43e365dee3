#include "score/answers.hpp"
#include "score/stream.hpp"
#include "text/file.hpp"

#include <doctest/doctest.h>

#include <cstdio>
#include <fstream>
#include <random>
#include <string>
#include <unistd.h>

using namespace attune;  // NOLINT(google-build-using-namespace): a test

namespace {

constexpr std::string_view instrument_text = R"yaml(attune: 1
id: t
title: T
version: "1"
responses:
  five: {0: a, 1: b, 2: c, 3: d, 4: e}
  dose: {type: number, min: 0, max: 10}
items:
  - {id: q1, label: one, response: five}
  - {id: q2, label: two, response: five}
  - {id: q3, label: three, response: five, when: q1 >= 1}
  - {id: d1, label: dose, response: dose}
scores:
  total:
    sum: q1..q3
    reverse: [q2]
    missing: {allow: 1, fill: prorate}
    bands: [{from: 0, label: low}, {from: 6, label: "high, really"}]
  dose: {mean: [q1, d1], round: {to: 0.5, half: up}}
  met: {criterion: total >= 6}
  many: {value: "count(q1..q3 >= 2)"
}
alerts:
  - {id: a, when: q2 >= 3, level: urgent, say: Ask.}
)yaml";

score::Plan test_plan() { return score::compile(instrument::read_instrument(instrument_text, "t.yaml")); }

class OnePlan : public score::Plans {
public:
    explicit OnePlan(const score::Plan& plan) : plan_(plan) {}
    const score::Plan* find(const std::string&) override { return &plan_; }
    std::string unknown(const std::string& id) const override { return id; }

private:
    const score::Plan& plan_;
};

/// Rows in which nearly anything can happen, the same for the same seed.
std::string messy_rows(unsigned seed, std::size_t rows) {
    std::mt19937 random(seed);
    const std::vector<std::string> cells{"0", "1", "2", "3", "4", "", "NA", "skipped", "e", " 2 ", "2.0", "7", "\"3\"", "x"};
    std::string text = "subject,q1,q2,q3,d1\n";
    for (std::size_t r = 0; r < rows; ++r) {
        text += random() % 9 == 0 ? "\"s, \"\"" + std::to_string(r) + "\"\"\"" : "s" + std::to_string(r);
        for (int k = 0; k < 3; ++k) text += "," + cells[random() % cells.size()];
        text += "," + std::to_string(random() % 10) + "." + std::to_string(random() % 100);
        if (random() % 50 == 0) text += ",x";
        text += random() % 3 == 0 ? "\r\n" : "\n";
    }
    return text;
}

std::string scored(const std::string& rows, std::size_t block, unsigned threads, bool wide) {
    const score::Plan plan = test_plan();
    std::string path = "/tmp/attune-test-XXXXXX";
    const int descriptor = ::mkstemp(path.data());
    REQUIRE(descriptor >= 0);
    text::write_all(descriptor, rows, path);
    ::close(descriptor);
    score::Job job;
    job.instrument = "t";
    job.block = block;
    job.threads = threads;
    job.wide = wide;
    std::string out;
    {
        text::CsvReader file(path);
        OnePlan plans(plan);
        score::Outcome outcome;
        score::score_file(
            file, job, plans, [&](std::string_view bytes) { out += bytes; }, outcome);
    }
    std::remove(path.c_str());
    return out;
}

}  // namespace

TEST_CASE("the size of a block and the number of threads change nothing") {
    const std::string rows = messy_rows(7, 30000);
    for (const bool wide : {false, true}) {
        const std::string whole = scored(rows, 512, 1, wide);
        CHECK(scored(rows, 1, 1, wide) == whole);
        CHECK(scored(rows, 37, 2, wide) == whole);
        CHECK(scored(rows, 4096, 3, wide) == whole);
    }
}

TEST_CASE("alerts are told by instrument and place, whichever part of a file raised them first") {
    score::Outcome all;
    score::merge(all.alerts, {"phq9", "later", false, 1, 0, 1});
    score::merge(all.alerts, {"phq9", "first", true, 2, 1, 0});
    score::merge(all.alerts, {"asq", "only", true, 0, 1, 0});
    score::merge(all.alerts, {"phq9", "later", false, 3, 4, 1});
    std::vector<std::string> told;
    for (const auto& alert : all.alerts)
        told.push_back(alert.instrument + " " + alert.id + " " + std::to_string(alert.raised) + " " + std::to_string(alert.undetermined));
    CHECK(told == std::vector<std::string>{"asq only 0 1", "phq9 first 2 1", "phq9 later 4 4"});
}

TEST_CASE("every row comes out, whatever is wrong with it") {
    const std::string rows = messy_rows(11, 2000);
    const std::string out = scored(rows, 100, 2, true);
    std::size_t lines = 0;
    for (const char c : out) lines += c == '\n';
    CHECK(lines == 2001);
}

TEST_CASE("prorating is exact until one division at the end") {
    const score::Plan plan = test_plan();
    score::Answers answers(plan);
    answers.set(0, "2");
    answers.set(1, "1");  // reversed: 3
    score::Frame& frame = answers.frame();
    // (2 + 3) * 3 / 2, and the third item lies between 0 and 4
    CHECK(frame.values(0).status(0) == score::Status::prorated);
    CHECK(frame.values(0).value(0) == Rational(15, 2));
    CHECK(frame.bounds(0).low[0] == Rational(5));
    CHECK(frame.bounds(0).high[0] == Rational(9));
    // the criterion looks at what the score could be, not at the prorated value
    CHECK(frame.verdict(2)[0] == expression::unknown);
}

TEST_CASE("an item whose condition a blank leaves open is neither hidden nor sure") {
    const score::Plan plan = test_plan();
    score::Answers answers(plan);
    answers.set(1, "4");  // reversed: 0
    answers.set(2, "3");
    score::Frame& frame = answers.frame();
    // q1 blank: q1 0 hides q3 (0 + 0), q1 4 shows it (4 + 0 + 3)
    CHECK(frame.bounds(0).low[0] == Rational(0));
    CHECK(frame.bounds(0).high[0] == Rational(7));
    CHECK(frame.alert(0)[0] == expression::yes);
}

TEST_CASE("an invalid answer makes the scores that use it invalid, and no others") {
    const score::Plan plan = test_plan();
    score::Answers answers(plan);
    answers.set(0, "2");
    CHECK_FALSE(answers.set(1, "9"));
    answers.set(2, "1");
    answers.set(3, "1.25");
    CHECK(answers.frame().values(0).status(0) == score::Status::invalid);
    CHECK(answers.frame().values(1).status(0) == score::Status::complete);
    CHECK(answers.frame().values(1).value(0) == Rational(3, 2));  // 1.625, to the nearest half
    CHECK(answers.frame().alert(0)[0] == expression::unknown);
}
