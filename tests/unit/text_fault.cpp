#include "text/fault.hpp"

#include <cerrno>
#include <doctest/doctest.h>
#include <string>

using attune::Blame;
using attune::describe;
using attune::Fault;
using attune::Refused;

TEST_CASE("a fault is told with what is known of its place") {
    CHECK(describe({"phq9.yaml", {3, 7}, "no item"}) == "phq9.yaml:3:7: no item");
    CHECK(describe({"phq9.yaml", {3, 0}, "no item"}) == "phq9.yaml:3: no item");
    CHECK(describe({"phq9.yaml", {}, "no item"}) == "phq9.yaml: no item");
    CHECK(describe({"", {3, 7}, "no item"}) == "3:7: no item");
    CHECK(describe({"", {}, "no command"}) == "no command");
}

TEST_CASE("a fault commands no terminal") { CHECK(describe({"a\x1B[2J", {1, 1}, "key \"\x1B[31m\"\n"}) == "a^[[2J:1:1: key \"^[[31m\"^J"); }

TEST_CASE("all faults of one run are told, a line each") {
    const Refused refused(std::vector<Fault>{{"a", {1, 1}, "one"}, {"b", {}, "two"}});
    CHECK(std::string(refused.what()) == "a:1:1: one\nb: two");
    CHECK(refused.faults().size() == 2);
}

TEST_CASE("who has to act") {
    CHECK(Fault{}.blame == Blame::data);
    CHECK(attune::usage_fault("no command").faults()[0].blame == Blame::usage);
    CHECK(std::string(attune::usage_fault("no command").what()) == "no command");
    const Refused system = attune::system_fault("out.csv", "cannot be written", ENOSPC);
    CHECK(system.faults()[0].blame == Blame::system);
    CHECK(std::string(system.what()) == "out.csv: cannot be written: No space left on device");
    CHECK(std::string(attune::system_fault("f", "is no folder", 0).what()) == "f: is no folder");
}

TEST_CASE("an unknown name is answered with the nearest one") {
    CHECK(attune::unknown_name("key", "revers", {"range", "reverse"}) == "there is no key \"revers\"; did you mean \"reverse\"?");
    CHECK(attune::unknown_name("key", "revers", {"range", "reverse"}, "see the manual") ==
          "there is no key \"revers\"; did you mean \"reverse\"?");
    CHECK(attune::unknown_name("item", "q99", {"total"}, "items are q1 to q9") == "there is no item \"q99\"; items are q1 to q9");
    CHECK(attune::unknown_name("item", "q99", {"total"}) == "there is no item \"q99\"");
}
