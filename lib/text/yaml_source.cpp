#include "text/yaml_source.hpp"

#include "text/fault.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace attune::text {
namespace {

constexpr std::size_t stride = 64;

// A bound for hostile files: of a list in brackets the parser and the tree together hold some 200 bytes for every byte read.
constexpr std::size_t largest_file = std::size_t{1} << 20U;

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

/// Whether a control character may begin with this byte.
bool may_control(char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F || c == '\xC2'; }

std::size_t count(std::string_view text) { return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_character)); }

/// The bytes between two marks; these short stretches are counted many bytes at once.
std::string_view stretch_at(std::string_view text, std::size_t mark) { return text.substr(mark, stride); }

}  // namespace

bool control_character(std::string_view text, std::size_t offset) {
    const auto c = static_cast<unsigned char>(text[offset]);
    if (c == 0xC2) return offset + 1 < text.size() && static_cast<unsigned char>(text[offset + 1]) < 0xA0;
    if (c == '\r') return !text.substr(offset + 1).starts_with('\n');
    return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
}

YamlSource::YamlSource(std::string_view bytes, const std::string& file) : text_(bytes), file_(file) {
    if (bytes.size() > largest_file)
        throw Refused(Fault{file, {}, "the file is larger than 1 MB; expected a YAML file as people write it"});
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
    index();
    refuse_malformed();
    refuse_directives();
}

void YamlSource::index() {
    lines_.push_back(0);
    for (std::size_t newline = text_.find('\n'); newline != std::string_view::npos; newline = text_.find('\n', newline + 1))
        lines_.push_back(newline + 1);
    std::size_t characters = 0;
    for (std::size_t mark = 0; mark < text_.size(); mark += stride) {
        characters_.push_back(characters);
        characters += count(stretch_at(text_, mark));
    }
    characters_.push_back(characters);
}

void YamlSource::refuse_malformed() const {
    if (const auto malformed = first_malformed(text_))
        refuse(*malformed, "this is no well-formed UTF-8; expected the file to be saved as UTF-8");
    for (std::size_t mark = 0; mark < text_.size(); mark += stride) {
        const std::string_view stretch = stretch_at(text_, mark);
        if (std::count_if(stretch.begin(), stretch.end(), may_control) == 0) continue;
        for (std::size_t k = mark; k < mark + stretch.size(); ++k)
            if (control_character(text_, k)) refuse(k, "a control character stands here; expected plain text");
    }
}

void YamlSource::refuse_directives() const {
    // the parser would drop such a line, and what stands on it, without a word
    for (const std::size_t start : lines_)
        if (text_.substr(start).starts_with('%'))
            refuse(start, "a directive (%) stands here; expected a line that does not begin with \"%\"");
}

std::size_t YamlSource::line_start(std::size_t offset) const { return *(std::upper_bound(lines_.begin(), lines_.end(), offset) - 1); }

std::size_t YamlSource::characters_before(std::size_t offset) const {
    const std::size_t mark = offset / stride;
    return characters_[mark] + count(text_.substr(mark * stride, offset - mark * stride));
}

Position YamlSource::position(std::size_t offset) const {
    offset = std::min(offset, text_.size());
    const auto next = std::upper_bound(lines_.begin(), lines_.end(), offset);
    const std::size_t start = *(next - 1);
    const std::string_view before = text_.substr(start, offset - start);
    // the marks are for lines of any length; most are short
    const std::size_t characters = before.size() > stride ? characters_before(offset) - characters_before(start) : count(before);
    return {static_cast<int>(next - lines_.begin()), static_cast<int>(characters) + 1};
}

std::size_t YamlSource::offset(int line, int column) const {
    const auto index = static_cast<std::size_t>(std::max(line, 0));
    if (index >= lines_.size()) return text_.size();
    return std::min(lines_[index] + static_cast<std::size_t>(std::max(column, 0)), text_.size());
}

std::string_view YamlSource::line(std::size_t offset) const {
    const std::string_view rest = text_.substr(line_start(std::min(offset, text_.size())));
    return rest.substr(0, rest.find_first_of("\r\n"));
}

void YamlSource::refuse(std::size_t offset, std::string message) const {
    throw Refused(Fault{file_, position(offset), std::move(message)});
}

}  // namespace attune::text
