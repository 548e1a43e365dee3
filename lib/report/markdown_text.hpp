#pragma once

#include <string>
#include <string_view>

namespace attune::report {

/// Plain text so that CommonMark shows it unchanged within a line: its marks are escaped, links are inert, control characters stand
/// in caret notation, blanks at the ends are gone.
std::string markdown_text(std::string_view text);

/// The same at the beginning of a line, where digits, dashes and the like would begin a list or a rule.
std::string markdown_line(std::string_view text);

/// What stands before and after a block of code that holds this text.
std::string markdown_fence(std::string_view text);

/// The path of a file as the destination of a link.
std::string markdown_path(std::string_view path);

}  // namespace attune::report
