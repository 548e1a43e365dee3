#include "chart/chart.hpp"

#include "chart/condition.hpp"
#include "expression/program.hpp"
#include "instrument/instrument.hpp"
#include "text/date.hpp"

#include <doctest/doctest.h>

#include <string>

namespace attune::chart {
namespace {

std::string name_of(const std::string& neutral_title) {
    instrument::Instrument made;
    made.id = "hark";
    made.neutral_title = neutral_title;
    return response_file_name(made);
}

}  // namespace

TEST_CASE("condition: dotted names are replaced, and every place stays") {
    const Condition condition = parse_condition({"ecr-rs.anxiety >= 3 and not(16-pf.a_1 == \"x-y.z\") or ü-1 > -phq9.total", {1, 1}});
    CHECK(condition.formula.text == "ecr_rs_anxiety >= 3 and not(_6_pf_a_1 == \"x-y.z\") or ü-1 > -phq9_total");
    REQUIRE(condition.names.size() == 3);
    CHECK(condition.names[0].instrument == "ecr-rs");
    CHECK(condition.names[0].name == "anxiety");
    CHECK(condition.names[0].at == 0);
    CHECK(condition.names[1].instrument == "16-pf");
    CHECK(condition.names[1].name == "a_1");
    CHECK(condition.names[1].at == 28);
    CHECK(condition.names[2].instrument == "phq9");
    CHECK(condition.names[2].at == 60);
}

TEST_CASE("condition: what has no instrument before its dot stays as it is") {
    for (const char* text :
         {"total >= 5", "1.5 > 2.25", "q1..q3", "a_b.c > 1", "Phq9.total > 1", "\"phq9.total", "", "-", "phq9.", "phq9.1", "."})
        CHECK_MESSAGE(parse_condition({text, {1, 1}}).formula.text == text, text);
}

TEST_CASE("condition: typed over the items and scores that stand for its names") {
    const instrument::Instrument sample = instrument::read_instrument(
        "attune: 1\nid: two-words\ntitle: T\nversion: \"1\"\nresponses: {often: {0: a, 1: b}, day: {type: date}}\n"
        "items: [{id: q1, label: one, response: often, when: q1 > 0}, {id: on, label: two, response: day}]\nscores: {total: {sum: q1}}\n",
        "two-words.yaml");
    const auto find = [&](const std::string& id) { return id == "two-words" ? &sample : nullptr; };
    const auto typed = [&](const std::string& text) {
        const Condition condition = parse_condition({text, {4, 10}});
        const instrument::Instrument made = stand_in_instrument(condition, find, "b.yaml");
        std::vector<Fault> faults;
        static_cast<void>(expression::compile(condition.formula, expression::Type::boolean, made, faults));
        return faults.empty() ? std::string("it fits") : describe(faults.front());
    };
    CHECK(typed("two-words.total >= 1 and answered(two-words.q1)") == "it fits");
    CHECK(typed("two-words.total >= 1 or two-words.total == 0") == "it fits");
    CHECK(typed("two-words.on > \"2026-01-31\"") == "it fits");
    CHECK(typed("two-words.total") == "b.yaml:4:10: this is a number; expected a condition");
}

TEST_CASE("chart: its head") {
    const Chart chart = read_chart(
        "attune: 1\nchart: C07\nbattery: repair\nstarted: 2026-01-05\nlanguage: en\npeople:\n  - {id: C07-1, name: Runa, with: {age: 34, "
        "sex: f}}\n  - {id: C07-2}\nother: Maja\n",
        "folder/C07/chart.yaml");
    CHECK(chart.id == "C07");
    CHECK(chart.folder == "folder/C07");
    CHECK(chart.battery == "repair");
    CHECK(chart.battery_at == Position{3, 10});
    CHECK(chart.started == text::parse_date("2026-01-05"));
    CHECK(chart.language == "en");
    CHECK(chart.other == "Maja");
    REQUIRE(chart.people.size() == 2);
    CHECK(chart.people[0].name == "Runa");
    CHECK(chart.people[0].with == std::vector<std::pair<std::string, std::string>>{{"age", "34"}, {"sex", "f"}});
    CHECK(chart.people[1].name == "C07-2");
    CHECK(read_chart("attune: 1\nchart: C\npeople: [{id: a}]\n", "chart.yaml").folder == ".");
}

TEST_CASE("chart: a neutral title names the file") {
    CHECK(name_of("") == "hark");
    CHECK(name_of("Four short questions") == "four-short-questions");
    CHECK(name_of("  Form 7 (b)! ") == "form-7-b");
    CHECK(name_of("Über/uns") == "Über-uns");
    CHECK(name_of("../..") == "hark");
}

}  // namespace attune::chart
