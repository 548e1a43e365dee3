#include "instrument_help.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

// What an instrument file is refused for, each refusal with the exact words: scores and what rests on them.
namespace attune::instrument::test {
TEST_CASE("instrument: refusals of course figures, alerts and watches") {
    check({
        {"course: [swing]", R"(7:9: "course" is a list; expected named figures, such as {swing: {value: successive(total)}})"},
        {"course: {swing: {least: 5}}", R"(7:17: a course figure lacks the key "value")"},
        {"course: {swing: {value: last(q1), least: 0}}", R"(7:42: "least" is 0; expected a whole number of at least 1)"},
        {"course: {swing: {value: last(q1), window: 90}}", R"(7:43: "window" is "90"; expected such as 90d, 12w, 6mo or 1y)"},
        {"course: {swing: {value: last(q1), window: 0d}}", R"(7:43: "window" is "0d"; expected such as 90d, 12w, 6mo or 1y)"},
        {"course: {swing: {value: last(q1), each: key}}",
         R"(7:41: "each" needs the "key" of the instrument, which names none; expected such as key: q1 at the top level)"},
        {"course: {swing: {value: last(q1), when: q1 > 1}}",
         R"(7:35: unknown key "when" in a course figure; expected one of title, note, value, where, least, window, each, direction, visibility)"},
        {"course: {a-b: {value: last(q1)}}",
         R"(7:10: "a-b" is no name of a course figure; expected letters, digits and _, not a digit first)"},
        {"alerts: {id: a}", R"(7:9: "alerts" is a map; expected a list)"},
        {"alerts: [{id: a, when: q1 > 1, level: urgent, say: stop, call}]",
         R"(7:58: unknown key "call" in an alert; if it is part of the text before it, put that text in quotes)"},
        {"alerts: [{}]", R"(7:10: an alert lacks the key "id")"
                         "\n"
                         R"(7:10: an alert lacks the key "when")"
                         "\n"
                         R"(7:10: an alert lacks the key "level")"
                         "\n"
                         R"(7:10: an alert lacks the key "say")"},
        {"alerts: [{id: a b, when: q1 > 1, level: urgent, say: x}]",
         R"(7:15: "a b" is no id of an alert or watch; expected letters, digits, - and _)"},
        {"alerts: [{id: a, when: q1 > 1, level: red, say: x}]", R"(7:39: "level" is "red"; expected one of urgent, attention)"},
        {"alerts: [{id: a, when: q1 > 1, level: urgent, say: x}, {id: a, when: q1 > 1, level: urgent, say: x}]",
         R"(7:61: alert "a" stands twice)"},
        {"watch: [{id: w, of: q9, change: -3, level: urgent, say: x}]",
         R"(7:21: there is no item or score "q9"; expected one of q1, q2, q3, far, note, at)"},
        {"watch: [{id: w, of: note, change: -3, level: urgent, say: x}]", R"(7:21: item "note" is no number; a watch looks at a number)"},
        {"watch: [{id: w, of: q1, change: 0, level: urgent, say: x}]",
         R"(7:33: "change" is 0; expected how far the value falls (-3) or rises (3))"},
        {"watch: [{id: w, of: q1, level: urgent, say: x}]", R"(7:9: a watch lacks the key "change")"},
    });
}

TEST_CASE("instrument: refusals of worked examples") {
    check({
        {"examples: {name: a}", R"(7:11: "examples" is a map; expected a list)"},
        {"examples: [{name: a}]", R"(7:12: an example lacks the key "answers")"
                                  "\n"
                                  R"(7:12: an example lacks the key "expect")"},
        {"examples: [{answers: {q1: 0}, expect: [total]}]",
         R"(7:39: "expect" is a list; expected scores with values, such as {total: 7, total.band: high})"},
        {"examples: [{answers: [0], expect: {}}]", R"(7:22: "answers" is a list; expected items with answers, such as {q1: 2, q2..q9: 0})"},
        {"examples: [{answers: {q9: 0}, expect: {}}]", R"(7:23: there is no item "q9"; expected one of q1, q2, q3, far, note, at)"},
        {"examples: [{answers: {q1: [1, 2]}, expect: {}}]",
         R"(7:27: the answer to "q1" is a list; expected one answer, or several choices as in "1;2"; a blank is left out)"},
        {"examples: [{answers: {q1: }, expect: {}}]",
         R"(7:23: the answer to "q1" is nothing; expected one answer, or several choices as in "1;2"; a blank is left out)"},
        {"examples: [{answers: {q1..q3: 0, q2: 1}, expect: {}}]", R"(7:34: item "q2" stands twice in "answers")"},
        {"examples: [{answers: {}, with: {age: 3}, expect: {}}]", R"(7:33: there is no attribute "age"; the instrument has none)"},
        {"examples: [{answers: {}, with: [age], expect: {}}]",
         R"(7:32: "with" is a list; expected attributes with values, such as {age: 30})"},
        {"examples: [{answers: {}, rater: partner, expect: {}}]", R"(7:33: there is no rater "partner"; expected self)"},
        {"examples: [{answers: {}, expect: {totl: 3}}]", R"(7:35: there is no score "totl"; expected alerts)"},
        {"examples: [{answers: {}, expect: {alerts: [a]}}]", R"(7:44: there is no alert "a"; the instrument has none)"},
        {"examples: [{answers: {}, expect: {alerts: a}}]", R"(7:43: "alerts" is "a"; expected a list)"},
    });
}

TEST_CASE("instrument: refusals of scores and their keys") {
    check({
        {"scores: [total]", R"(7:9: "scores" is a list; expected named scores, such as {total: {sum: q1..q9}})"},
        {"scores: {total: q1..q3}", R"(7:17: a score is "q1..q3"; expected keys with values)"},
        {"scores: {total: {}}", R"(7:17: score "total" has none of sum, mean, value and criterion; expected exactly one)"},
        {"scores: {total: {title: T}}", R"(7:17: score "total" has none of sum, mean, value and criterion; expected exactly one)"},
        {"scores: {total: {sum: q1..q3, mean: q1..q3}}",
         R"(7:31: score "total" has "mean" beside "sum"; expected exactly one of sum, mean, value and criterion)"},
        {"scores: {q1: {sum: q1..q3}}", R"(7:10: "q1" is an item as well; expected another name)"},
        {"scores: {or: {sum: q1..q3}}", R"(7:10: "or" is a word of expressions; expected another name)"},
        {"scores: {total-1: {sum: q1..q3}}", R"(7:10: "total-1" is no name of a score; expected letters, digits and _, not a digit first)"},
        {"scores: {total: {sum: q1..q3, revers: [q2]}}", R"(7:31: unknown key "revers" in a score; did you mean "reverse"?)"},
        {"scores: {total: {sum: }}", R"(7:18: "sum" is nothing; expected items such as q1..q9 or [q1, q3])"},
        {"scores: {total: {sum: []}}", R"(7:23: "sum" is empty; expected items such as q1..q9 or [q1, q3])"},
        {"scores: {total: {sum: {q1: 1}}}", R"(7:23: "sum" is a map; expected items such as q1..q9 or [q1, q3])"},
        {"scores: {total: {sum: [[q1]]}}", R"(7:24: "sum" is a list; expected items such as q1..q9 or [q1, q3])"},
        {"scores: {total: {sum: [q1, q9]}}", R"(7:28: there is no item "q9"; expected one of q1, q2, q3, far, note, at)"},
        {"scores: {total: {sum: Q1..q3}}", R"(7:23: there is no item "Q1"; did you mean "q1"?)"},
        {"scores: {total: {sum: q3..q1}}", R"(7:23: the range "q3..q1" runs backwards in the order of the items)"},
        {"scores: {total: {sum: cost_*}}", R"(7:23: no item begins with "cost_")"},
        {"scores: {total: {sum: q*}}", R"(7:23: "q*" is no list of items; expected a beginning that ends in _*, such as cost_*)"},
        {"scores: {total: {sum: [q1, q1]}}", R"(7:28: item "q1" stands twice in "sum")"},
        {"scores: {total: {sum: [q1..q3, q2]}}", R"(7:32: item "q2" stands twice in "sum")"},
        {"scores: {total: {sum: [q1, note]}}", R"(7:28: item "note" is no number; a sum takes choices, integers, numbers and sliders)"},
        {"scores: {total: {mean: q1..at}}", R"(7:24: item "note" is no number; a mean takes choices, integers, numbers and sliders)"
                                            "\n"
                                            R"(7:24: item "at" is no number; a mean takes choices, integers, numbers and sliders)"},
        {"scores: {total: {sum: q1}, all: {sum: [total]}}",
         R"(7:40: "total" is a score; expected items, for a score is used in a value or a criterion)"},
        {"scores: {all: {sum: [total]}, total: {sum: q1}}",
         R"(7:22: "total" is a score; expected items, for a score is used in a value or a criterion)"},
        {"scores: {total: {sum: [q1, far], reverse: [far]}}",
         R"(7:44: item "far" cannot be reversed, as its least and greatest answer are not known; expected "min" and "max" in response set "free")"},
        {"scores: {total: {sum: q1..q3, reverse: [q4]}}", R"(7:41: there is no item "q4"; expected one of q1, q2, q3, far, note, at)"},
        {"scores: {total: {sum: q1..q3, reverse: [q1..q2, q2]}}", R"(7:49: item "q2" stands twice in "reverse")"},
        {"scores: {total: {sum: q1..q3, reverse: q1, recode: {q1: {0: 3}}}}",
         R"(7:53: item "q1" is recoded and reversed; expected one of both)"},
        {"scores: {total: {sum: q1..q3, recode: [q1]}}",
         R"(7:39: "recode" is a list; expected items with codes and points, such as {q1: {0: 3, 1: 0}})"},
        {"scores: {total: {sum: q1..q3, recode: {q1: 3}}}", R"(7:44: "recode" is "3"; expected codes with points, such as {0: 3, 1: 0})"},
        {"scores: {total: {sum: q1..q3, recode: {q1: {}}}}",
         R"(7:44: "recode" is empty; expected codes with points, such as {0: 3, 1: 0})"},
        {"scores: {total: {sum: q1..q3, recode: {q1: {a: 3}}}}", R"(7:45: "a" is no number; expected one such as 0 or 2.5)"},
        {"scores: {total: {sum: q1..q3, recode: {q1: {0: a}}}}", R"(7:48: "recode" is "a"; expected a decimal number such as 10 or 0.5)"},
        {"scores: {total: {sum: q1..q3, recode: {q1: {0: 1, 0.0: 2}}}}", R"(7:51: "recode" has the value 0.0 twice)"},
        {"scores: {total: {sum: [far], recode: {far: {0: 1}}}}", R"(7:39: item "far" has no codes to recode; expected a choice)"},
        {"scores: {total: {sum: q1..q3, recode: {q1..q2: {0: 1}, q2: {0: 2}}}}", R"(7:56: item "q2" stands twice in "recode")"},
        {"scores: {total: {sum: q1..q3, weights: {q1: two}}}", R"(7:45: "weights" is "two"; expected a decimal number such as 10 or 0.5)"},
        {"scores: {total: {sum: q1..q3, weights: {q9: 2}}}", R"(7:41: there is no item "q9"; expected one of q1, q2, q3, far, note, at)"},
        {"scores: {total: {sum: q1..q3, weights: [2]}}", R"(7:40: "weights" is a list; expected items with weights, such as {q1: 2})"},
        {"scores: {total: {sum: q1..q3, weights: {q1: 2, q1..q2: 3}}}", R"(7:48: item "q1" stands twice in "weights")"},
        {"scores: {total: {sum: q1..q3, weights: {q1: -2}}}", "7:40: the weights of all items add up to 0 or less; expected a sum above 0"},
        {"scores: {total: {value: q1 + q2, reverse: [q1], weights: {q1: 2}}}",
         R"(7:34: "reverse" has no meaning for a value; it goes with sum and mean)"
         "\n"
         R"(7:49: "weights" has no meaning for a value; it goes with sum and mean)"},
        {"scores: {met: {criterion: [q1]}}", R"(7:27: "criterion" is a list; expected an expression such as q1 >= 2)"},
        {R"(scores: {met: {criterion: ""}})", R"(7:27: "criterion" is empty; expected an expression such as q1 >= 2)"},
        {"scores: {total: {sum: q1..q3, source: Author}}", R"(7:31: "source" has no meaning for a sum; it goes with a criterion)"},
        {"scores: {total: {summ: q1..q3}}", R"(7:18: unknown key "summ" in a score; did you mean "sum"?)"},
    });
}

TEST_CASE("instrument: refusals of rules for blanks") {
    check({
        {"scores: {total: {sum: q1..q3, missing: 1}}", R"(7:40: a rule for blanks is "1"; expected keys with values)"},
        {"scores: {total: {sum: q1..q3, missing: {alow: 1}}}", R"(7:41: unknown key "alow" in a rule for blanks; did you mean "allow"?)"},
        {"scores: {total: {sum: q1..q3, missing: {allow: 1.5}}}",
         R"(7:48: "allow" is "1.5"; expected a whole number of items or a share of them such as "20%")"},
        {"scores: {total: {sum: q1..q3, missing: {allow: -1}}}",
         R"(7:48: "allow" is "-1"; expected a whole number of items or a share of them such as "20%")"},
        {R"(scores: {total: {sum: q1..q3, missing: {allow: "1"}}})",
         R"(7:48: "allow" is "1" in quotes; expected a whole number of items or a share of them such as "20%")"},
        {R"(scores: {total: {sum: q1..q3, missing: {allow: "120%"}}})",
         R"(7:48: "allow" is "120%" in quotes; expected a whole number of items or a share of them such as "20%")"},
        {"scores: {total: {sum: q1..q3, missing: {allow: [1]}}}",
         R"(7:48: "allow" is a list; expected a whole number of items or a share of them such as "20%")"},
        {"scores: {total: {sum: q1..q3, missing: {fill: mean}}}", R"(7:47: "fill" is "mean"; expected one of prorate, zero)"},
        {"scores: {total: {sum: q1..q3, missing: {least: 0}}}", R"(7:48: "least" is 0; expected a whole number of at least 1)"},
        {"scores: {total: {sum: q1..q3, missing: {least: 1.5}}}", R"(7:48: "least" is 1.5; expected a whole number of at least 1)"},
        {"scores: {total: {sum: q1..q3, missing: {least: many}}}",
         R"(7:48: "least" is "many"; expected a decimal number such as 10 or 0.5)"},
        {"scores: {total: {sum: q1..q3, missing: {confidence: high}}}", R"(7:53: "confidence" is "high"; expected cited)"},
        {"scores: {total: {sum: q1..q3, missing: {zero_when: q1 == 0}}}",
         R"(7:52: "zero_when" is "q1 == 0"; expected items with a condition, such as {q2..q8: q1 == 0})"},
        {"scores: {total: {sum: q1..q3, missing: {zero_when: {q9: q1 == 0}}}}",
         R"(7:53: there is no item "q9"; expected one of q1, q2, q3, far, note, at)"},
        {"scores: {total: {sum: q1..q3, missing: {zero_when: {q2..q3: q1 == 0, q3: q1 == 1}}}}",
         R"(7:70: item "q3" stands twice in "zero_when")"},
        {"scores: {total: {value: q1 + q2, missing: {allow: 1}}}",
         R"(7:34: "missing" has no meaning for a value; it goes with sum and mean)"},
    });
}

TEST_CASE("instrument: refusals of steps and norms") {
    check({
        {"scores: {met: {criterion: q1 > 1, bands: [{from: 0, label: a}], direction: worse}}",
         R"(7:35: "bands" has no meaning for a criterion; it goes with sum, mean and value)"
         "\n"
         R"(7:65: "direction" has no meaning for a criterion; it goes with sum, mean and value)"},
        {"scores: {total: {sum: q1..q3, multiply: 0}}", R"(7:41: "multiply" is 0, and so would every score be; expected another number)"},
        {"scores: {total: {sum: q1..q3, multiply: 1e3}}", R"(7:41: "multiply" is "1e3"; expected a decimal number such as 10 or 0.5)"},
        {"scores: {total: {sum: q1..q3, table: [1]}}", R"(7:38: "table" is a list; expected values with values, such as {0: 20, 1: 24})"},
        {"scores: {total: {sum: q1..q3, table: {}}}", R"(7:38: "table" is empty; expected values with values, such as {0: 20, 1: 24})"},
        {"scores: {total: {sum: q1..q3, table: {0: 1, 0.0: 2}}}", R"(7:45: "table" has the value 0.0 twice)"},
        {"scores: {total: {sum: q1..q3, table: {low: 1}}}", R"(7:39: "low" is no number; expected one such as 0 or 2.5)"},
        {"scores: {total: {sum: q1..q3, table: {0: 1:30}}}", R"(7:42: "table" is "1:30"; expected a decimal number such as 10 or 0.5)"},
        {"scores: {total: {sum: q1..q3, round: 1}}", R"(7:38: a rounding is "1"; expected keys with values)"},
        {"scores: {total: {sum: q1..q3, round: {half: up}}}", R"(7:38: a rounding lacks the key "to")"},
        {"scores: {total: {sum: q1..q3, round: {to: 0}}}", R"(7:43: "to" is 0; expected a number above 0)"},
        {"scores: {total: {sum: q1..q3, round: {to: 1, half: down}}}", R"(7:52: "half" is "down"; expected one of up, even)"},
        {"scores: {total: {sum: q1..q3, range: 9}}", R"(7:38: "range" is "9"; expected the least and the greatest value, such as [0, 27])"},
        {"scores: {total: {sum: q1..q3, range: [0]}}",
         R"(7:38: "range" is a list of 1; expected the least and the greatest value, such as [0, 27])"},
        {"scores: {total: {sum: q1..q3, range: [9, 0]}}", R"(7:42: "range" ends below its beginning; expected the least value first)"},
        {"scores: {total: {sum: q1..q3, range: [0, nine]}}", R"(7:42: "range" is "nine"; expected a decimal number such as 10 or 0.5)"},
        {"scores: {total: {sum: q1..q3, direction: up}}", R"(7:42: "direction" is "up"; expected one of worse, better, neutral)"},
        {"scores: {total: {sum: q1..q3, internal: 'no'}}", R"(7:41: "internal" is "no" in quotes; expected true or false)"},
        {"scores: {total: {sum: q1..q3, bands: {from: 0, label: a}}}", R"(7:38: "bands" is a map; expected a list)"},
        {"scores: {total: {sum: q1..q3, bands: [{from: 0}]}}", R"(7:39: a band lacks the key "label")"},
        {"scores: {total: {sum: q1..q3, bands: [{label: a}]}}", R"(7:39: a band lacks the key "from")"},
        {R"(scores: {total: {sum: q1..q3, bands: [{from: 0, label: ""}]}})", R"(7:56: "label" is empty; expected text)"},
        {"scores: {total: {sum: q1..q3, bands: [{from: 0, label: a}, {from: 0.0, label: b}]}}",
         "7:67: two bands begin at 0.0; expected each to begin elsewhere"},
        {R"(scores: {total: {sum: q1..q3, bands: [{from: "0", label: a, to: 5}]}})",
         R"(7:46: "from" is "0" in quotes; expected a decimal number such as 10 or 0.5)"
         "\n"
         R"(7:61: unknown key "to" in a band; expected one of from, label, note, source, confidence)"},
        {"scores: {total: {sum: q1..q3, cutoffs: [{meaning: a}]}}", R"(7:41: a cutoff lacks the key "at")"},
        {"scores: {total: {sum: q1..q3, cutoffs: [{at: 5, sense: over}]}}", R"(7:56: "sense" is "over"; expected one of >=, >, <=, <)"},
        {"scores: {total: {sum: q1..q3, cutoffs: {at: 5}}}", R"(7:40: "cutoffs" is a map; expected a list)"},
        {"scores: {total: {sum: q1..q3, reference: {mean: 1, sd: 1}}}", R"(7:42: "reference" is a map; expected a list)"},
        {"scores: {total: {sum: q1..q3, reference: [{mean: 1, sd: 0}]}}", R"(7:57: "sd" is 0; expected a number above 0)"},
        {"scores: {total: {sum: q1..q3, reference: [{mean: 1, sd: 1, percentile: {0: 1}}]}}",
         R"(7:60: unknown key "percentile" in a reference; did you mean "percentiles"?)"},
        {"scores: {total: {sum: q1..q3, reference: [{percentiles: {0: 101}}]}}", "7:61: a percentile is 101; expected 0 to 100"},
        {"scores: {total: {sum: q1..q3, reference: [{distribution: normal, mean: 1}]}}",
         R"(7:58: a normal distribution needs "mean" and "sd"; expected both)"},
        {"scores: {total: {sum: q1..q3, reference: [{distribution: t, mean: 1, sd: 2}]}}",
         R"(7:58: "distribution" is "t"; expected normal)"},
        {"scores: {total: {sum: q1..q3, reliability: {alpha: 1.2}}}", R"(7:52: "alpha" is 1.2; expected a coefficient of 0 to 1)"},
        {"scores: {total: {sum: q1..q3, reliability: {omega: 0.8}}}",
         R"(7:45: unknown key "omega" in a reliability; expected one of alpha, retest, interval, sd, mean, practice, population, n, source, confidence)"},
        {"scores: {total: {sum: q1..q3, reliability: {alpha: 0.9, mean: 3}}}",
         R"(7:63: "mean" says nothing without "sd"; expected both, of the same people)"},
        {"scores: {total: {sum: q1..q3, reliability: {alpha: 0.9, practice: 3}}}",
         R"(7:67: "practice" says nothing without "retest"; expected both, of the same people)"},
        {"scores: {total: {sum: q1..q3, change: {clinical: {mean: 3}}}}", R"(7:50: "clinical" lacks its mean or sd; expected both)"},
        {"scores: {total: {sum: q1..q3, change: {general: {mean: 3, sd: 1, n: 9}}}}",
         R"(7:66: unknown key "n" in "general"; expected one of mean, sd, population)"},
        {"scores: {total: {sum: q1..q3, reliability: 0.9}}",
         R"(7:44: "reliability" is "0.9"; expected keys with values, or a list of such)"},
        {"scores: {total: {sum: q1..q3, change: {reliable: -5}}}", R"(7:50: "reliable" is -5; expected a number above 0)"},
        {"scores: {total: {sum: q1..q3, change: {confidence_level: 95}}}",
         R"(7:58: "confidence_level" is 95; expected a share such as 0.95)"},
        {"scores: {total: {sum: q1..q3, change: [5]}}", R"(7:40: a change is "5"; expected keys with values)"},
    });
}

}  // namespace attune::instrument::test
