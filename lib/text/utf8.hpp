#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune::text {

/// The offset of the first byte that is not well-formed UTF-8 (overlong forms and surrogates are not), if any.
std::optional<std::size_t> first_malformed(std::string_view bytes);

/// Number of characters (code points) of well-formed UTF-8; a malformed byte counts as one.
std::size_t count_characters(std::string_view bytes);

/// Columns that the text takes in a terminal.
std::size_t display_width(std::string_view text);

/// The text with control characters (C0, DEL, C1) and bidirectional overrides in caret notation (^[, ^?, ...), so that nothing from
/// a file reaches a terminal as a command. With `keep_newlines`, line feeds stay.
std::string printable(std::string_view text, bool keep_newlines = false);

/// The parts of `text` between separators, empty ones too.
std::vector<std::string_view> split(std::string_view text, char separator);

/// `text` without spaces, tabs, carriage returns and line feeds at either end.
inline std::string_view trim(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

}  // namespace attune::text
