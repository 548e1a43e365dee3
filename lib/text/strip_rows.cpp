#include "text/strip_rows.hpp"

#include "text/clones.hpp"
#include "text/delimiters.hpp"

#include <algorithm>
#include <cstdint>

namespace attune::text {
namespace {

/// The delimiters of `known` bytes.
struct Look {
    Delimiters found;
    std::size_t known = delimiter_block;
};

// What follows is inlined, so that each clone of the function that uses it has its own.

/// The fields before a strip, to `to`; `look` is at its first block. Gives where the strip begins and what is known from there; nullptr where the line
/// ends before it.
[[gnu::always_inline]] inline const char* cut_lead(const char* at, const char* end, char separator, std::size_t count, std::string_view* to,
                                                   Look& look) {
    const char* start = at;
    Delimiters found = look.found;
    std::uint64_t separators = found.separators & below_lowest(found.line_feeds);
    for (std::size_t k = 0; k < count;) {
        if (separators != 0) {
            const char* stop = at + __builtin_ctzll(separators);
            separators &= separators - 1;
            to[k++] = {start, static_cast<std::size_t>(stop - start)};
            start = stop + 1;
            continue;
        }
        at += delimiter_block;
        if (found.line_feeds != 0 || at >= end) return nullptr;
        found = delimiters_in(at, separator);
        separators = found.separators & below_lowest(found.line_feeds);
    }
    const auto passed = static_cast<std::size_t>(start - at);
    look = passed < delimiter_block ? Look{found.after(passed), delimiter_block - passed} : Look{{}, 0};
    return start;
}

/// The cells of a strip: a character and its separator in turn, but for cells that are empty. Gives where the last cell ends; nullptr
/// where one is longer, or the line too short.
[[gnu::always_inline]] inline const char* cut_strip(const char* at, const char* end, char separator, Look look, unsigned char* cells,
                                                    std::size_t left) {
    constexpr std::uint64_t every_other = 0xAAAAAAAAAAAAAAAA;
    constexpr std::size_t cells_a_block = delimiter_block / 2;
    for (;;) {
        if (look.known < 2 * left && look.known < delimiter_block) {
            if (at >= end) return nullptr;
            look = {delimiters_in(at, separator), delimiter_block};
        }
        take_even(at, cells);
        const std::size_t count = std::min(left, cells_a_block);
        const std::uint64_t reach = ~std::uint64_t{0} >> (delimiter_block - 2 * count + (count == left ? 1 : 0));
        const std::uint64_t others = ((look.found.separators ^ every_other) | look.found.line_feeds) & reach;
        if (others == 0) {
            at += 2 * count;
            if (count == left) return at - 1;
            cells += count;
            left -= count;
            look.known = 0;
            continue;
        }
        const auto other = static_cast<std::size_t>(__builtin_ctzll(others));
        if (other % 2 != 0) return nullptr;
        const std::size_t filled = other / 2;
        cells[filled] = Fields::empty;
        if (at[other] == '\n') return filled + 1 == left ? at + other : nullptr;
        if (filled + 1 == left) return at + other;
        at += other + 1;
        cells += filled + 1;
        left -= filled + 1;
        look = {look.found.after(other + 1), look.known - other - 1};
    }
}

/// A row of which some cells stand in quotes, none with a quote or a line's end in it. Gives its line feed, and where its strip begins; nullptr
/// where it is no such row, or has not as many fields as there are columns. What a cell holds is no branch: whether it has quotes, and
/// whether it is empty, cannot be foreseen.
[[gnu::always_inline]] inline const char* cut_quoted(const char* at, const char* end, char separator, Delimiters found, std::uint64_t marks,
                                                     const Strip& strip, std::string_view* lead, unsigned char* cells, const char*& begin) {
    const char* start = at;
    begin = at;
    std::size_t left = strip.first;
    const unsigned char* const cells_end = cells + strip.columns;
    std::size_t quotes = 0;
    std::size_t in_quotes = 0;  // fields
    bool careful = false;
    std::uint64_t open = 0;  // all bits, where a cell in quotes goes on from one block to the next
    for (;;) {
        const std::uint64_t inside = inside_quotes(marks) ^ open;
        open = 0 - (inside >> (delimiter_block - 1));
        const std::uint64_t line_feeds = found.line_feeds & ~inside;
        const std::uint64_t row = below_lowest(line_feeds);
        careful = careful || (found.line_feeds & inside & row) != 0;
        quotes += static_cast<std::size_t>(__builtin_popcountll(marks & row));
        std::uint64_t stops = (found.separators & ~inside & row) | (line_feeds & (0 - line_feeds));
        for (; stops != 0 && left > 0; stops &= stops - 1, --left) {
            const char* stop = at + __builtin_ctzll(stops);
            const bool quoted = *start == '"';
            const auto size = static_cast<std::size_t>(stop - start);
            if (*stop == '\n' || (quoted && (size < 2 || stop[-1] != '"'))) return nullptr;
            *lead++ = quoted ? std::string_view(start + 1, size - 2) : std::string_view(start, size);
            in_quotes += quoted ? 1 : 0;
            start = stop + 1;
            begin = start;
        }
        for (; stops != 0 && cells < cells_end; stops &= stops - 1) {
            const char* stop = at + __builtin_ctzll(stops);
            const char* const next = stop + 1;
            if (*stop == '\n' && stop[-1] == '\r') --stop;
            const auto quoted = static_cast<std::size_t>(*start == '"');
            const std::size_t size = static_cast<std::size_t>(stop - start) - 2 * quoted;
            const bool closed = stop[-static_cast<std::ptrdiff_t>(quoted)] == (quoted != 0 ? '"' : *stop);
            careful = careful || size > 1 || !closed;
            *cells++ = static_cast<unsigned char>(static_cast<unsigned char>(start[quoted]) & (0U - static_cast<unsigned>(size != 0)));
            in_quotes += quoted;
            start = next;
        }
        if (line_feeds != 0 || stops != 0) {
            const bool whole = stops == 0 && left == 0 && cells == cells_end && start <= end && start[-1] == '\n';
            return whole && !careful && quotes == 2 * in_quotes ? start - 1 : nullptr;
        }
        at += delimiter_block;
        if (at >= end) return nullptr;
        found = delimiters_in(at, separator);
        marks = places_of(at, '"');
    }
}

/// A row without a quote. Gives its line feed, and where its strip begins; nullptr where it is no such row.
[[gnu::always_inline]] inline const char* cut_plain(const char* at, const char* end, char separator, Look look, const Strip& strip,
                                                    std::string_view* lead, unsigned char* cells, const char*& begin) {
    begin = cut_lead(at, end, separator, strip.first, lead, look);
    if (!begin) return nullptr;
    const char* stop = cut_strip(begin, end, separator, look, cells, strip.columns);
    if (!stop || stop >= end) return nullptr;
    if (*stop == '\n' && stop[-1] == '\r') cells[strip.columns - 1] = Fields::empty;
    else if (*stop == '\r' && stop[1] == '\n') ++stop;
    return *stop == '\n' ? stop : nullptr;
}

template <bool quotes>
[[gnu::always_inline]] inline std::size_t cut_rows(const char* at, const char* end, std::size_t line, char separator, const StripRows& to) {
    const Strip strip = to.strip;
    unsigned char* cells = to.cells;
    std::string_view* leads = to.leads;
    std::size_t field = to.field;
    std::size_t count = 0;
    for (Record* record = to.records; count < to.most && at < end; ++record, ++count) {
        if (*at == '\n' || *at == '\r') break;  // an empty line is no row
        const char* begin = nullptr;
        const char* stop = nullptr;
        const Delimiters found = delimiters_in(at, separator);
        const std::uint64_t marks = quotes ? places_of(at, '"') : 0;
        const bool plain = !quotes || (found.line_feeds != 0 && (marks & below_lowest(found.line_feeds)) == 0);
        if (plain) stop = cut_plain(at, end, separator, {found, delimiter_block}, strip, leads, cells, begin);
        else stop = cut_quoted(at, end, separator, found, marks, strip, leads, cells, begin);
        if (!stop) break;
        *record = {at, stop + 1, line + count, field, strip.first + strip.columns, Flaw::none, nullptr, begin};
        at = stop + 1;
        field += strip.first;
        leads += strip.first;
        cells += to.stride;
    }
    return count;
}

}  // namespace

ATTUNE_CLONES std::size_t cut_strip_rows(const char* at, const char* end, std::size_t line, char separator, bool quotes,
                                         const StripRows& to) {
    return quotes ? cut_rows<true>(at, end, line, separator, to) : cut_rows<false>(at, end, line, separator, to);
}

}  // namespace attune::text
