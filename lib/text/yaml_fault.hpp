#pragma once

#include "text/yaml_source.hpp"

#include <optional>
#include <string_view>

namespace attune::text {

/// The offset past the quote that closes the one at `offset`, if any does.
std::optional<std::size_t> past_quotes(std::string_view text, std::size_t offset);

/// Refuses the "[" or "{" at `offset` where nothing closes it; comes back where something does. Asked only where something is amiss,
/// since it sees quotes where a value may begin, and text may go on in ways that only look so.
void refuse_unclosed(const YamlSource& source, std::size_t offset);

/// Refuses what the parser refused, in words for people who write a file; the parser's own are for programmers.
/// `message` is one of yaml-cpp's, `offset` where it gave up, `bracket` the innermost "[" or "{" that was open.
[[noreturn]] void refuse_yaml(const YamlSource& source, std::string_view message, std::size_t offset, std::optional<std::size_t> bracket);

}  // namespace attune::text
