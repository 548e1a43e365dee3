#include "text/csv.hpp"
#include "text/fault.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

namespace fs = std::filesystem;
using attune::Refused;
using attune::text::Chunk;
using attune::text::CsvReader;

namespace {

/// A file of many chunks that is gone after the test.
class LongFile {
public:
    LongFile() : LongFile("subject,note\n", ",\"one\n\"\"two\"\", three\"\n") {}
    LongFile(const std::string& header, const std::string& rest, int count = rows)
        : path_((fs::temp_directory_path() / "attune-XXXXXX").string()) {
        ::close(::mkstemp(path_.data()));
        std::ofstream file(path_);
        file << header;
        for (int row = 0; row < count; ++row) file << "S" << row << rest;
    }
    ~LongFile() { fs::remove(path_); }
    LongFile(const LongFile&) = delete;
    LongFile& operator=(const LongFile&) = delete;

    const std::string& path() const { return path_; }
    static constexpr int rows = 40000;

private:
    std::string path_;
};

int count_records(CsvReader& file) {
    int count = 0;
    Chunk chunk;
    while (file.next(chunk)) {
        attune::text::Splitter splitter(chunk, file.separator());
        attune::text::Record record;
        attune::text::Fields fields;
        for (; splitter.next(record, fields); fields.clear()) {
            CHECK(fields.size() == 2);
            CHECK(fields[1] == "one\n\"two\", three");
            CHECK(record.line == 2 + 2 * static_cast<std::size_t>(count));
            ++count;
        }
    }
    return count;
}

/// What reading says of a file that something is done to while it is open.
template <class Change>
std::string told_after(Change change) {
    const LongFile file;
    CsvReader reader(file.path());
    Chunk chunk;
    REQUIRE(reader.next(chunk));
    change(file.path());
    try {
        while (reader.next(chunk)) {
        }
    } catch (const Refused& refused) {
        CHECK(refused.faults().front().blame == attune::Blame::system);
        return refused.faults().front().message;
    }
    return {};
}

}  // namespace

TEST_CASE("csv: records with line feeds and doubled quotes in their cells come whole out of many chunks") {
    const LongFile file;
    CsvReader reader(file.path());
    CHECK(count_records(reader) == LongFile::rows);
}

TEST_CASE("csv: records of hundreds of quoted cells come whole out of many chunks") {
    std::string header = "subject";
    std::string rest;
    for (int k = 0; k < 700; ++k) {
        header += ",q" + std::to_string(k);
        rest += k % 2 == 0 ? ",\"1\"" : k % 4 == 1 ? ",\"\n\"" : ",\"a\nb\"";
    }
    constexpr int records = 3000;
    const LongFile file(header + "\n", rest + "\n", records);
    CsvReader reader(file.path());
    Chunk chunk;
    int count = 0;
    std::size_t cells = 0;
    std::size_t line = 2;
    while (reader.next(chunk)) {
        attune::text::Splitter splitter(chunk, reader.separator());
        attune::text::Record record;
        attune::text::Fields fields;
        for (; splitter.next(record, fields); fields.clear(), line += 351, ++count) {
            cells += fields.size();
            if (record.line != line) FAIL("a record is told to begin on line " << record.line << "; expected " << line);
        }
    }
    CHECK(count == records);
    CHECK(cells == 701 * static_cast<std::size_t>(records));
}

TEST_CASE("csv: a file that changes while it is read is refused, and its last records are not taken for all") {
    CHECK(told_after([](const std::string&) {}).empty());
    CHECK(told_after([](const std::string& path) { fs::resize_file(path, fs::file_size(path) / 2); }) ==
          "the file became shorter while it was read; expected one that nobody writes to");
    CHECK(told_after([](const std::string& path) { std::ofstream(path, std::ios::app) << "S,late\n"; }) ==
          "the file became longer while it was read; expected one that nobody writes to");
}
