#include "text/splitter.hpp"

#include "text/delimiters.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace attune::text {
namespace {

/// Nearly all text is ASCII, which is seen many bytes at a time.
bool is_sound(std::string_view bytes) {
    unsigned char high = 0;
    for (const char c : bytes) high = static_cast<unsigned char>(high | static_cast<unsigned char>(c));
    return bytes.find('\0') == std::string_view::npos && (high < 0x80 || !first_malformed(bytes));
}

}  // namespace

Splitter::Splitter(Chunk& chunk, char separator)
    : chunk_(chunk),
      separator_(separator),
      at_(chunk.bytes.data()),
      end_(at_ + chunk.size),
      line_(chunk.first_line),
      quotes_(chunk.size > 0 && find(at_, end_, '"')),
      bare_(!quotes_ && chunk.size > 0 && !find(at_, end_, '\r')),
      sound_(is_sound({at_, chunk.size})) {}

bool Splitter::next(Record& record, Fields& fields) {
    while (at_ < end_ && *at_ <= '\r' && (*at_ == '\n' || (*at_ == '\r' && at_ + 1 < end_ && at_[1] == '\n'))) {
        at_ += *at_ == '\r' ? 2 : 1;
        ++line_;
    }
    if (at_ >= end_ || (end_ - at_ == 1 && *at_ == '\r')) return false;
    record = {at_, nullptr, line_, fields.size(), 0, Flaw::none, nullptr, nullptr};
    const bool careful = quotes_ && quote_follows();
    const char* next = careful ? careful_record(at_, record, fields) : by_strip(record, fields);
    at_ = next ? next : plain_record(at_, fields);
    record.end = at_;
    record.fields = fields.size() - record.first + (record.strip ? fields.strip().columns : 0);
    if (!record.strip && fields.strip().columns > 0) fields.copy_strip(record.first, record.fields);
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

/// A record without a quote whose strip has short cells alone. Gives the place of the next record; nullptr where the record is no such one,
/// and then it left nothing.
const char* Splitter::by_strip(Record& record, Fields& fields) const {
    const Strip& strip = fields.strip();
    if (strip.columns == 0) return nullptr;
    View view(record.begin, separator_);
    if (!cut_lead(view, strip.first, fields.room(strip.first))) return nullptr;
    const char* start = view.at();
    const char* stop = cut_strip(view, fields.next_strip(), strip.columns);
    if (!stop || stop >= end_) {
        fields.drop_strip();
        return nullptr;
    }
    fields.grew(strip.first);
    record.strip = start;
    if (*stop == separator_) return plain_record(stop + 1, fields);
    return stop + (*stop == '\r' ? 2 : 1);
}

/// The fields before the strip, to `to`; the view then is at its beginning. False where the line ends before it.
bool Splitter::cut_lead(View& view, std::size_t fields, std::string_view* to) const {
    const char* start = view.at();
    for (std::size_t k = 0; k < fields;) {
        if (const char* separator = view.take_separator()) {
            to[k++] = {start, static_cast<std::size_t>(separator - start)};
            start = separator + 1;
            continue;
        }
        if (view.line_end() < view.size()) return false;
        view.move(view.size());
        if (view.at() >= end_) return false;
    }
    view.move(static_cast<std::size_t>(start - view.at()));
    return true;
}

/// The cells of a strip: a character and its separator in turn, but for cells that are empty. Gives where the last cell ends; nullptr
/// where one is longer, or the line too short.
const char* Splitter::cut_strip(View& view, unsigned char* cells, std::size_t columns) const {
    for (std::size_t k = 0;;) {
        const char* at = view.at();
        if (at >= end_) return nullptr;
        take_even(at, cells + k);
        const std::size_t last = 2 * (columns - k) - 1;  // the end of the last cell, if none is empty
        const std::size_t turn = view.out_of_turn();
        std::size_t line_end = view.line_end();
        if (line_end > 0 && line_end < view.size() && at[line_end - 1] == '\r') --line_end;
        const std::size_t stop = std::min(turn, line_end);
        if (stop >= last && last < view.size()) return turn > last || line_end == last ? at + last : nullptr;
        if (stop >= view.size()) {  // so far all in turn: look on
            const std::size_t whole = view.size() / 2;
            k += whole;
            view.move(2 * whole);
            view.look();
            continue;
        }
        if (line_end <= turn) {
            if (line_end + 1 != last) return nullptr;
            cells[k + line_end / 2] = Fields::empty;
            return at + line_end;
        }
        if (turn % 2 != 0) return nullptr;
        k += turn / 2;
        cells[k++] = Fields::empty;
        view.move(turn + 1);
        if (k == columns) return view.at() - 1;
    }
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
