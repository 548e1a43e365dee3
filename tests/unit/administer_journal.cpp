#include "administer/journal.hpp"
#include "text/fault.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace fs = std::filesystem;
using namespace attune;
using administer::Journal;
using administer::journal_path;
using administer::journal_record;
using administer::Occasion;
using administer::read_journal;

namespace {

std::string journal(const std::vector<std::string>& records) {
    std::uint32_t chain = 0;
    std::string bytes = journal_record(chain, "attune-journal 1");
    for (const std::string& record : records) bytes += journal_record(chain, record);
    return bytes;
}

std::string refusal(std::string_view bytes) {
    try {
        static_cast<void>(read_journal(bytes, "j"));
    } catch (const Refused& refused) {
        return refused.what();
    }
    return "it reads";
}

instrument::Instrument named(const std::string& id) {
    instrument::Instrument instrument;
    instrument.id = id;
    instrument.version = "1";
    return instrument;
}

}  // namespace

TEST_CASE("a journal tells what was answered, in order") {
    const auto told = read_journal(
        journal({"instrument phq9", "subject A 01", "set age=34", "answer q1=2", "answer q1=3", R"(answer w=a\nb\\c=d)"}), "j");
    CHECK(told.instrument == "phq9");
    CHECK(told.occasion.subject == "A 01");
    REQUIRE(told.occasion.facts.size() == 1);
    CHECK(told.occasion.facts[0].second == "34");
    REQUIRE(told.answers.size() == 3);
    CHECK(told.answers[1] == std::pair<std::string, std::string>("q1", "3"));
    CHECK(told.answers[2].second == "a\nb\\c=d");
    CHECK_FALSE(told.torn);
    CHECK_FALSE(told.closed);
    CHECK(read_journal(journal({"entered 2026-01-05T10:00:00"}), "j").closed);
}

TEST_CASE("wherever a journal is torn, the whole records before that are told and nothing else") {
    const std::string bytes = journal({"instrument x", "answer q1=1", "answer q2=2"});
    std::size_t whole = 0;
    for (std::size_t size = 0; size <= bytes.size(); ++size) {
        if (size > 0 && bytes[size - 1] == '\n') whole = size;
        const auto told = read_journal(std::string_view(bytes).substr(0, size), "j");
        CHECK(told.whole == whole);
        CHECK(told.torn == (size != whole));
    }
}

TEST_CASE("a bit that flips anywhere is found, or tears the end alone") {
    const std::string bytes = journal({"instrument x", "answer q1=1", "answer q2=2"});
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            std::string other = bytes;
            other[at] = static_cast<char>(static_cast<unsigned char>(other[at]) ^ (1U << static_cast<unsigned>(bit)));
            const bool last_end = at + 1 == bytes.size();
            if (last_end) CHECK(read_journal(other, "j").torn);
            else CHECK(refusal(other) != "it reads");
        }
    }
}

TEST_CASE("a record that is missing, doubled or moved is found") {
    const std::string bytes = journal({"answer q1=1", "answer q2=2", "answer q3=3"});
    std::vector<std::string> lines;
    for (std::size_t start = 0; start < bytes.size(); start = bytes.find('\n', start) + 1)
        lines.push_back(bytes.substr(start, bytes.find('\n', start) + 1 - start));
    CHECK(refusal(lines[0] + lines[1] + lines[3]) ==
          "j:3:1: the journal is damaged here; one answer stands whole before it: to go on from there, cut the file before this line");
    CHECK(refusal(lines[0] + lines[1] + lines[1] + lines[2]) != "it reads");
    CHECK(refusal(lines[0] + lines[2] + lines[1]) != "it reads");
    CHECK(refusal("subject,date\n") == "j:1:1: this is no journal of attune");
}

TEST_CASE("the journal of each interview has a name of its own, in which no letter leads elsewhere") {
    Occasion occasion;
    occasion.subject = "../A.1";
    occasion.rater = "self";
    CHECK(journal_path("d/o.csv", "", named("phq9"), occasion) == "d/o.csv.phq9.%2E%2E%2FA%2E1.self.journal");
    occasion.target = "mother";
    occasion.respondent = "P";
    CHECK(journal_path("", "s", named("phq9"), occasion) == "s/phq9.%2E%2E%2FA%2E1.self.of-mother.by-P.journal");
    occasion.subject = std::string(300, 'x');
    const std::string one = journal_path("", "s", named("phq9"), occasion);
    occasion.subject += 'y';
    CHECK(one != journal_path("", "s", named("phq9"), occasion));
    CHECK(one.size() < 200);
}

TEST_CASE("a journal on disk is taken up where it was left") {
    std::string folder = (fs::temp_directory_path() / "attune-XXXXXX").string();
    REQUIRE(::mkdtemp(folder.data()) != nullptr);
    const std::string path = folder + "/j";
    {
        Journal begun(path);
        CHECK(begun.told().instrument.empty());
        Occasion occasion;
        occasion.subject = "A";
        begun.begin(named("x"), occasion);
        begun.add("q1", "1");
        CHECK_THROWS_AS(Journal second(path), Refused);
    }
    std::ofstream(path, std::ios::app) << "12345678 ans";
    {
        Journal taken(path);
        CHECK(taken.told().torn);
        CHECK(taken.told().answers.size() == 1);
        taken.add("q2", "2");
    }
    std::ofstream(folder + "/torn") << journal({"instrument x"}) << "12345678 subj";
    CHECK(Journal(folder + "/torn").told().instrument.empty());
    CHECK(fs::file_size(folder + "/torn") == 0);
    Journal again(path);
    CHECK_FALSE(again.told().torn);
    CHECK(again.told().answers.size() == 2);
    again.remove();
    CHECK_FALSE(fs::exists(path));
    fs::remove_all(folder);
}
