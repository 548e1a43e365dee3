#include "instrument_help.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

// What an instrument file is refused for, each refusal with the exact words: the head, response sets and items.
namespace attune::instrument::test {
namespace {

/// A line of the small instrument, and all that is said of it.
struct Refusal {
    std::string line;
    std::string told;
};

void check(const std::vector<Refusal>& refusals) {
    for (const Refusal& refusal : refusals) CHECK_MESSAGE(told({refusal.line}) == refusal.told, refusal.line);
}

}  // namespace

TEST_CASE("instrument: refusals of the instrument") {
    check({
        {"attune:", R"(1:1: the file lacks the key "attune")"},
        {"attune: 2", "1:9: format 2 is not known; expected attune: 1"},
        {R"(attune: "1")", R"(1:9: "attune" is "1" in quotes; expected attune: 1)"},
        {"attune: 1.0", R"(1:9: "attune" is "1.0"; expected attune: 1)"},
        {"attune: [1]", R"(1:9: "attune" is a list; expected attune: 1)"},
        {"id:", R"(1:1: the instrument lacks the key "id")"},
        {"id: Small", R"(2:5: "Small" is no id; expected lower-case letters, digits and hyphens)"},
        {"id: other", R"(2:5: the id "other" is not the name of the file; expected "small")"},
        {"id: [small]", R"(2:5: "id" is a list; expected text)"},
        {"title:", R"(1:1: the instrument lacks the key "title")"},
        {R"(title: "")", R"(3:8: "title" is empty; expected text)"},
        {"title: [a, b]", R"(3:8: "title" is a list; expected text)"},
        {"version:", R"(1:1: the instrument lacks the key "version")"},
        {"version: {a: b}", R"(4:10: "version" is a map; expected text)"},
        {"responses:", R"(1:1: the instrument lacks the key "responses")"},
        {"responses: {}", R"(5:12: "responses" is empty; expected named response sets, such as {often: {0: never, 1: often}})"},
        {"responses: often", R"(5:12: "responses" is "often"; expected named response sets, such as {often: {0: never, 1: often}})"},
        {"items:", R"(1:1: the instrument lacks the key "items")"},
        {"items: []", R"(6:8: "items" is empty; expected at least one item)"},
        {"items: q1", R"(6:8: "items" is "q1"; expected a list)"},
        {"ittems: []", R"(7:1: unknown key "ittems" in an instrument; did you mean "items"?)"},
        {"colour: red", R"(7:1: unknown key "colour" in an instrument; attune-instrument(5) lists the keys)"},
        {"status: valid", R"(7:9: "status" is "valid"; expected one of validated, worksheet)"},
        {"minutes: five", R"(7:10: "minutes" is "five"; expected a decimal number such as 10 or 0.5)"},
        {"minutes: 0", R"(7:10: "minutes" is 0; expected a number above 0)"},
        {"minutes: 010", R"(7:10: "minutes" is "010"; expected a decimal number such as 10 or 0.5)"},
        {R"(minutes: "5")", R"(7:10: "minutes" is "5" in quotes; expected a decimal number such as 10 or 0.5)"},
        {"raters: []", R"(7:9: "raters" names nobody; expected such as [self])"},
        {"raters: self", R"(7:9: "raters" is "self"; expected a list)"},
        {"raters: [self, parent]", R"(7:16: "raters" is "parent"; expected one of self, partner, clinician, informant)"},
        {"raters: [self, self]", R"(7:16: "raters" names "self" twice)"},
        {"targets: [mother, mother]", R"(7:19: "targets" names "mother" twice)"},
        {R"(targets: [""])", R"(7:11: "targets" is empty; expected text)"},
        {R"(language: "")", R"(7:11: "language" is empty; expected text)"},
        {"licence: public domain", R"(7:10: a licence is "public domain"; expected keys with values)"},
        {"licence: {term: free}", R"(7:11: unknown key "term" in a licence; did you mean "terms"?)"},
        {"wording: free", R"(7:10: "wording" is "free"; expected one of bundled, separate)"},
        {"citations: Author 2013", R"(7:12: "citations" is "Author 2013"; expected a list)"},
        {"visibility: private", R"(7:13: "visibility" is "private"; expected one of clinician, self, shared)"},
        {"attended: yes", R"(7:11: "attended" is "yes"; expected true or false)"},
        {"attended: 'false'", R"(7:11: "attended" is "false" in quotes; expected true or false)"},
        {"log: 1", R"(7:6: "log" is "1"; expected true or false)"},
        {"history: {a: b}", R"(7:10: "history" is a map; expected true or false)"},
        {R"(shared_if: "")", R"(7:12: "shared_if" is empty; expected an expression such as q1 >= 2)"},
        {"shared_if: [q1]", R"(7:12: "shared_if" is a list; expected an expression such as q1 >= 2)"},
        {"key: q9", R"(7:6: there is no item "q9"; expected one of q1, q2, q3, far, note, at)"},
        {"key: [q1]", R"(7:6: "key" is a list; expected text)"},
    });
}

TEST_CASE("instrument: refusals of attributes") {
    check({
        {"attributes: [age]", R"(7:13: "attributes" is a list; expected named attributes, such as {age: {type: integer}})"},
        {"attributes: {age: integer}", R"(7:19: an attribute is "integer"; expected keys with values)"},
        {"attributes: {age: {}}", R"(7:19: attribute "age" lacks the key "type" or "values")"},
        {"attributes: {age: {type: whole}}", R"(7:26: "type" is "whole"; expected one of integer, number, text, date)"},
        {"attributes: {age: {type: integer, values: [1]}}", R"(7:43: "values" are texts; expected no other "type" beside them)"},
        {"attributes: {age: {typ: integer}}", R"(7:20: unknown key "typ" in an attribute; did you mean "type"?)"},
        {"attributes: {sex: {values: []}}", R"(7:28: "values" is empty; expected such as [f, m])"},
        {"attributes: {sex: {values: [f, f]}}", R"(7:32: "values" names "f" twice)"},
        {"attributes: {sex: {values: f}}", R"(7:28: "values" is "f"; expected a list)"},
        {"attributes: {sex: {values: [f, m], min: 0}}", R"(7:41: "min" has no meaning here; it goes with type integer and number)"},
        {"attributes: {age: {type: number, min: 3, max: 1}}", R"(7:47: "max" lies below "min")"},
        {"attributes: {age: {type: number, min: 0x1F}}", R"(7:39: "min" is "0x1F"; expected a decimal number such as 10 or 0.5)"},
        {"attributes: {rater: {type: text}}", R"(7:14: "rater" is a standard column of response files; expected another name)"},
        {"attributes: {1st: {type: text}}", R"(7:14: "1st" is no name of an attribute; expected letters, digits and _, not a digit first)"},
        {"attributes: {q1: {type: text}}", R"(6:14: "q1" is an attribute as well; expected another id)"},
    });
}

TEST_CASE("instrument: refusals of response sets") {
    const std::vector<Refusal> refusals{
        {"responses: {often: [a, b]}",
         R"(5:20: response set "often" is a list; expected codes with labels such as {0: no, 1: yes}, or a "type")"},
        {"responses: {often: }",
         R"(5:13: response set "often" is nothing; expected codes with labels such as {0: no, 1: yes}, or a "type")"},
        {"responses: {often: {}}", R"(5:20: response set "often" has no options; expected codes with labels such as {0: no, 1: yes})"},
        {"responses: {often: {0: a, 0.0: b}}", R"(5:27: code "0.0" is the same number as "0"; expected another code)"},
        {"responses: {often: {0: a, 01: b}}", R"(5:27: "01" is no number; expected one such as 0 or 2.5)"},
        {"responses: {often: {0: a, 1e3: b}}", R"(5:27: "1e3" is no number; expected one such as 0 or 2.5)"},
        {"responses: {often: {0: }}", R"(5:21: code "0" has no label; expected text)"},
        {R"(responses: {often: {0: ""}})", R"(5:24: code "0" has no label; expected text)"},
        {"responses: {often: {0: [a]}}", R"(5:24: code "0" has no label; expected text)"},
        {"responses: {often: {0: {means: x}}}", R"(5:24: an option lacks the key "label")"},
        {"responses: {often: {0: {label: a, mean: x}}}", R"(5:35: unknown key "mean" in an option; did you mean "means"?)"},
        {"responses: {often: {never: 0}}", R"(5:21: "never" is no number; expected one such as 0 or 2.5)"},
        {"responses: {often: {type: pick, options: {0: a}}}",
         R"(5:27: "type" is "pick"; expected one of choice, integer, number, slider, multiple, text, date)"},
        {"responses: {often: {typ: choice, options: {0: a}}}", R"(5:21: unknown key "typ" in a response set; did you mean "type"?)"},
        {"responses: {often: {min: 0, max: 5}}", R"(5:20: response set "often" lacks the key "type")"},
        {"responses: {often: {type: choice}}", R"(5:20: response set "often" lacks the key "options")"},
        {"responses: {often: {type: choice, options: [a]}}",
         R"(5:44: response set "often" has no options; expected codes with labels such as {0: no, 1: yes})"},
        {"responses: {often: {type: choice, options: {0: a}, min: 0}}",
         R"(5:52: "min" has no meaning in a set of type choice; it goes with integer, number and slider)"},
        {"responses: {often: {type: text, max: 3}}",
         R"(5:33: "max" has no meaning in a set of type text; it goes with integer, number and slider)"},
        {"responses: {often: {type: date, missing: {9: skipped}}}",
         R"(5:33: "missing" has no meaning in a set of type date; it goes with types whose answers are numbers)"},
        {"responses: {often: {type: integer, options: {0: a}}}",
         R"(5:36: "options" has no meaning in a set of type integer; it goes with choice and multiple)"},
        {"responses: {often: {type: integer, step: 2}}", R"(5:36: "step" has no meaning in a set of type integer; it goes with slider)"},
        {"responses: {often: {type: integer, min: 0.5}}", R"(5:41: "min" is 0.5; expected a whole number, as the type is integer)"},
        {"responses: {often: {type: number, ordered: false}}",
         R"(5:35: "ordered" has no meaning in a set of type number; it goes with choice and multiple)"},
        {"responses: {often: {type: number, min: 5, max: 4}}", R"(5:48: "max" lies below "min")"},
        {"responses: {often: {type: number, min: .inf}}", R"(5:40: "min" is ".inf"; expected a decimal number such as 10 or 0.5)"},
        {"responses: {often: {type: number, max: 1_000}}", R"(5:40: "max" is "1_000"; expected a decimal number such as 10 or 0.5)"},
        {"responses: {often: {type: slider, min: 0}}", R"(5:20: response set "often" is a slider and lacks the key "max")"},
        {"responses: {often: {type: slider, min: 0, max: 9, step: 0}}", R"(5:57: "step" is 0; expected a number above 0)"},
        {"responses: {often: {type: slider, min: 0, max: 9, anchors: {10: far}}}",
         R"(5:61: the anchor at 10 lies outside "min" and "max")"},
        {"responses: {often: {type: slider, min: 0, max: 9, anchors: [a]}}",
         R"(5:60: "anchors" is a list; expected values with words, such as {0: not at all, 100: completely})"},
        {"responses: {often: {type: choice, options: {0: a}, exclusive: [0]}}",
         R"(5:52: "exclusive" has no meaning in a set of type choice; it goes with multiple)"},
        {"responses: {often: {type: choice, options: {0: a}, ordered: no}}", R"(5:61: "ordered" is "no"; expected true or false)"},
        {"responses: {often: {type: multiple, options: {0: a}, exclusive: [9]}}",
         R"(5:66: "exclusive" names 9, which is no option of response set "often")"},
        {"responses: {often: {type: multiple, options: {0: a}, exclusive: 0}}", R"(5:65: "exclusive" is "0"; expected a list)"},
        {"responses: {often: {type: choice, options: {0: a, 8: b}, missing: {8: skipped}}}",
         R"(5:68: code "8" is an answer as well; expected another code for a reason)"},
        {"responses: {often: {type: choice, options: {0: a}, missing: {8: lost}}}",
         R"(5:65: "missing" is "lost"; expected one of skipped, declined, inapplicable)"},
        {"responses: {often: {type: choice, options: {0: a}, missing: {8: skipped, 8.0: declined}}}",
         R"(5:74: "missing" has the code 8.0 twice)"},
        {"responses: {often: {type: choice, options: {0: a}, missing: [8]}}",
         R"(5:61: "missing" is a list; expected codes with reasons, such as {8: skipped, 9: declined})"},
        {"responses: {often: {type: integer, min: 0, max: 52, missing: {9: skipped}}}",
         R"(5:63: code "9" is an answer as well; expected another code for a reason)"},
        {"responses: {often: {0: a, unit: weeks}}", R"(5:27: "unit" is no number; expected one such as 0 or 2.5)"},
        {"responses: {often: {typ: choice, min: 0}}", R"(5:21: unknown key "typ" in a response set; did you mean "type"?)"},
    };
    for (const Refusal& refusal : refusals)
        CHECK_MESSAGE(told({refusal.line, "items: [{id: q1, label: one, response: often}]"}) == refusal.told, refusal.line);
}

TEST_CASE("instrument: refusals of sections") {
    check({
        {"sections: {past: {}}", R"(7:11: "sections" is a map; expected a list)"},
        {"sections: [past]", R"(7:12: a section is "past"; expected keys with values)"},
        {"sections: [{title: Past}]", R"(7:12: a section lacks the key "id")"},
        {"sections: [{id: past}, {id: past}]", R"(7:29: section "past" stands twice)"},
        {R"(sections: [{id: past, apart: "true"}])", R"(7:30: "apart" is "true" in quotes; expected true or false)"},
        {"sections: [{id: past, when: }]", R"(7:23: "when" is nothing; expected an expression such as q1 >= 2)"},
    });
}

TEST_CASE("instrument: refusals of items") {
    check({
        {"items: [q1]", R"(6:9: an item is "q1"; expected keys with values)"},
        {"items: [{label: one, response: often}]", R"(6:9: an item lacks the key "id")"},
        {"items: [{id: q1, response: often}]", R"(6:9: item "q1" lacks the key "label")"},
        {"items: [{id: q1, label: one}]", R"(6:9: item "q1" lacks the key "response")"},
        {"items: [{id: q1, label: , response: often}]", R"(6:18: "label" is nothing; expected text)"},
        {"items: [{id: q1, label: one, response: oftn}]", R"(6:40: there is no response set "oftn"; did you mean "often"?)"},
        {"items: [{id: q1, label: one, response: [often]}]", R"(6:40: "response" is a list; expected text)"},
        {"items: [{id: q1, label: one, response: often}, {id: q1, label: two, response: often}]",
         R"(6:53: item "q1" stands twice (first on line 6))"},
        {"items: [{id: 1q, label: one, response: often}]",
         R"(6:14: "1q" is no name of an item; expected letters, digits and _, not a digit first)"},
        {"items: [{id: q-1, label: one, response: often}]",
         R"(6:14: "q-1" is no name of an item; expected letters, digits and _, not a digit first)"},
        {"items: [{id: date, label: one, response: often}]",
         R"(6:14: "date" is a standard column of response files; expected another name)"},
        {"items: [{id: not, label: one, response: often}]", R"(6:14: "not" is a word of expressions; expected another name)"},
        {"items: [{id: amended_why, label: one, response: often}]",
         R"(6:14: "amended_why" is a standard column of response files; expected another name)"},
        {"items: [{id: q1, label: one, response: often, section: past}]", R"(6:56: there is no section "past"; the instrument has none)"},
        {"items: [{id: q1, label: one, response: often, text: Full}]",
         R"(6:53: "text" is the full wording; it stands here only where the instrument says "wording: bundled")"},
        {"items: [{id: q1, label: one, response: often, lable: x}]", R"(6:47: unknown key "lable" in an item; did you mean "label"?)"},
        {"items: [{id: q1, label: one, response: often, risk: yes}]", R"(6:53: "risk" is "yes"; expected true or false)"},
        {"items: [{id: q1, label: stop, call, response: often}]",
         R"(6:31: unknown key "call" in an item; if it is part of the text before it, put that text in quotes)"},
        {"items: [{id: q1, label: one, response: often, visibility: all}]",
         R"(6:59: "visibility" is "all"; expected one of clinician, self, shared)"},
        {"items: [{id: q1, lable: one, response: often}]", R"(6:18: unknown key "lable" in an item; did you mean "label"?)"},
    });
}

}  // namespace attune::instrument::test
