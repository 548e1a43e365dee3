#pragma once

#include "text/buffer.hpp"
#include "text/fault.hpp"

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <span>
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

/// Reads a CSV file or pipe in chunks of whole records. Memory is bounded by the chunk and by the longest record (16 MB at most).
class CsvReader {
public:
    /// `path` `-` is standard input. Reads the header and finds the separator: of comma, semicolon and tab the most frequent
    /// in it, outside quotes. Throws Refused where there is no header, or where a name stands twice in it.
    explicit CsvReader(const std::string& path);
    ~CsvReader();
    CsvReader(const CsvReader&) = delete;
    CsvReader& operator=(const CsvReader&) = delete;

    const std::string& name() const { return name_; }
    char separator() const { return separator_; }
    const std::vector<std::string>& header() const { return header_; }
    /// Where a column's name stands.
    Position header_position(std::size_t column) const;

    /// The next chunk; false at the end. A fault that ends the file stands in the last chunk.
    bool next(Chunk& chunk);
    /// Whether something may be left to read.
    bool more() const { return !at_end_ || used_ > 0; }

private:
    void read_header();
    bool fill(std::size_t wanted);
    std::size_t last_end() const;
    void close_last_line();
    void hand_out(Chunk& chunk, std::size_t size);

    std::string name_;
    int descriptor_ = -1;
    bool own_ = false;
    bool at_end_ = false;
    char separator_ = ',';
    std::vector<std::string> header_;
    Chunk header_chunk_;  ///< the header as it was read, for the places of its names
    Record header_record_;
    Fields header_fields_;
    std::vector<char> buffer_;
    std::size_t used_ = 0;
    std::size_t line_ = 1;
    std::size_t number_ = 0;
};

/// Where `at` stands, in a record that begins on `line`: lines count from 1, columns in characters.
Position position_in(const Record& record, const char* at);

/// Of comma, semicolon and tab the most frequent in a header, outside quotes.
char find_separator(std::string_view header);

/// A chunk of bytes that are in memory already, such as what was just written.
Chunk chunk_of(std::string_view bytes);

/// A text as a CSV field.
std::string as_field(std::string_view text);
/// Appends a CSV field, quoted where it must be; and a line of fields, with its line end.
void append_field(std::string& out, std::string_view field, char separator = ',');
void append_field(Buffer& out, std::string_view field);
void append_line(std::string& out, std::span<const std::string> fields, char separator = ',');

}  // namespace attune::text
