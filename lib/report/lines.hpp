#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace attune::report {

/// The text in lines of at most `width` columns, broken at blanks and beside wide characters (which need no blanks between words). What
/// is wider than a line is cut, never between a character and its accents. One line at least, which may be empty.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// The same, each line feed beginning a new line.
std::vector<std::string> wrap_lines(std::string_view text, std::size_t width);

/// The text filled up with blanks to `width` columns; with `right`, blanks before it.
std::string padded(std::string text, std::size_t width, bool right = false);

}  // namespace attune::report
