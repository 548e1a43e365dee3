#pragma once

#include "text/delimiters.hpp"
#include "text/fault.hpp"
#include "text/record.hpp"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace attune::text {

/// Some whole records as bytes, as they were read.
struct Chunk {
    static constexpr std::size_t slack = delimiter_block;  ///< bytes that may be looked at past the records

    std::vector<char> bytes;     ///< with the slack
    std::size_t size = 0;        ///< of `bytes` that are records
    std::size_t first_line = 1;  ///< physical line of the first byte
    std::size_t number = 0;
    std::optional<Fault> fault;  ///< what ended the reading after these records
    std::deque<std::string> store;
};

/// Cuts records out of a chunk, one after the other; empty lines are passed over.
class Splitter {
public:
    Splitter(Chunk& chunk, char separator);

    /// Appends the fields of the next record to `fields`; false at the end.
    bool next(Record& record, Fields& fields);
    /// Appends records and their fields, or the cells of their strips, until there are `most`; false at the end.
    bool take(Reused<Record>& records, Fields& fields, std::size_t most);

    /// Whether there is neither a quote nor a carriage return, so that no field need stand in quotes where the separator is the same.
    bool bare() const { return bare_; }

private:
    bool quote_follows();
    void cut_strips(Reused<Record>& records, Fields& fields, std::size_t most);
    const char* quoted(const char* at, Record& record, Fields& fields);
    const char* plain_record(const char* at, Fields& fields) const;
    const char* short_cells(const char* at, Fields& fields) const;
    const char* careful_record(const char* at, Record& record, Fields& fields);

    Chunk& chunk_;
    char separator_;
    const char* at_;
    const char* end_;
    const char* quote_ = nullptr;  ///< the next one, if it is not before `at_`
    std::size_t line_;
    bool quotes_;
    bool bare_;
    bool sound_;  ///< well-formed UTF-8 without NUL, all of it
};

}  // namespace attune::text
