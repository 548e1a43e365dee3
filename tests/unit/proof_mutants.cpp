#include "proof/mutants.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace attune;  // NOLINT(google-build-using-namespace): a test

namespace {

/// Three choices from 0 to 2 and one number, with these scores and what follows them.
std::string definition(std::string_view rest) {
    return "attune: 1\nid: t\ntitle: T\nversion: \"1\"\nattributes: {age: {type: integer, min: 0, max: 120}}\n"
           "responses:\n  three: {0: a, 1: b, 2: c}\n"
           "items:\n  - {id: q1, label: one, response: three}\n  - {id: q2, label: two, response: three}\n"
           "  - {id: q3, label: three, response: three, when: q1 >= 1}\n" +
           std::string(rest);
}

proof::Mutants tried(std::string_view rest, bool lines = false) {
    return proof::try_mutants(score::compile(instrument::read_instrument(definition(rest), "t.yaml")), lines);
}

/// What no example notices, in the order of the file.
std::vector<std::string> survivors(std::string_view rest) {
    std::vector<std::string> changes;
    for (const proof::Finding& finding : tried(rest).survivors) changes.push_back(finding.fault.message.substr(24));
    return changes;
}

bool survives(std::string_view rest, const std::string& change) {
    const auto changes = survivors(rest);
    return std::find(changes.begin(), changes.end(), change) != changes.end();
}

constexpr std::string_view floor_only = "examples: [{answers: {q1: 0, q2: 0}, expect: {s: 0}}]\n";

}  // namespace

TEST_CASE("a floor alone pins what is reversed, and neither what is left out nor the blanks") {
    const std::string scores = "scores: {s: {sum: [q1, q2]}}\n" + std::string(floor_only);
    // condition of q3 apart, which no score uses: left out, q1 >= 0 or 2, q1 > 1 show in no score, and are equivalent
    CHECK(survivors(scores) == std::vector<std::string>{"s is a mean", "s allows 1 blank", "q1 is left out of s",
                                                        "q1 has the weight 2 in s", "q2 is left out of s", "q2 has the weight 2 in s"});
    const proof::Mutants mutants = tried(scores);
    CHECK(mutants.made == 12);
    CHECK(mutants.killed == 2);
    CHECK(mutants.equivalent == 4);
}

TEST_CASE("a limit that no form can reach is equivalent, one that a form can reach survives") {
    const std::string scores = "scores: {s: {sum: [q1, q2], missing: {allow: 1, fill: prorate}}}\n" + std::string(floor_only);
    CHECK_FALSE(survives(scores, "s allows 2 blanks"));  // one answer is needed anyhow
    CHECK(survives(scores, "s allows 0 blanks"));
    CHECK(survives(scores, "s asks for 2 answers"));
    CHECK(survives(scores, "blanks count 0 in s"));
    CHECK_FALSE(survives(scores, "s is rounded to 1"));  // x * 2 / 1 is whole
}

TEST_CASE("recodes, tables, factors and rounding are changed") {
    const std::string recoded = "scores: {s: {sum: [q1, q2], recode: {q1: {0: 0, 1: 3, 2: 1}}}}\n" + std::string(floor_only);
    CHECK_FALSE(survives(recoded, "0 of q1 gives 1 in s"));
    CHECK(survives(recoded, "1 of q1 gives 4 in s"));
    CHECK(survives(recoded, "2 of q1 gives 2 in s"));
    const std::string table = "scores: {s: {sum: [q1], table: {0: 0, 1: 2.5, 2: 4}}}\n" + std::string(floor_only);
    CHECK_FALSE(survives(table, "0 is 1 in the table of s"));
    CHECK(survives(table, "1 is 2.6 in the table of s"));
    CHECK_FALSE(survives(table, "q1 is left out of s"));  // a score of nothing is no change that is made
    const std::string factor = "scores: {s: {sum: [q1, q2], multiply: 4}}\n" + std::string(floor_only);
    CHECK(survives(factor, "s is multiplied by 5"));
    const std::string rounded = "scores: {s: {mean: [q1, q2], round: {to: 1}}}\n" + std::string(floor_only);
    CHECK(survives(rounded, "s rounds a half to even"));  // 0.5
    CHECK(survives(rounded, "s is not rounded"));
    CHECK(survives(rounded, "s is rounded to 2"));
}

TEST_CASE("edges of bands move onto the attainable values beside them") {
    const std::string scores =
        "scores: {s: {mean: [q1, q2], bands: [{from: 0, label: low}, {from: 1.2, label: high}]}}\n"
        "examples:\n  - {answers: {q1: 1, q2: 1}, expect: {s.band: low}}\n  - {answers: {q1: 2, q2: 2}, expect: {s.band: high}}\n";
    CHECK_FALSE(survives(scores, "\"high\" of s begins at 1"));
    CHECK(survives(scores, "\"high\" of s begins at 2"));   // 1.5 is the least value in it
    CHECK(survives(scores, "\"low\" of s begins at 0.5"));  // 0 is not in an example
}

TEST_CASE("norms are pinned by a z and by percentiles") {
    const std::string scores =
        "scores: {s: {sum: [q1, q2], reference: [{population: all, mean: 1.5, sd: 2, percentiles: {0: 10, 2: 60, 4: 99}, when: age >= "
        "18}]}}\n";
    const std::string blind = scores + std::string(floor_only);
    CHECK(survives(blind, "the mean of \"all\" in s is 1.6"));
    CHECK(survives(blind, "the sd of \"all\" in s is 3"));
    CHECK(survives(blind, "the percentile of 2 of \"all\" in s is 61"));
    CHECK(survives(blind, "the percentile 60 of \"all\" in s begins at 3"));
    CHECK(survives(blind, "18 is 19 in \"all\" of s"));
    const std::string seeing = scores + "examples: [{answers: {q1: 0, q2: 0}, with: {age: 18}, expect: {s.z: -0.75, s.percentile: 10}}]\n";
    CHECK_FALSE(survives(seeing, "the mean of \"all\" in s is 1.6"));
    CHECK_FALSE(survives(seeing, "the percentile of 0 of \"all\" in s is 11"));
    CHECK_FALSE(survives(seeing, "18 is 19 in \"all\" of s"));
    CHECK(survives(seeing, "18 is 17 in \"all\" of s"));
}

TEST_CASE("expressions change in numbers, comparisons, connectives and lists, each at its own place") {
    const std::string scores =
        "scores: {s: {criterion: \"q1 >= 1 and count([q1, q2] >= 2) >= 1\"}}\n"
        "examples: [{answers: {q1: 2, q2: 2, q3: 0}, expect: {s: yes}}]\n";
    CHECK(survives(scores, "\"and\" is \"or\" in s"));
    CHECK(survives(scores, "\"count\" is \"count_known\" in s"));
    CHECK(survives(scores, "the list lacks its first part in s"));
    CHECK(survives(scores, "2 is 1 in s"));
    CHECK(survives(scores, "\">=\" is \">\" in s"));
    const proof::Mutants mutants = tried(scores);
    const auto found = std::find_if(mutants.survivors.begin(), mutants.survivors.end(),
                                    [](const auto& finding) { return finding.fault.message.find("\"and\"") != std::string::npos; });
    REQUIRE(found != mutants.survivors.end());
    CHECK(found->fault.at.line == 12);
    CHECK(found->fault.at.column == 34);
    CHECK(found->grade == proof::Grade::remark);
    CHECK(found->name == "mutant");
}

TEST_CASE("alerts and conditions of items are changed, and what they show or hide") {
    const std::string rest =
        "scores: {s: {sum: [q1, q3]}}\nalerts: [{id: a, when: q2 >= 2, level: urgent, say: Ask.}]\n"
        "examples: [{answers: {q1: 1, q3: 1}, expect: {s: 2}}]\n";
    CHECK(survives(rest, "2 is 1 in the alert a"));
    CHECK(survives(rest, "\">=\" is \">\" in the alert a"));
    CHECK_FALSE(survives(rest, "1 is 2 in the condition of q3"));  // q3 would be hidden, and s 1
    CHECK_FALSE(survives(rest, "\">=\" is \">\" in the condition of q3"));
    CHECK(survives(rest, "1 is 0 in the condition of q3"));
    CHECK(survives(rest, "the condition of q3 is left out"));
}

TEST_CASE("a blank that counts 0 does so because of its condition") {
    const std::string rest =
        "scores: {s: {sum: [q1, q2], missing: {zero_when: {q2: q1 == 0}}}}\nexamples: [{answers: {q1: 2, q2: 1}, expect: {s: 3}}]\n";
    CHECK(survives(rest, "a blank q2 never counts 0 in s"));
    CHECK(survives(rest, "0 is 1 in the blanks that count 0 in s"));
}

TEST_CASE("the lines that are given notice all that survived, and are few") {
    const std::string rest =
        "scores: {s: {sum: [q1, q2], missing: {allow: 1}, bands: [{from: 0, label: low}, {from: 3, label: \"high, really\"}]}}\n"
        "alerts: [{id: a, when: q2 >= 2, level: urgent, say: Ask.}]\n";
    const proof::Mutants before = tried(rest + std::string(floor_only), true);
    REQUIRE_FALSE(before.lines.empty());
    CHECK(before.lines.size() < before.survivors.size());
    std::string examples = "examples:\n";
    for (const std::string& line : before.lines) examples += line + "\n";
    const proof::Mutants after = tried(rest + examples);
    CHECK(after.survivors.size() <= 2);  // the floor of the first example, which is not among them
    std::string both = "examples:\n  - {answers: {q1: 0, q2: 0}, expect: {s: 0}}\n" + examples.substr(10);
    CHECK(tried(rest + both).survivors.empty());
    CHECK(tried(rest + both).made == before.made);
}
