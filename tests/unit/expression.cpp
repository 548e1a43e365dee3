#include "expression/program.hpp"
#include "expression/syntax.hpp"
#include "score/answers.hpp"
#include "score/plan.hpp"
#include "text/fault.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace attune;  // NOLINT(google-build-using-namespace): a test

namespace {

constexpr std::string_view head = R"yaml(attune: 1
id: t
title: T
version: "1"
attributes: {age: {type: integer, min: 0, max: 120}, sex: {values: [f, m]}}
responses:
  five: {0: a, 1: b, 2: c, 3: d, 4: e}
  places: {type: multiple, options: {1: home, 2: work, 9: nowhere}, exclusive: [9]}
  words: {type: text}
  day: {type: date}
items:
  - {id: q1, label: one, response: five}
  - {id: q2, label: two, response: five}
  - {id: q3, label: three, response: five}
  - {id: q4, label: four, response: five}
  - {id: q5, label: five, response: five, when: q1 >= 1}
  - {id: often_a, label: a, response: five}
  - {id: often_b, label: b, response: five}
  - {id: cost_a, label: a, response: five}
  - {id: cost_b, label: b, response: five}
  - {id: places, label: where, response: places}
  - {id: said, label: said, response: words}
  - {id: began, label: began, response: day}
  - {id: ended, label: ended, response: day}
scores:
)yaml";

using Cells = std::vector<std::pair<std::string, std::string>>;

score::Plan plan_of(const std::string& scores) { return score::compile(instrument::read_instrument(std::string(head) + scores, "t.yaml")); }

/// Value or verdict of the first score for some answers: a number, `yes`, `no`, `undetermined`, or the status where there is no value.
std::string outcome(const std::string& expression, bool criterion, const Cells& cells) {
    const score::Plan plan = plan_of("  s: {" + std::string(criterion ? "criterion" : "value") + ": '" + expression + "'}\n");
    score::Answers answers(plan);
    for (const auto& [id, cell] : cells) {
        if (const auto item = plan.instrument->find_item(id)) REQUIRE(answers.set(*item, cell));
        else REQUIRE(answers.set_fact(*plan.instrument->find_attribute(id), cell));
    }
    if (criterion) {
        const auto truth = answers.frame().verdict(0)[0];
        return truth == expression::yes ? "yes" : truth == expression::no ? "no" : "undetermined";
    }
    const score::Values& values = answers.frame().values(0);
    if (values.known(0)) return std::to_string(values.value(0).to_double()).substr(0, 4);
    return values.status(0) == score::Status::not_applicable ? "not applicable" : "insufficient";
}

std::string refusal(const std::string& expression, bool criterion = true) {
    try {
        plan_of("  s: {" + std::string(criterion ? "criterion" : "value") + ": '" + expression + "'}\n");
    } catch (const Refused& refused) {
        return describe(refused.faults().front());
    }
    return "";
}

}  // namespace

TEST_CASE("logic with blanks follows Kleene") {
    CHECK(outcome("q1 >= 2 or q2 >= 2", true, {{"q1", "2"}}) == "yes");
    CHECK(outcome("q1 >= 2 or q2 >= 2", true, {{"q1", "1"}}) == "undetermined");
    CHECK(outcome("q1 >= 2 and q2 >= 2", true, {{"q1", "1"}}) == "no");
    CHECK(outcome("not q1 >= 2 and q2 >= 2", true, {{"q1", "1"}, {"q2", "2"}}) == "yes");
    CHECK(outcome("q1 >= 2 or q2 >= 2 and q3 >= 2", true, {{"q1", "2"}, {"q2", "0"}, {"q3", "0"}}) == "yes");
}

TEST_CASE("a count of comparisons is known between bounds") {
    CHECK(outcome("count(q1..q4 >= 2) >= 3", true, {{"q1", "2"}, {"q2", "2"}, {"q3", "2"}}) == "yes");
    CHECK(outcome("count(q1..q4 >= 2) >= 3", true, {{"q1", "2"}, {"q2", "2"}, {"q3", "0"}}) == "undetermined");
    CHECK(outcome("count(q1..q4 >= 2) >= 3", true, {{"q1", "2"}, {"q2", "0"}, {"q3", "0"}}) == "no");
    CHECK(outcome("count_known(q1..q4 >= 2) >= 3", true, {{"q1", "2"}, {"q2", "2"}, {"q3", "0"}}) == "no");
    CHECK(outcome("count(q1..q4 >= 2)", false, {{"q1", "2"}, {"q2", "2"}, {"q3", "0"}}) == "insufficient");
    CHECK(outcome("count(missing(q1..q4))", false, {{"q1", "2"}, {"q2", "2"}}) == "2.00");
}

TEST_CASE("where the logic alone leaves it open the cases are tried") {
    // whatever q1 is, one side holds
    CHECK(outcome("q1 >= 2 or q1 < 2", true, {}) == "yes");
    CHECK(outcome("q1 + q2 >= 0", true, {{"q2", "1"}}) == "yes");
    CHECK(outcome("q1 + q2 >= 6", true, {{"q2", "1"}}) == "no");
    CHECK(outcome("q1 + q2 >= 4", true, {{"q2", "1"}}) == "undetermined");
}

TEST_CASE("hidden items drop out of lists and compare as nothing") {
    const Cells hides{{"q1", "0"}};
    CHECK(outcome("q5 >= 0", true, hides) == "no");
    CHECK(outcome("q5 != 3", true, hides) == "yes");
    CHECK(outcome("q5 + 1", false, hides) == "not applicable");
    CHECK(outcome("any(q5..q5 >= 0)", true, hides) == "no");
    CHECK(outcome("all(q5..q5 >= 0)", true, hides) == "no");
    CHECK(outcome("count(q5..q5 >= 0)", false, hides) == "0.00");
    CHECK(outcome("count(shown(q4..q5))", false, hides) == "1.00");
}

TEST_CASE("an attribute is compared with a constant on either side of it") {
    struct Relation {
        std::string op;
        std::string mirrored;
        bool below = false;
        bool at = false;
        bool above = false;
    };
    for (const Relation& relation :
         {Relation{"<", ">", true, false, false}, Relation{"<=", ">=", true, true, false}, Relation{"==", "==", false, true, false},
          Relation{"!=", "!=", true, false, true}, Relation{">=", "<=", false, true, true}, Relation{">", "<", false, false, true}}) {
        CAPTURE(relation.op);
        const auto both = [&](const std::string& age) {
            const std::string left = outcome("age " + relation.op + " 18", true, {{"age", age}});
            CHECK(outcome("18 " + relation.mirrored + " age", true, {{"age", age}}) == left);
            return left == "yes";
        };
        CHECK(both("17") == relation.below);
        CHECK(both("18") == relation.at);
        CHECK(both("19") == relation.above);
        CHECK(outcome("age " + relation.op + " 18", true, {}) == "undetermined");
    }
    CHECK(outcome("age >= 0", true, {}) == "yes");  // whoever it is
    CHECK(outcome(R"(sex == "f")", true, {{"sex", "f"}}) == "yes");
    CHECK(outcome(R"("m" == sex)", true, {{"sex", "f"}}) == "no");
    CHECK(outcome(R"(sex != "f")", true, {{"sex", "m"}}) == "yes");
    CHECK(outcome(R"(sex == "f")", true, {}) == "undetermined");
    CHECK(outcome(R"(sex == "f" or sex == "m")", true, {}) == "yes");
}

TEST_CASE("lists, where and functions") {
    const Cells cells{{"often_a", "3"}, {"often_b", "2"}, {"cost_a", "1"}, {"cost_b", "4"}};
    CHECK(outcome("mean(cost_* where often_* >= 3)", false, cells) == "1.00");
    CHECK(outcome("sum([cost_a, cost_b] * 2, 1)", false, cells) == "11.0");
    CHECK(outcome("count(often_* >= 2 and cost_* >= 2)", false, cells) == "1.00");
    const Cells open_where{{"q1", "0"}, {"q2", "1"}, {"often_b", "3"}};  // whether q1 is in the list is open
    CHECK(outcome("all(([q1, q2] >= 1) where (often_* >= 3))", true, open_where) == "undetermined");
    CHECK(outcome("any(([q1, q2] >= 2) where (often_* >= 3))", true, open_where) == "no");
    CHECK(outcome("count(([q1, q2] >= 1) where (often_* >= 3)) == 1", true, open_where) == "yes");
    CHECK(outcome("max(q1, 4)", false, {}) == "4.00");
    CHECK(outcome("if(often_a >= 3, 2, 1)", false, cells) == "2.00");
    CHECK(outcome("round(5 / 4, 0.5)", false, {}) == "1.50");
    CHECK(outcome("abs(often_b - 4)", false, cells) == "2.00");
    CHECK(outcome("1 / (often_b - 2)", false, cells) == "not applicable");
    CHECK(outcome("has(places, 2)", true, {{"places", "1;2"}}) == "yes");
    CHECK(outcome("count(places)", false, {{"places", "1;2"}}) == "2.00");
    CHECK(outcome("days(began, ended)", false, {{"began", "2024-02-28"}, {"ended", "2024-03-01"}}) == "2.00");
    CHECK(outcome("began < \"2024-03-01\"", true, {{"began", "2024-02-29"}}) == "yes");
    CHECK(outcome("said == \"NA\"", true, {{"said", "NA"}}) == "yes");
    CHECK(outcome("sex == \"f\" and age >= 18", true, {{"sex", "f"}, {"age", "18"}}) == "yes");
    CHECK(outcome("sex == \"f\" and age >= 18", true, {{"sex", "f"}}) == "undetermined");
}

TEST_CASE("what does not fit is refused with its place") {
    CHECK(refusal("q1 >= 2 and q9 >= 1") == "t.yaml:26:31: there is no item, score or attribute \"q9\"");
    CHECK(refusal("q1 < q2 < q3") == "t.yaml:26:27: comparisons are not chained; expected \"and\" between two of them");
    CHECK(refusal("q1 = 2") == "t.yaml:26:22: \"=\" compares nothing; expected \"==\"");
    CHECK(refusal("q1 + 1") == "t.yaml:26:22: this is a number; expected a condition");
    CHECK(refusal("q1 >= 010") == "t.yaml:26:25: \"010\" is no number; expected a decimal number such as 10 or 0.5");
    CHECK(refusal("q1..q4 >= 2").find("a list is no single value") != std::string::npos);
    CHECK(refusal("conut(q1..q4 >= 2) >= 2").find("did you mean \"count\"?") != std::string::npos);
    CHECK(refusal("said < \"b\"").find("text knows only == and !=") != std::string::npos);
    CHECK(refusal("began < \"2024-13-01\"").find("is no date") != std::string::npos);
    CHECK(refusal("count(q4..q1 >= 2) >= 2").find("runs backwards") != std::string::npos);
    CHECK(refusal("has(places, 3)").find("has no option 3") != std::string::npos);
    CHECK(refusal("q1 >= 2 and (q2 >= 2").find("the expression ends here, expected \")\"") != std::string::npos);
    CHECK(refusal("count(q1..q3 >= 2 and q1..q4 >= 2) >= 1").find("the lists are of different length: 3 and 4") != std::string::npos);
    CHECK(refusal("s").find("rests on itself") != std::string::npos);
}
