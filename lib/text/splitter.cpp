#include "text/splitter.hpp"

#include "text/delimiters.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace attune::text {
Splitter::Splitter(Chunk& chunk, char separator)
    : chunk_(chunk),
      separator_(separator),
      at_(chunk.bytes.data()),
      end_(at_ + chunk.size),
      line_(chunk.first_line),
      quotes_(chunk.size > 0 && find(at_, end_, '"')),
      bare_(!quotes_ && chunk.size > 0 && !find(at_, end_, '\r')) {}

bool Splitter::next(Record& record, Fields& fields) {
    while (at_ < end_ && (*at_ == '\n' || (*at_ == '\r' && at_ + 1 < end_ && at_[1] == '\n'))) {
        at_ += *at_ == '\r' ? 2 : 1;
        ++line_;
    }
    if (at_ >= end_ || (end_ - at_ == 1 && *at_ == '\r')) return false;
    record = {at_, nullptr, line_, fields.size(), 0, Flaw::none, nullptr};
    bool careful = false;
    if (quotes_) {
        const char* line_end = find(at_, end_, '\n');
        careful = find(at_, line_end ? line_end : end_, '"') != nullptr;
    }
    at_ = careful ? careful_record(at_, record, fields) : plain_record(at_, fields);
    record.end = at_;
    record.fields = fields.size() - record.first;
    line_ += careful ? static_cast<std::size_t>(std::count(record.begin, at_, '\n')) : 1;
    if (chunk_.plain) return true;
    const std::string_view bytes(record.begin, static_cast<std::size_t>(record.end - record.begin));
    const std::size_t malformed = first_malformed(bytes).value_or(bytes.size());
    const std::size_t zero = bytes.find('\0');
    if (std::min(malformed, zero) >= bytes.size()) return true;
    record.flaw = zero <= malformed ? Flaw::zero : Flaw::malformed_text;
    record.flaw_at = record.begin + std::min(malformed, zero);
    return true;
}

/// A record without a quote: its fields, found some bytes at a time. Gives the place of the next record.
const char* Splitter::plain_record(const char* at, Fields& fields) const {
    const char* start = at;
    const char* line_end = nullptr;
    for (; !line_end && end_ - at >= static_cast<std::ptrdiff_t>(delimiter_block); at += delimiter_block) {
        const Delimiters found = delimiters_in(at, separator_);
        if (found.line_feeds != 0) line_end = at + __builtin_ctz(found.line_feeds);
        // a line feed cuts off what comes after it: of its lowest bit less one are the bits below
        unsigned separators = found.separators & ((found.line_feeds & (0U - found.line_feeds)) - 1U);
        std::string_view* const room = fields.room(delimiter_block);
        std::string_view* to = room;
        for (; separators != 0; separators &= separators - 1) {
            const char* separator = at + __builtin_ctz(separators);
            *to++ = {start, static_cast<std::size_t>(separator - start)};
            start = separator + 1;
        }
        fields.grew(static_cast<std::size_t>(to - room));
    }
    for (; !line_end && at < end_; ++at) {
        if (*at == '\n') {
            line_end = at;
        } else if (*at == separator_) {
            fields.push({start, static_cast<std::size_t>(at - start)});
            start = at + 1;
        }
    }
    const char* next = line_end ? line_end + 1 : end_;
    if (!line_end) line_end = end_;
    if (line_end > start && line_end[-1] == '\r') --line_end;
    fields.push({start, static_cast<std::size_t>(line_end - start)});
    return next;
}

const char* Splitter::careful_record(const char* at, Record& record, Fields& fields) {
    for (;;) {
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
