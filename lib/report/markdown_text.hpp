#pragma once

#include <string>
#include <string_view>

namespace attune::report {

/// Plain text so that CommonMark shows it unchanged within a line: its marks are escaped, links are inert, control characters stand
/// in caret notation, blanks at the ends are gone.
std::string markdown_text(std::string_view text);

/// The same at the beginning of a line, where digits, dashes and the like would begin a list or a rule.
std::string markdown_line(std::string_view text);

/// Text in a span of code, in which nothing is a mark.
std::string markdown_code(std::string_view text);

}  // namespace attune::report
