#pragma once

#include "text/buffer.hpp"
#include "text/fault.hpp"
#include "text/splitter.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace attune::text {

/// Reads a CSV file or pipe in chunks of whole records. Memory is bounded by the chunk and by the longest record (16 MB at most).
class CsvReader {
public:
    static constexpr std::size_t chunk_size = std::size_t{128} << 10;  ///< bytes of a chunk, where no record is longer

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
    void check_size() const;
    std::size_t last_end() const;
    void close_last_line();
    void hand_out(Chunk& chunk, std::size_t size);

    std::string name_;
    int descriptor_ = -1;
    bool own_ = false;
    std::size_t size_ = 0;  ///< of a file, in bytes, when it was opened
    std::size_t read_ = 0;
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
