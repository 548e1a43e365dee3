#include "text/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace attune::text {
namespace {

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// Length of the well-formed sequence at the front of `bytes`, or 0; its code point in `point`.
std::size_t sequence(std::string_view bytes, char32_t& point) {
    const auto lead = static_cast<unsigned char>(bytes[0]);
    point = lead;
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || bytes.size() < length) return 0;
    point = lead & (0x7FU >> length);
    for (std::size_t k = 1; k < length; ++k) {
        if (!continues(bytes[k])) return 0;
        point = (point << 6U) | (static_cast<unsigned char>(bytes[k]) & 0x3FU);
    }
    const bool overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
    const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    return overlong || surrogate || point > 0x10FFFF ? 0 : length;
}

/// Whether the next eight bytes are there and ASCII, as most are.
bool ascii_ahead(std::string_view bytes, std::size_t at) {
    std::uint64_t eight = 0;
    if (bytes.size() - at < sizeof eight) return false;
    std::memcpy(&eight, bytes.data() + at, sizeof eight);
    return (eight & 0x8080808080808080U) == 0;
}

/// Whether a byte is a character of one column that does nothing, as nearly all are.
bool is_plain(char c) { return c >= 0x20 && c < 0x7F; }

bool turns_direction(char32_t point) {
    return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) || point == 0x200E || point == 0x200F ||
           point == 0x061C;
}

}  // namespace

std::optional<std::size_t> first_malformed(std::string_view bytes) {
    char32_t point = 0;
    for (std::size_t k = 0; k < bytes.size();) {
        if (ascii_ahead(bytes, k)) {
            k += sizeof(std::uint64_t);
            continue;
        }
        const std::size_t length = sequence(bytes.substr(k), point);
        if (length == 0) return k;
        k += length;
    }
    return std::nullopt;
}

std::size_t count_characters(std::string_view bytes) {
    std::size_t count = 0;
    char32_t point = 0;
    for (std::size_t k = 0; k < bytes.size(); ++count) {
        const std::size_t length = sequence(bytes.substr(k), point);
        k += length == 0 ? 1 : length;
    }
    return count;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    char32_t point = 0;
    for (std::size_t k = 0; k < text.size();) {
        if (is_plain(text[k])) {
            ++width;
            ++k;
            continue;
        }
        const std::size_t length = sequence(text.substr(k), point);
        width += length == 0 ? 1 : static_cast<std::size_t>(utf8proc_charwidth(static_cast<utf8proc_int32_t>(point)));
        k += length == 0 ? 1 : length;
    }
    return width;
}

std::string printable(std::string_view text, bool keep_newlines) {
    if (std::all_of(text.begin(), text.end(), is_plain)) return std::string(text);
    std::string out;
    out.reserve(text.size());
    char32_t point = 0;
    for (std::size_t k = 0; k < text.size();) {
        const std::size_t length = sequence(text.substr(k), point);
        if (length == 0) {
            out += "\xEF\xBF\xBD";  // the replacement character
            ++k;
            continue;
        }
        if (point < 0x20 && !(keep_newlines && point == '\n')) (out += '^') += static_cast<char>(point + 0x40);
        else if (point == 0x7F) out += "^?";
        else if (point >= 0x80 && point < 0xA0) (out += "^[") += static_cast<char>(point - 0x40);
        else if (turns_direction(point)) out += "^~";
        else out += text.substr(k, length);
        k += length;
    }
    return out;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t stop = std::min(text.find(separator, start), text.size());
        parts.push_back(text.substr(start, stop - start));
        start = stop + 1;
    }
    return parts;
}

}  // namespace attune::text
