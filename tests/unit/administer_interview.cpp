#include "administer/interview.hpp"
#include "administer/prompts.hpp"
#include "instrument_help.hpp"
#include "text/utf8.hpp"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace attune;
using administer::Interview;
using Stage = administer::Interview::Stage;

namespace {

/// gate, then inner where gate is 1, then early where late is 1, then late; apart: own, and more where own is 1.
score::Plan plan(const std::string& more_of_gate = "") {
    const std::string source = R"(attune: 1
id: gates
title: Gates
version: "1"
status: worksheet
licence: {terms: public domain, holder: none, source: this file}
attributes:
  age: {type: integer, min: 0, max: 120}
responses:
  yn: {0: "no", 1: "yes"}
sections:
  - {id: alone, title: Alone, apart: true}
items:
  - {id: own, label: own, response: yn, section: alone}
  - {id: gate, label: gate, response: yn)" +
                               more_of_gate + R"(}
  - {id: inner, label: inner, response: yn, when: gate == 1}
  - {id: early, label: early, response: yn, when: late == 1}
  - {id: late, label: late, response: yn, when: age >= 18, may_not_apply: true}
  - {id: more, label: more, response: yn, section: alone, when: own == 1}
scores:
  total: {sum: [gate, inner, early, late, own, more]}
)";
    return score::compile(instrument::read_instrument(source, "gates.yaml"));
}

struct Form {
    score::Plan compiled = plan();
    instrument::Worded worded{*compiled.instrument, {}, {}};

    Interview begin(bool parted = true, const std::string& age = "") const {
        administer::Occasion occasion;
        occasion.rater = "self";
        if (!age.empty()) occasion.facts.emplace_back("age", age);
        return {compiled, worded, occasion, parted};
    }
};

/// The items asked when all of them are answered alike, and the stages between.
std::string course(Interview& interview, const std::string& cell) {
    std::string out;
    for (int k = 0; k < 50 && interview.stage() != Stage::done; ++k) {
        if (interview.stage() == Stage::question) {
            out += interview.asked().id + " ";
            interview.answer(cell);
            continue;
        }
        out += "| ";
        interview.confirm();
    }
    return out;
}

}  // namespace

TEST_CASE("items are asked in order, those apart last, each where its condition is not known to fail") {
    const Form form;
    Interview yes = form.begin();
    CHECK(course(yes, "1") == "gate inner early late | own more ");
    Interview no = form.begin();
    // early is asked while late is open: a condition hides only where it is known not to hold
    CHECK(course(no, "0") == "gate early late | own ");
    CHECK(no.answers() == administer::Answers{"0", "0", "", "", "0", ""});
    Interview paper = form.begin(false);
    CHECK(course(paper, "1") == "own gate inner early late more | ");
    Interview child = form.begin(true, "17");
    CHECK(course(child, "0") == "gate | own ");
}

TEST_CASE("what a rater's wording leaves out is not asked") {
    Form form;
    form.worded.hidden = {2, 0};
    Interview interview = form.begin();
    // nor what is asked apart of those who are alone, where nobody asks whether they are
    CHECK(course(interview, "1") == "gate early late | ");
}

TEST_CASE("a reason is an answer to go on from; what is none is refused and moves nothing") {
    const Form form;
    Interview interview = form.begin();
    CHECK_FALSE(interview.answer("2"));
    CHECK_FALSE(interview.answer("maybe"));
    CHECK(interview.asked().id == "gate");
    CHECK(interview.expected() == "one of 0, 1");
    // whoever does not say that the condition of what is asked apart holds is not asked it
    CHECK(course(interview, "declined") == "gate inner early late | own ");
    CHECK(interview.answers()[1] == "declined");
    CHECK(interview.count() == 4);
}

TEST_CASE("an item that does not apply stays one that was answered") {
    const Form form;
    Interview interview = form.begin();
    CHECK(course(interview, "inapplicable") == "gate inner early late | own ");
    CHECK(interview.answers()[4] == "inapplicable");
}

TEST_CASE("one can go back to the first question, keep what was said, and come forward again") {
    const Form form;
    Interview interview = form.begin();
    CHECK_FALSE(interview.back());
    CHECK_FALSE(interview.keep());
    interview.answer("1");
    interview.answer("1");
    CHECK(interview.asked().id == "early");
    CHECK(interview.back());
    CHECK(interview.back());
    CHECK(interview.asked().id == "gate");
    CHECK_FALSE(interview.back());
    interview.answer("0");
    CHECK(interview.asked().id == "early");
    CHECK(interview.back());
    CHECK(interview.asked().id == "gate");
    interview.answer("1");
    CHECK(interview.asked().id == "inner");
    CHECK(interview.said(interview.item()) == "1");
    CHECK(interview.keep());
    CHECK(interview.asked().id == "early");
}

TEST_CASE("in the review one answer is changed; what that shows is asked, and the review comes back") {
    const Form form;
    Interview interview = form.begin();
    interview.answer("0");
    interview.answer("0");
    interview.answer("0");
    REQUIRE(interview.stage() == Stage::review);
    CHECK(interview.reviewed() == std::vector<std::size_t>{1, 4});
    interview.change(1);
    interview.answer("1");
    CHECK(interview.asked().id == "inner");
    interview.answer("0");
    CHECK(interview.stage() == Stage::review);
    interview.change(4);
    interview.keep();
    CHECK(interview.stage() == Stage::review);
    CHECK(interview.back());
    CHECK(interview.asked().id == "late");
    interview.answer("1");
    CHECK(interview.stage() == Stage::review);  // early shows now, and was answered before
    CHECK(interview.reviewed().size() == 4);
}

TEST_CASE("from the part apart no way leads back, and it ends with its last question") {
    const Form form;
    Interview interview = form.begin();
    while (interview.stage() == Stage::question) interview.answer("0");
    interview.confirm();
    CHECK(interview.asked().id == "own");
    CHECK(interview.enters_section());
    CHECK_FALSE(interview.back());
    CHECK(interview.part() == std::vector<std::size_t>{0});  // more is not known to be asked
    interview.answer("1");
    CHECK(interview.asked().id == "more");
    CHECK_FALSE(interview.enters_section());
    CHECK_FALSE(interview.back());
    interview.answer("0");
    CHECK(interview.stage() == Stage::done);
}

TEST_CASE("what is private stands neither in the review nor in the count, and nothing of it is offered") {
    const Form form{plan(", visibility: clinician")};
    Interview interview = form.begin();
    for (const std::size_t item : {0U, 1U, 2U}) interview.offer(item, "1");
    CHECK(interview.offered(0).empty());
    CHECK(interview.offered(1).empty());
    CHECK(interview.offered(2) == "1");
    while (interview.stage() == Stage::question) interview.answer("1");
    CHECK(interview.reviewed() == std::vector<std::size_t>{2, 3, 4});
    CHECK(interview.count() == 3);
    CHECK(interview.answers()[1] == "1");
    Interview paper = form.begin(false);
    while (paper.stage() == Stage::question) paper.answer("1");
    CHECK(paper.reviewed().size() == 6);
}

TEST_CASE("what a review starts from is no answer before it is given again") {
    const Form form;
    Interview interview = form.begin();
    interview.offer(1, "1");
    interview.offer(4, "7");  // fits no more
    CHECK(interview.offered(4).empty());
    CHECK(interview.asked().id == "gate");
    CHECK_FALSE(interview.keep());
    CHECK(interview.answers()[1].empty());
    interview.answer(interview.offered(1));
    CHECK(interview.asked().id == "inner");
}

TEST_CASE("a form all of which is asked apart has nothing to look through") {
    Form form;
    form.worded.hidden = {1, 2, 3, 4};
    Interview interview = form.begin();
    CHECK(course(interview, "1") == "own more ");
}

TEST_CASE("what a journal tells is taken up at the first open question") {
    const Form form;
    Interview interview = form.begin();
    CHECK(interview.restore(1, "0"));
    CHECK(interview.restore(1, "1"));
    CHECK_FALSE(interview.restore(2, "7"));
    interview.take_up();
    CHECK(interview.asked().id == "inner");
    for (const std::size_t item : {2U, 3U, 4U, 0U}) interview.restore(item, "1");
    interview.take_up();
    CHECK(interview.stage() == Stage::review);
    interview.confirm();
    CHECK(interview.asked().id == "own");  // whether one is alone is asked again
    CHECK(interview.asks_again());
    CHECK_FALSE(interview.keep());
    interview.answer("1");
    CHECK(interview.asked().id == "more");
}

TEST_CASE("what opened the part apart is answered anew, unless that would hide what was said there") {
    const Form form{plan("}\n  - {id: last, label: last, response: yn, section: alone, when: own == 1")};  // after gate: item 2
    const auto taken_up = [&](bool said_more) {
        Interview interview = form.begin();
        for (const std::size_t item : {0U, 1U, 3U, 4U, 5U}) interview.restore(item, "1");
        if (said_more) interview.restore(2, "1");
        interview.take_up();
        interview.confirm();
        return interview;
    };
    Interview nothing_said = taken_up(false);
    REQUIRE(nothing_said.asks_again());
    CHECK(nothing_said.kept("0") == "0");
    CHECK(nothing_said.answers()[0] == "1");
    nothing_said.answer("0");
    CHECK(nothing_said.stage() == Stage::done);
    CHECK(nothing_said.answers()[0] == "0");

    Interview said = taken_up(true);
    REQUIRE(said.asks_again());
    CHECK(said.kept("0") == "1");
    said.answer("0");
    CHECK(said.stage() == Stage::done);
    CHECK(said.answers()[0] == "1");
    CHECK(said.answers()[2] == "1");

    Interview alone = taken_up(true);
    alone.answer("1");
    CHECK(alone.asked().id == "more");
}

TEST_CASE("texts are wrapped by what they take on a screen, whatever the script") {
    CHECK(administer::wrapped("one two three", 7) == "one two\nthree\n");
    CHECK(administer::wrapped("a\n\nb", 20, 2) == "  a\n  \n  b\n");
    CHECK(administer::wrapped("无论如何", 5) == "无论\n如何\n");
    CHECK(administer::wrapped("unbreakable", 4) == "unbr\neaka\nble\n");
    CHECK(administer::wrapped("\x1B[2J", 20) == "^[[2J\n");
    for (const std::size_t width : {4U, 5U, 9U, 20U}) {
        const std::string text = administer::wrapped("Ein Wort, 无论如何 ein сочинение und noch mehr davon", width);
        for (const std::string_view line : text::split(text, '\n')) CHECK(text::display_width(line) <= width);
    }
}

TEST_CASE("texts name the other person and who reads") {
    administer::Occasion occasion;
    CHECK(administer::filled("afraid of {name}? {care.reads}, {care.within}", occasion) ==
          "afraid of them? your therapist, the next working day");
    occasion.target = "Runa";
    CHECK(administer::filled("{name} and {name}", occasion) == "Runa and Runa");
    CHECK(administer::filled("{care.limits}", occasion).find("read by your therapist and kept") != std::string::npos);
}
