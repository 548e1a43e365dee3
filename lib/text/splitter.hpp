#pragma once

#include "text/fault.hpp"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune::text {

/// Why a record cannot be read.
enum class Flaw { none, stray_quote, malformed_text, zero };

/// One record, cut into fields. Fields point into the chunk, or into its store where doubled quotes were taken out.
struct Record {
    const char* begin = nullptr;
    const char* end = nullptr;  ///< past its line end
    std::size_t line = 0;       ///< physical line of its beginning
    std::size_t first = 0;      ///< place of its first field in the list of fields
    std::size_t fields = 0;
    Flaw flaw = Flaw::none;
    const char* flaw_at = nullptr;
};

/// The fields of some records, one after the other. Cleared, it keeps its memory, and nothing in it is cleared one by one.
class Fields {
public:
    std::size_t size() const { return size_; }
    void clear() { size_ = 0; }
    std::string_view operator[](std::size_t k) const { return fields_[k]; }
    const std::string_view* data() const { return fields_.data(); }
    const std::string_view* begin() const { return fields_.data(); }
    const std::string_view* end() const { return fields_.data() + size_; }

    void drop_last() { --size_; }
    void push(std::string_view field) {
        room(1)[0] = field;
        ++size_;
    }
    /// Room for `more` fields after the last; whoever writes there says with `grew` how many they were.
    std::string_view* room(std::size_t more) {
        if (fields_.size() - size_ < more) fields_.resize(2 * fields_.size() + more);
        return fields_.data() + size_;
    }
    void grew(std::size_t by) { size_ += by; }

private:
    std::vector<std::string_view> fields_;
    std::size_t size_ = 0;
};

/// Some whole records as bytes, as they were read.
struct Chunk {
    std::vector<char> bytes;
    std::size_t size = 0;        ///< of `bytes` that are records
    std::size_t first_line = 1;  ///< physical line of the first byte
    std::size_t number = 0;
    bool plain = true;           ///< ASCII without NUL
    std::optional<Fault> fault;  ///< what ended the reading after these records
    std::deque<std::string> store;
};

/// Cuts records out of a chunk, one after the other; empty lines are passed over.
class Splitter {
public:
    Splitter(Chunk& chunk, char separator);

    /// Appends the fields of the next record to `fields`; false at the end.
    bool next(Record& record, Fields& fields);

    /// Whether there is neither a quote nor a carriage return, so that no field need stand in quotes where the separator is the same.
    bool bare() const { return bare_; }

private:
    const char* quoted(const char* at, Record& record, Fields& fields);
    const char* plain_record(const char* at, Fields& fields) const;
    const char* careful_record(const char* at, Record& record, Fields& fields);

    Chunk& chunk_;
    char separator_;
    const char* at_;
    const char* end_;
    std::size_t line_;
    bool quotes_;
    bool bare_;
};

}  // namespace attune::text
