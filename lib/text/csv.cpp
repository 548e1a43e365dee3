#include "text/csv.hpp"

#include "text/utf8.hpp"
#include "text/whole_records.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace attune::text {
namespace {

constexpr std::size_t longest_record = std::size_t{16} << 20;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Whether a cell must stand in quotes. One look a byte, at a table: cells are short, and searching has its price.
bool wants_quotes(std::string_view field, char separator) {
    static constexpr auto table = [] {
        std::array<bool, 256> marks{};
        for (const char c : {'"', '\n', '\r'}) marks[static_cast<unsigned char>(c)] = true;
        return marks;
    }();
    return std::any_of(field.begin(), field.end(), [&](char c) { return c == separator || table[static_cast<unsigned char>(c)]; });
}

/// Whether a quote after these bytes begins a quoted name, or goes on with one after a doubled quote. The separator is not known yet.
bool may_open_a_quote(std::string_view before) {
    return before.empty() || before == byte_order_mark || std::string_view(",;\t\n\"").find(before.back()) != std::string_view::npos;
}

}  // namespace

char find_separator(std::string_view header) {
    constexpr std::array<char, 3> separators{',', ';', '\t'};
    std::array<std::size_t, 3> count{};
    bool quoted = false;
    for (const char c : header) {
        if (c == '"') quoted = !quoted;
        for (std::size_t k = 0; !quoted && k < separators.size(); ++k) count[k] += c == separators[k];
    }
    return separators[static_cast<std::size_t>(std::max_element(count.begin(), count.end()) - count.begin())];
}

CsvReader::CsvReader(const std::string& path) : name_(path == "-" ? "standard input" : path) {
    if (path == "-") {
        descriptor_ = STDIN_FILENO;
    } else {
        descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor_ < 0) throw system_fault(path, "cannot be opened", errno);
        own_ = true;
        struct stat status {};
        if (::fstat(descriptor_, &status) == 0 && S_ISDIR(status.st_mode)) {
            ::close(descriptor_);
            throw system_fault(path, "is a folder, not a file", EISDIR);
        }
        if (S_ISREG(status.st_mode)) size_ = static_cast<std::size_t>(status.st_size);
    }
    try {
        read_header();
    } catch (...) {
        if (own_) ::close(descriptor_);
        throw;
    }
}

CsvReader::~CsvReader() {
    if (own_) ::close(descriptor_);
}

/// Reads until `wanted` bytes more than now are there; false where the file ends first. What is known to be shorter needs no more room than
/// it has, and a byte to see its end.
bool CsvReader::fill(std::size_t wanted) {
    if (read_ < size_) wanted = std::min(wanted, size_ - read_ + 1);
    const std::size_t goal = used_ + wanted;
    if (buffer_.size() < goal + Chunk::slack) buffer_.resize(goal + Chunk::slack);
    while (!at_end_ && used_ < goal) {
        const ssize_t got = ::read(descriptor_, buffer_.data() + used_, goal - used_);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw system_fault(name_, "cannot be read", errno);
        read_ += static_cast<std::size_t>(got);
        used_ += static_cast<std::size_t>(got);
        at_end_ = got == 0;
        if (at_end_) check_size();
        else if (!own_) break;  // a pipe is not waited for longer than it must
    }
    return !at_end_;
}

/// That a file came to its end where it should; one that says it holds nothing (as the system's own do) says nothing.
void CsvReader::check_size() const {
    if (size_ == 0 || read_ == size_) return;
    const std::string how = read_ < size_ ? "shorter" : "longer";
    throw Refused(Fault{name_, {}, "the file became " + how + " while it was read; expected one that nobody writes to", Blame::system});
}

void CsvReader::read_header() {
    const char* end = nullptr;
    std::optional<std::size_t> open;  // where a quote is opened that is not closed yet
    const auto record_end = [&]() -> const char* {
        open.reset();
        for (std::size_t k = 0; k < used_; ++k) {
            if (buffer_[k] == '\n' && !open) return buffer_.data() + k + 1;
            if (buffer_[k] != '"') continue;
            if (open) open.reset();
            else if (may_open_a_quote({buffer_.data(), k})) open = k;
        }
        return nullptr;
    };
    for (std::size_t wanted = chunk_size; !end && !at_end_; wanted = used_) {
        fill(std::max(chunk_size, wanted));
        end = record_end();
        if (!end && used_ > longest_record)
            throw Refused(Fault{name_, {1, 1}, "the header is longer than 16 MB; expected one line of column names"});
    }
    if (!end && open) {
        const Record all{buffer_.data(), nullptr, 1, 0, 0, Flaw::none, nullptr};
        throw Refused(Fault{name_, position_in(all, buffer_.data() + *open), "a quote is opened in the header and never closed"});
    }
    if (!end) end = buffer_.data() + used_;
    std::size_t start = used_ >= 3 && std::string_view(buffer_.data(), 3) == byte_order_mark ? 3 : 0;
    const std::string_view text(buffer_.data() + start, static_cast<std::size_t>(end - buffer_.data()) - start);
    if (trim(text).empty()) throw Refused(Fault{name_, {1, 1}, "the file is empty; expected a header with the names of the columns"});
    separator_ = find_separator(text);
    Chunk& chunk = header_chunk_;
    chunk = chunk_of(text);
    Record& record = header_record_;
    Splitter(chunk, separator_).next(record, header_fields_);
    if (record.flaw != Flaw::none) {
        const char* what = record.flaw == Flaw::stray_quote ? "a quote stands inside an unquoted column name"
                           : record.flaw == Flaw::zero      ? "a NUL character stands in the header; expected text"
                                                            : "the header is no well-formed UTF-8 text";
        throw Refused(Fault{name_, position_in(record, record.flaw_at), what});
    }
    for (const std::string_view field : header_fields_) header_.emplace_back(trim(field));
    const std::size_t length = static_cast<std::size_t>(end - buffer_.data());
    line_ += static_cast<std::size_t>(std::count(buffer_.data(), buffer_.data() + length, '\n'));
    std::memmove(buffer_.data(), buffer_.data() + length, used_ - length);
    used_ -= length;
    if (at_end_) close_last_line();
}

/// The end of the last whole record in the buffer, or 0.
std::size_t CsvReader::last_end() const { return whole_records(buffer_.data(), buffer_.data() + used_, separator_); }

/// Closes the last line of the file, so that what is not whole after that has an open quote.
void CsvReader::close_last_line() {
    if (used_ == 0 || buffer_[used_ - 1] == '\n') return;
    if (buffer_.size() < used_ + 1 + Chunk::slack) buffer_.resize(used_ + 1 + Chunk::slack);
    buffer_[used_++] = '\n';
}

bool CsvReader::next(Chunk& chunk) {
    chunk.fault.reset();
    chunk.store.clear();
    std::size_t size = 0;
    for (std::size_t wanted = chunk_size; size == 0; wanted = used_) {
        if (at_end_ && used_ == 0) return false;
        if (!at_end_ && !fill(std::max(chunk_size, wanted) - (used_ < chunk_size ? used_ : 0))) close_last_line();
        if (used_ == 0) continue;
        size = last_end();
        const auto line = [&] { return line_ + count_lines(buffer_.data(), size); };
        if (at_end_ && size < used_) {
            chunk.fault = Fault{name_, {static_cast<int>(line()), 1}, "a quote is opened in this record and never closed"};
        } else if (used_ - size > longest_record) {
            chunk.fault = Fault{name_,
                                {static_cast<int>(line()), 1},
                                "a record begins here that is longer than 16 MB; is a quote opened and never closed?"};
        }
        if (!chunk.fault) continue;
        at_end_ = true;
        used_ = size;
        break;
    }
    hand_out(chunk, size);
    return size > 0 || chunk.fault.has_value();
}

/// The buffer goes out as it is; what lies after the records goes on in the chunk's old one.
void CsvReader::hand_out(Chunk& chunk, std::size_t size) {
    chunk.number = number_++;
    chunk.first_line = line_;
    chunk.size = size;
    const std::size_t left = used_ - size;
    if (chunk.bytes.size() < left + Chunk::slack) chunk.bytes.resize((at_end_ ? left : std::max(left, 2 * chunk_size)) + Chunk::slack);
    std::copy_n(buffer_.data() + size, left, chunk.bytes.data());
    chunk.bytes.swap(buffer_);
    used_ = left;
    line_ += count_lines(chunk.bytes.data(), size);
}

Position CsvReader::header_position(std::size_t column) const { return position_in(header_record_, header_fields_[column].data()); }

Position position_in(const Record& record, const char* at) {
    if (at < record.begin || (record.end && at > record.end)) at = record.begin;  // a field whose doubled quotes were taken out
    const auto line = static_cast<int>(record.line) + static_cast<int>(std::count(record.begin, at, '\n'));
    const char* start = at;
    while (start > record.begin && start[-1] != '\n') --start;
    std::string_view before(start, static_cast<std::size_t>(at - start));
    return {line, static_cast<int>(count_characters(before)) + 1};
}

Chunk chunk_of(std::string_view bytes) {
    Chunk chunk;
    chunk.bytes.reserve(bytes.size() + Chunk::slack);
    chunk.bytes.assign(bytes.begin(), bytes.end());
    chunk.bytes.resize(bytes.size() + Chunk::slack);
    chunk.size = bytes.size();
    return chunk;
}

std::string as_field(std::string_view text) {
    std::string field;
    append_field(field, text);
    return field;
}

namespace {

template <class Out>
void append_quoted(Out& out, std::string_view field) {
    out += '"';
    for (const char c : field) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

}  // namespace

void append_field(std::string& out, std::string_view field, char separator) {
    if (wants_quotes(field, separator)) append_quoted(out, field);
    else out += field;
}

void append_field(Buffer& out, std::string_view field) {
    if (wants_quotes(field, ',')) append_quoted(out, field);
    else out += field;
}

void append_line(std::string& out, std::span<const std::string> fields, char separator) {
    for (const std::string& field : fields) {
        append_field(out, field, separator);
        out += separator;
    }
    out.back() = '\n';
}

}  // namespace attune::text
