#include "text/splitter.hpp"

#include "text/clones.hpp"
#include "text/delimiters.hpp"
#include "text/strip_rows.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace attune::text {
namespace {

/// What some bytes hold, seen in one go.
struct Held {
    bool quote = false;
    bool carriage_return = false;
    bool sound = true;  ///< well-formed UTF-8 without NUL
};

/// By the least distances, which a compiler finds for many bytes at a time.
ATTUNE_CLONES Held held_in(std::string_view bytes) {
    unsigned char quote = 255;
    unsigned char carriage_return = 255;
    unsigned char least = 255;
    unsigned char most = 0;
    for (const char byte : bytes) {
        const auto c = static_cast<unsigned char>(byte);
        quote = std::min(quote, static_cast<unsigned char>(c ^ static_cast<unsigned char>('"')));
        carriage_return = std::min(carriage_return, static_cast<unsigned char>(c ^ static_cast<unsigned char>('\r')));
        least = std::min(least, c);
        most = std::max(most, c);
    }
    const bool ascii = most < 0x80;  // as nearly all text is
    return {quote == 0, carriage_return == 0, least != 0 && (ascii || !first_malformed(bytes))};
}

}  // namespace

Splitter::Splitter(Chunk& chunk, char separator)
    : chunk_(chunk), separator_(separator), at_(chunk.bytes.data()), end_(at_ + chunk.size), line_(chunk.first_line) {
    const Held held = held_in({at_, chunk.size});
    quotes_ = held.quote;
    bare_ = !held.quote && !held.carriage_return;
    sound_ = held.sound;
}

bool Splitter::take(Reused<Record>& records, Fields& fields, std::size_t most) {
    const bool strips = sound_ && fields.strip().columns > 0;
    while (records.size() < most) {
        if (strips) cut_strips(records, fields, most);
        if (records.size() == most) return true;
        if (!next(*records.room(1), fields)) return false;
        records.grew(1);
    }
    return true;
}

/// Appends the records up to the first that is to be cut with care.
void Splitter::cut_strips(Reused<Record>& records, Fields& fields, std::size_t most) {
    const Strip& strip = fields.strip();
    const auto bytes = static_cast<std::size_t>(end_ - at_);
    const std::size_t left = std::min(most - records.size(), bytes / (strip.first + strip.columns));  // a byte ends each cell
    const StripRows to{strip, records.room(left), fields.room(left * strip.first), fields.size(), fields.strip_room(left), fields.stride(),
                       left};
    const std::size_t cut = cut_strip_rows(at_, end_, line_, separator_, quotes_, to);
    if (cut == 0) return;
    records.grew(cut);
    fields.grew(cut * strip.first, cut);
    line_ += cut;
    at_ = records[records.size() - 1].end;
}

bool Splitter::next(Record& record, Fields& fields) {
    while (at_ < end_ && *at_ <= '\r' && (*at_ == '\n' || (*at_ == '\r' && at_ + 1 < end_ && at_[1] == '\n'))) {
        at_ += *at_ == '\r' ? 2 : 1;
        ++line_;
    }
    if (at_ >= end_ || (end_ - at_ == 1 && *at_ == '\r')) return false;
    record = {at_, nullptr, line_, fields.size(), 0, Flaw::none, nullptr, nullptr};
    at_ = quotes_ && quote_follows() ? careful_record(at_, record, fields) : plain_record(at_, fields);
    record.end = at_;
    record.fields = fields.size() - record.first;
    if (fields.strip().columns > 0) fields.copy_strip(record.first, record.fields);
    ++line_;
    if (sound_) return true;
    const std::string_view bytes(record.begin, static_cast<std::size_t>(record.end - record.begin));
    const std::size_t malformed = first_malformed(bytes).value_or(bytes.size());
    const std::size_t zero = bytes.find('\0');
    if (std::min(malformed, zero) >= bytes.size()) return true;
    record.flaw = zero <= malformed ? Flaw::zero : Flaw::malformed_text;
    record.flaw_at = record.begin + std::min(malformed, zero);
    return true;
}

/// Whether a quote stands before the line's end.
bool Splitter::quote_follows() {
    if (quote_ < at_) quote_ = find(at_, end_, '"');
    if (!quote_) quote_ = end_;
    return quote_ < end_ && !find(at_, quote_, '\n');
}

/// A record without a quote, or the rest of it: its fields, found some bytes at a time. Gives the place of the next record.
const char* Splitter::plain_record(const char* at, Fields& fields) const {
    const char* start = at;
    const char* line_end = nullptr;
    for (; !line_end && at < end_; at += delimiter_block) {
        const Delimiters found = delimiters_in(at, separator_);
        if (found.line_feeds != 0) line_end = std::min(at + lowest(found.line_feeds), end_);
        std::uint64_t separators = found.separators & below_lowest(found.line_feeds);
        if (end_ - at < static_cast<std::ptrdiff_t>(delimiter_block)) separators &= (std::uint64_t{1} << (end_ - at)) - 1;
        std::string_view* const room = fields.room(delimiter_block);
        std::string_view* to = room;
        for (; separators != 0; separators &= separators - 1) {
            const char* separator = at + lowest(separators);
            *to++ = {start, static_cast<std::size_t>(separator - start)};
            start = separator + 1;
        }
        fields.grew(static_cast<std::size_t>(to - room));
    }
    const char* next = line_end && line_end < end_ ? line_end + 1 : end_;
    if (!line_end) line_end = end_;
    if (line_end > start && line_end[-1] == '\r') --line_end;
    fields.push({start, static_cast<std::size_t>(line_end - start)});
    return next;
}

/// Cells of one character at most, in quotes or not, that another cell follows: most of a questionnaire's are such. Gives where the first
/// begins that is none.
const char* Splitter::short_cells(const char* at, Fields& fields) const {
    constexpr std::ptrdiff_t longest = 4;  // bytes, with quotes and separator
    constexpr std::size_t at_a_time = 64;
    std::string_view* const room = fields.room(at_a_time);
    std::string_view* to = room;
    while (end_ - at >= longest && to < room + at_a_time) {
        if (at[0] == separator_) {
            *to++ = std::string_view(at, 1).substr(0, 0);  // empty, and yet in its place
            at += 1;
        } else if (at[1] == separator_ && at[0] != '"' && at[0] != '\n') {
            *to++ = {at, 1};
            at += 2;
        } else if (at[0] == '"' && at[1] != '"' && at[1] != '\n' && at[2] == '"' && at[3] == separator_) {
            *to++ = {at + 1, 1};
            at += longest;
        } else {
            break;
        }
    }
    fields.grew(static_cast<std::size_t>(to - room));
    return at;
}

const char* Splitter::careful_record(const char* at, Record& record, Fields& fields) {
    for (;;) {
        at = short_cells(at, fields);
        if (at < end_ && *at == '"') {
            at = quoted(at, record, fields);
        } else {
            const char* start = at;
            while (at < end_ && *at != separator_ && *at != '\n') {
                if (*at == '"' && record.flaw == Flaw::none) {
                    record.flaw = Flaw::stray_quote;
                    record.flaw_at = at;
                }
                ++at;
            }
            const char* stop = at > start && at[-1] == '\r' && (at == end_ || *at == '\n') ? at - 1 : at;
            fields.push({start, static_cast<std::size_t>(stop - start)});
        }
        if (at >= end_) return end_;
        if (*at++ == '\n') return at;
    }
}

/// A field in quotes; `at` is its opening quote. Gives the place of what follows the field.
const char* Splitter::quoted(const char* at, Record& record, Fields& fields) {
    const char* const begin = at;
    const char* start = ++at;
    std::string* taken = nullptr;
    for (;;) {
        const char* quote = find(at, end_, '"');
        if (!quote) quote = end_;
        if (quote + 1 < end_ && quote[1] == '"') {
            if (!taken) taken = &chunk_.store.emplace_back();
            taken->append(start, quote + 1);
            at = start = quote + 2;
            continue;
        }
        if (taken) taken->append(start, quote);
        fields.push(taken ? std::string_view(*taken) : std::string_view(start, static_cast<std::size_t>(quote - start)));
        at = quote < end_ ? quote + 1 : end_;
        break;
    }
    line_ += static_cast<std::size_t>(std::count(begin, at, '\n'));
    const char* after = at;
    while (at < end_ && *at != separator_ && *at != '\n') ++at;
    const std::string_view rest = trim({after, static_cast<std::size_t>(at - after)});
    if (!rest.empty() && record.flaw == Flaw::none) {
        record.flaw = Flaw::stray_quote;
        record.flaw_at = after;
    }
    return at;
}

}  // namespace attune::text
