#include "instrument/instrument.hpp"
#include "report/form_condition.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace attune;
using report::FormCondition;

namespace {

const instrument::Instrument& form() {
    static const instrument::Instrument read = instrument::read_instrument(R"(attune: 1
id: form
title: Form
version: "1"
status: worksheet
responses:
  yn: {0: "no", 1: "yes", 2: not sure}
  often: {0: never, 1: once in a while, 2: sometimes, 3: often}
  days: {type: integer, min: 0, max: 7}
  places: {type: multiple, options: {1: home, 2: at work}}
  words: {type: text}
items:
  - {id: q1, label: one, response: yn}
  - {id: q2, label: two, response: yn}
  - {id: q3, label: three, response: yn}
  - {id: often, label: how often, response: often}
  - {id: days, label: days, response: days}
  - {id: places, label: places, response: places}
  - {id: said, label: said, response: words}
  - {id: gone, label: not on this page, response: yn}
scores:
  total: {sum: q1..q3}
)",
                                                                           "form.yaml");
    return read;
}

/// The condition in words, or `always` or `never`; the last item is not on the page.
std::string words(const std::string& when, std::string_view rater = "self") {
    const auto number_of = [](std::size_t item) { return item == 7 ? std::nullopt : std::optional(item + 1); };
    const FormCondition told = report::form_condition({when, {}}, form(), rater, number_of);
    if (told.holds == FormCondition::Holds::depends) return told.words;
    return told.holds == FormCondition::Holds::always ? "always" : "never";
}

const std::string unclear = "if this fits what you answered before";

}  // namespace

TEST_CASE("a condition on one answer is told in words") {
    CHECK(words("q1 == 1") == "if you answered yes to 1");
    CHECK(words("q2 != 0") == "unless you answered no to 2");
    CHECK(words("q2 >= 1") == "unless you answered no to 2");
    CHECK(words("often >= 2") == "if you answered sometimes or often to 4");
    CHECK(words("often == 1") == "if you answered \"once in a while\" to 4");
    CHECK(words("days != 0") == "unless you answered 0 to 5");
    CHECK(words("days >= 3") == "if you answered 3 or more to 5");
    CHECK(words("days < 3") == "if you answered less than 3 to 5");
    CHECK(words("has(places, 2)") == "if you marked \"at work\" at 6");
    CHECK(words("answered(said)") == "if you answered 7");
    CHECK(words("missing(q1)") == "if you left 1 blank");
    CHECK(words("not (q1 == 1)") == "unless you answered yes to 1");
    CHECK(words("") == "always");
}

TEST_CASE("several answers are told together where one sentence holds them") {
    CHECK(words("q1 == 1 or q3 == 1") == "if you answered yes to 1 or 3");
    CHECK(words("q1 == 1 and q3 == 1") == "if you answered yes to 1 and 3");
    CHECK(words("any(q1..q3 == 1)") == "if you answered yes to any of 1 to 3");
    CHECK(words("all([q1, q3] == 1)") == "if you answered yes to 1 and 3");
    CHECK(words("q1 >= 1 or q3 >= 1") == "if you answered anything but no to 1 or 3");
    CHECK(words("q1 == 1 and days > 2") == "if you answered yes to 1, and answered more than 2 to 5");
    CHECK(words("any(q1..q3 == 1) or missing(q1) or missing(q2)") == "if you answered yes to any of 1 to 3, or left 1 or 2 blank");
}

TEST_CASE("what one sentence does not hold is left to the reader") {
    for (const char* when : {"total >= 2", "q1 == 1 and (q2 == 1 or q3 == 2)", "count(q1..q3 == 1) >= 2", "q1 + q2 > 2", "said == \"x\"",
                             "not (q1 == 1 or q2 == 1)", "q1 == q2"})
        CHECK_MESSAGE(words(when) == unclear, when);
}

TEST_CASE("on a page without the item a condition is known, and so is one on who answers") {
    CHECK(words("gone == 1") == "never");
    CHECK(words("gone != 1") == "always");
    CHECK(words("not (gone == 1)") == "always");
    CHECK(words("answered(gone)") == "never");
    CHECK(words("any([gone] == 1)") == "never");
    CHECK(words("gone != 0 and q1 == 1") == "if you answered yes to 1");
    CHECK(words("gone == 1 or q1 == 1") == "if you answered yes to 1");
    CHECK(words("gone == 1 and total >= 2") == "never");
    CHECK(words("rater == \"self\"") == "always");
    CHECK(words("rater == \"self\"", "partner") == "never");
    CHECK(words("rater != \"self\"", "partner") == "always");
    CHECK(words("rater == \"self\"", "") == unclear);
}
