#pragma once

#include "text/position.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace attune::text {

/// The text of a YAML file, and where in it things stand.
class YamlSource {
public:
    /// Refuses what no YAML parser should be given: what is too large, malformed UTF-8, control characters, directives.
    YamlSource(std::string_view bytes, const std::string& file);

    /// Without the byte-order mark.
    std::string_view text() const { return text_; }
    Position position(std::size_t offset) const;
    /// Of a line and a byte in it, both counted from 0.
    std::size_t offset(int line, int column) const;
    /// The line that holds this offset, without its end.
    std::string_view line(std::size_t offset) const;
    [[noreturn]] void refuse(std::size_t offset, std::string message) const;

private:
    std::size_t line_start(std::size_t offset) const;
    std::size_t characters_before(std::size_t offset) const;
    void index();
    void refuse_malformed() const;
    void refuse_directives() const;

    std::string_view text_;
    const std::string& file_;
    std::vector<std::size_t> lines_;       // where each begins
    std::vector<std::size_t> characters_;  // how many stand before every stride-th byte
};

/// Whether a character stands here that no text of ours holds and that a terminal would obey: C0 but for tab, LF and CR LF, DEL, C1.
bool control_character(std::string_view text, std::size_t offset);

}  // namespace attune::text
