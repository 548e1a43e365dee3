#pragma once

#include <string>
#include <string_view>

namespace attune::report {

/// Plain text so that HTML and XML show it unchanged, also within the quotes of an attribute: control characters stand in caret
/// notation, what no XML may hold as the replacement character. With `keep_newlines`, line feeds stay.
std::string markup_text(std::string_view text, bool keep_newlines = false);

}  // namespace attune::report
