#include "chart/battery.hpp"

#include "text/fault.hpp"
#include "text/file.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

namespace attune::chart {
namespace {

using text::Duration;

std::string sample_file() {
    return (std::filesystem::path(__FILE__).parent_path().parent_path() / "cases/library/batteries/example-intake.yaml").string();
}

constexpr Duration days(int count) { return {count, Duration::Unit::day}; }

std::string refusal(const std::string& more) {
    try {
        static_cast<void>(read_battery("attune: 1\nbattery: b\ntitle: B\n" + more, "b.yaml"));
    } catch (const Refused& refused) {
        return refused.what();
    }
    return "it loads";
}

}  // namespace

TEST_CASE("battery: every key") {
    const Battery b = read_battery(text::read_file(sample_file()), sample_file());
    CHECK(b.id == "example-intake");
    CHECK(b.title == "Example intake");
    CHECK(b.language == "en");
    REQUIRE(b.primary.size() == 2);
    CHECK(b.primary[0].instrument == "example-scale");
    CHECK(b.primary[0].name == "total");
    CHECK(b.pair_within == days(7));
    REQUIRE(b.consent);
    CHECK(b.consent->item == "pages");
    REQUIRE(b.release);
    CHECK(b.release->instrument == "two-views");
    CHECK(b.release->item == "again");
    CHECK(b.release->rater == "partner");
    CHECK(b.release->valid == Duration{6, Duration::Unit::week});
    CHECK(b.care.reads == "the team on duty");
    CHECK(b.care.within == "1 day");
    CHECK(b.care.limits == "What cannot stay private.");
    CHECK(b.care.card == "Where to call.");
    CHECK(b.care.between_partners == "What one says alone stays alone.");
    CHECK(b.care.pause == std::vector<std::string>{"Look round the room.", "Move your feet."});
}

TEST_CASE("battery: occasions") {
    const Battery b = read_battery(text::read_file(sample_file()), sample_file());
    REQUIRE(b.occasions.size() == 6);
    CHECK(b.occasions[0].id == "intake");
    CHECK(b.occasions[0].at == days(0));
    CHECK(b.occasions[0].window == Duration{3, Duration::Unit::week});
    CHECK(b.occasions[1].every == Duration{1, Duration::Unit::week});
    CHECK(b.occasions[1].from == Duration{1, Duration::Unit::week});
    CHECK(b.occasions[1].until == Duration{9, Duration::Unit::month});
    CHECK_FALSE(b.occasions[1].by_hand());
    CHECK(b.occasions[3].before_leaving);
    CHECK(b.occasions[3].by_hand());
    CHECK(b.occasions[4].within == days(1));
    CHECK(b.occasions[5].id == "whenever");
    CHECK(b.occasions[5].by_hand());
}

TEST_CASE("battery: steps") {
    const Battery b = read_battery(text::read_file(sample_file()), sample_file());
    REQUIRE(b.steps.size() == 4);
    CHECK(b.steps[0].targets == std::vector<std::string>{"mother", "partner"});
    CHECK(b.steps[0].at == std::vector<std::size_t>{0, 2});
    CHECK(b.steps[1].rater == "partner");
    CHECK(b.steps[1].when.text == "example-scale.total >= 5");
    CHECK(b.steps[1].replaces == "short");
    CHECK(b.steps[1].optional);
    CHECK_FALSE(b.steps[1].attended);
    CHECK(b.steps[2].attended);
    CHECK(b.steps[2].stale == days(30));
    CHECK(b.steps[2].review == "again");
    CHECK(b.steps[2].renew == std::vector<std::string>{"self-harm"});
    CHECK(b.steps[3].at.empty());
    CHECK(b.steps[3].stale == Duration{1, Duration::Unit::year});
}

TEST_CASE("battery: reports by audience") {
    const Battery b = read_battery(text::read_file(sample_file()), sample_file());
    REQUIRE(b.report.size() == 5);
    CHECK(b.report[0].first == Audience::clinician);
    REQUIRE(b.report[0].second.size() == 6);
    CHECK(b.report[0].second[0].heading == "Safety");
    CHECK(b.report[0].second[0].show == Show::alerts);
    CHECK(b.report[0].second[1].of[0].name.empty());
    CHECK(b.report[0].second[1].of[1].name == "kept");
    CHECK(b.report[1].second[0].text == "You chose these words.");
    CHECK(b.report[2].second[0].newest == 3U);
    CHECK(b.report[3].first == Audience::research);
    CHECK(b.report[3].second.empty());
    CHECK(b.report[4].first == Audience::record);
}

TEST_CASE("battery: another order of its keys loads") {
    CHECK(refusal("steps: [{at: [a], instrument: x}]\noccasions: {a: {at: 0d}}\n") == "it loads");
    CHECK(refusal("care: {within: the next working day}\nsteps: [{stale: 1d, instrument: x}]\n") == "it loads");
}

TEST_CASE("battery: refused") {
    CHECK(refusal("") == "b.yaml:1:1: the battery lacks the key \"steps\"");
    CHECK(refusal("steps: []\n") == "b.yaml:4:8: \"steps\" is empty; expected at least one step");
    CHECK(refusal("steps: [{instrument: x, at: []}]\n") == "b.yaml:4:29: \"at\" names no occasion; expected such as [intake]");
    CHECK(refusal("steps: [{instrument: x, at: [a]}]\n") == "b.yaml:4:30: there is no occasion \"a\"; the battery has none");
}

}  // namespace attune::chart
