#include "course/figure.hpp"
#include "course/plan.hpp"
#include "course/watch.hpp"
#include "text/date.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace attune::course {
namespace {

constexpr std::string_view head = R"yaml(attune: 1
id: t
title: T
version: "1"
log: true
key: about
responses: {level: {type: slider, min: 0, max: 10}, yn: {0: no, 1: yes}, words: {type: text}}
items:
  - {id: about, label: about, response: words}
  - {id: level, label: level, response: level}
  - {id: open, label: open, response: yn}
scores: {half: {value: level / 2}}
)yaml";

Plan plan_of(const std::string& more) { return compile(instrument::read_instrument(std::string(head) + more, "t.yaml")); }

struct Row {
    std::string day;
    std::string about;
    std::string level;
    std::string open;
};

Rows rows_of(const Plan& plan, const std::vector<Row>& list) {
    Rows rows(plan, list.size());
    for (std::size_t k = 0; k < list.size(); ++k) {
        if (const auto day = text::parse_date(list[k].day)) rows.set_day(k, *day);
        REQUIRE(rows.answers().set(0, list[k].about, k));
        REQUIRE(rows.answers().set(1, list[k].level, k));
        REQUIRE(rows.answers().set(2, list[k].open, k));
    }
    return rows;
}

Bound between(const Rational& low, const Rational& high) { return {low, high}; }

std::vector<Bound> values(std::initializer_list<std::int64_t> numbers) {
    std::vector<Bound> list;
    for (const std::int64_t number : numbers) list.push_back(Bound::of(number));
    return list;
}

}  // namespace

TEST_CASE("course: the functions over known values") {
    const std::vector<Bound> some = values({8, 6, 7, 4});
    CHECK(reckon(Function::first, some, 0) == Bound::of(8));
    CHECK(reckon(Function::last, some, 0) == Bound::of(4));
    CHECK(reckon(Function::mean, some, 0) == Bound::of(Rational(25, 4)));
    CHECK(reckon(Function::median, some, 0) == Bound::of(Rational(13, 2)));
    CHECK(reckon(Function::median, values({3, 1, 2}), 0) == Bound::of(2));
    CHECK(reckon(Function::least, some, 0) == Bound::of(4));
    CHECK(reckon(Function::most, some, 0) == Bound::of(8));
    CHECK(reckon(Function::sum, some, 0) == Bound::of(25));
    CHECK(reckon(Function::change, some, 0) == Bound::of(-4));
    CHECK(reckon(Function::successive, some, 0) == Bound::of(2));
    CHECK(reckon(Function::count, values({1, 0, 1}), 0) == Bound::of(2));
    CHECK(reckon(Function::share, values({1, 0, 1}), 0) == Bound::of(Rational(2, 3)));
    CHECK(reckon(Function::dates, values({10, 10, 12}), 0) == Bound::of(2));
    CHECK(reckon(Function::since, values({10, 12}), 20) == Bound::of(8));
}

TEST_CASE("course: the swing of a week, of the example course") {
    // reached - back, five days of three: 81 over 14 steps
    CHECK(reckon(Function::successive, values({1, 5, -6, 3, 7, -8, 0, 6, -5, 0, 0, 2, -1, -1, 2}), 0) == Bound::of(Rational(81, 14)));
    CHECK(reckon(Function::median, values({20, 38, 50, 62, 70, 96, 120}), 0) == Bound::of(62));
}

TEST_CASE("course: what is at least so much leaves open only what it could change") {
    std::vector<Bound> hours = values({12, 26, 36, 46, 72});
    hours.push_back(Bound::at_least(60));
    CHECK(reckon(Function::median, hours, 0) == Bound::of(41));  // whether 60 or more, it lies above the middle
    hours.push_back(Bound::at_least(5));
    CHECK(reckon(Function::median, hours, 0) == between(36, 46));
    CHECK(reckon(Function::least, hours, 0) == between(5, 12));
    CHECK(reckon(Function::most, hours, 0) == Bound::at_least(72));
    CHECK(reckon(Function::sum, hours, 0) == Bound::at_least(257));
    CHECK(reckon(Function::last, hours, 0) == Bound::at_least(5));
    CHECK(reckon(Function::first, hours, 0) == Bound::of(12));
}

TEST_CASE("course: arithmetic of what is known in part") {
    const Bound least = Bound::at_least(6);
    const Bound most{std::nullopt, Rational(6)};
    CHECK(add(least, Bound::of(1)) == Bound::at_least(7));
    CHECK(subtract(Bound::of(24), least) == Bound{std::nullopt, Rational(18)});
    CHECK(subtract(least, least).nothing());
    CHECK(multiply(least, Bound::of(2)) == Bound::at_least(12));
    CHECK(multiply(Bound::of(-1), least) == Bound{std::nullopt, Rational(-6)});
    CHECK(multiply(most, Bound::of(0)) == Bound::of(0));
    CHECK(multiply(least, least).nothing());
    CHECK(divide(least, Bound::of(4)) == Bound::at_least(Rational(3, 2)));
    CHECK(divide(Bound::of(1), Bound::of(0)).nothing());
    CHECK(divide(Bound::of(1), least).nothing());
}

TEST_CASE("course: what outgrows a number is nothing, and passes for no value") {
    const Rational large(std::int64_t{1} << 62);
    Bound product = Bound::of(large);
    for (int k = 0; k < 3; ++k) product = multiply(product, Bound::of(large));
    CHECK(product.nothing());
}

TEST_CASE("course: each key in the order of its first row, a row without one in none") {
    const Plan plan = plan_of("course: {moved: {value: change(level), each: key}}");
    Rows rows = rows_of(
        plan, {{"2026-01-01", "b", "1", ""}, {"2026-01-02", "a", "5", ""}, {"2026-01-03", "", "9", ""}, {"2026-01-04", "b", "4", ""}});
    const std::vector<Figure> made = figures(plan.figures[0], rows, 0);
    REQUIRE(made.size() == 2);
    CHECK(made[0].key == "b");
    CHECK(made[0].value == Bound::of(3));
    CHECK(made[1].key == "a");
    CHECK(made[1].state == Figure::State::too_few);
    CHECK(made[1].found[0].values == values({5}));

    Rows none = rows_of(plan, {{"2026-01-01", "", "1", ""}, {"2026-01-02", "", "5", ""}});
    const std::vector<Figure> empty = figures(plan.figures[0], none, 0);
    REQUIRE(empty.size() == 1);
    CHECK(empty[0].state == Figure::State::too_few);
    CHECK(empty[0].rows == 0);
}

TEST_CASE("course: a condition that is not known leaves a value at least what it is") {
    const Plan plan = plan_of("course: {most: {value: \"max(level, open == 1)\"}}");
    Rows closed = rows_of(plan, {{"2026-01-01", "", "5", "0"}});
    Rows silent = rows_of(plan, {{"2026-01-01", "", "5", ""}});
    CHECK(figures(plan.figures[0], closed, 0)[0].value == Bound::of(5));
    CHECK(figures(plan.figures[0], silent, 0)[0].value == Bound::at_least(5));
}

TEST_CASE("course: the date of the row stands in where and in brackets") {
    const Plan plan = plan_of(R"y(course:
  late: {value: mean(level), where: date >= "2026-01-03"}
  gap: {value: "max(days(date, \"2026-01-10\"))"}
)y");
    Rows rows = rows_of(plan, {{"2026-01-01", "", "9", ""}, {"2026-01-03", "", "4", ""}, {"2026-01-05", "", "5", ""}, {"", "", "1", ""}});
    const Figure late = figures(plan.figures[0], rows, 0)[0];
    CHECK(late.value == Bound::of(Rational(9, 2)));
    CHECK(late.doubtful == 1);
    CHECK(figures(plan.figures[1], rows, 0)[0].value == Bound::of(9));
}

TEST_CASE("course: since counts from the newest row, and from none before it") {
    const Plan plan = plan_of("course: {age: {value: since(date), where: open == 0}, last: {value: last(level)}}");
    Rows rows =
        rows_of(plan, {{"2026-01-01", "", "5", "0"}, {"2026-01-05", "", "", "0"}, {"2026-01-07", "", "1", "1"}, {"", "", "2", "0"}});
    const std::vector<Figure> age = figures(plan.figures[0], rows, *text::parse_date("2026-01-20"));
    CHECK(age[0].value == Bound::of(15));
    CHECK(age[0].undated == 1);
    CHECK(figures(plan.figures[1], rows, 0)[0].value == Bound::of(1));
}

TEST_CASE("course: a mean, a share and a sum do not hang on the order of rows") {
    const Plan plan = plan_of(R"y(course:
  mean: {value: mean(half)}
  middle: {value: "median(level, open == 1)"}
  share: {value: share(level >= 5)}
  dates: {value: dates()}
)y");
    std::mt19937 random(7);
    for (int round = 0; round < 50; ++round) {
        std::vector<Row> list;
        for (unsigned k = 0; k < 12; ++k)
            list.push_back({"2026-01-" + std::to_string(10 + random() % 20), "", random() % 5 == 0 ? "" : std::to_string(random() % 11),
                            std::to_string(random() % 2)});
        std::vector<Bound> before;
        for (int turn = 0; turn < 2; ++turn) {
            Rows rows = rows_of(plan, list);
            std::vector<Bound> made;
            for (const FigurePlan& figure : plan.figures) made.push_back(figures(figure, rows, 0)[0].value);
            if (turn == 1) CHECK(made == before);
            before = made;
            std::shuffle(list.begin(), list.end(), random);
        }
    }
}

TEST_CASE("course: a watch goes by the last known value before") {
    const Plan plan = plan_of("watch: [{id: w, of: level, change: -3, level: attention, say: Ask.}]");
    Rows rows =
        rows_of(plan, {{"2026-01-01", "", "8", ""}, {"2026-01-02", "", "6", ""}, {"2026-01-03", "", "", ""}, {"2026-01-04", "", "3", ""}});
    const std::vector<Fired> all = fired(plan.watches[0], rows);
    REQUIRE(all.size() == 2);
    CHECK(all[0].row == 2);
    CHECK(!all[0].to);
    CHECK(all[1].row == 3);
    CHECK(all[1].before == 1);
    CHECK(all[1].from == Rational(6));
    CHECK(all[1].to == Rational(3));
}

}  // namespace attune::course
