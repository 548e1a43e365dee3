#include "report/markdown_text.hpp"

#include "text/utf8.hpp"

#include <algorithm>

namespace attune::report {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
char hex(unsigned value) { return "0123456789ABCDEF"[value & 15U]; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Whether the character at `k` would do something wherever it stands.
bool is_mark(std::string_view text, std::size_t k) {
    constexpr std::string_view marks = "\\`*_[]<#|~";
    const char c = text[k];
    const char next = k + 1 < text.size() ? text[k + 1] : ' ';
    if (c == '&') return next == '#' || letter(next);  // `&copy;`
    if (c == ':') return next == '/';                  // `https://…`, a link on GitHub
    if (c == '.') return k >= 3 && (text[k - 1] | 0x20) == 'w' && (text[k - 2] | 0x20) == 'w' && (text[k - 3] | 0x20) == 'w';
    return marks.find(c) != std::string_view::npos;
}

/// The place of the character that makes a block of a line that begins so, or npos.
std::size_t block_mark(std::string_view line) {
    if (line.empty()) return std::string_view::npos;
    const std::string_view rest = line.substr(1);
    const bool alone = rest.empty() || rest.front() == ' ';
    switch (line.front()) {
        case '>':
        case '=':
        case ':': return 0;
        case '+': return alone ? 0 : std::string_view::npos;
        case '-': return alone || rest.front() == '-' || rest.front() == ':' ? 0 : std::string_view::npos;
        default: break;
    }
    const auto end = static_cast<std::size_t>(std::find_if_not(line.begin(), line.end(), digit) - line.begin());
    if (end == 0 || end == line.size() || (line[end] != '.' && line[end] != ')')) return std::string_view::npos;
    return end + 1 == line.size() || line[end + 1] == ' ' ? end : std::string_view::npos;
}

std::string escaped(std::string_view text, std::size_t also) {
    std::string out;
    for (std::size_t k = 0; k < text.size(); ++k) {
        if (k == also || is_mark(text, k)) out += '\\';
        out += text[k];
    }
    return out;
}

/// How many backticks stand together at most.
std::size_t longest_run(std::string_view text) {
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const char c : text) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

}  // namespace

std::string markdown_text(std::string_view text) {
    const std::string shown = text::printable(text);
    return escaped(text::trim(shown), std::string_view::npos);
}

std::string markdown_line(std::string_view text) {
    const std::string shown = text::printable(text);
    const std::string_view line = text::trim(shown);
    return escaped(line, block_mark(line));
}

std::string markdown_fence(std::string_view text) {
    constexpr std::size_t least = 3;
    return std::string(std::max(least, longest_run(text) + 1), '`');
}

std::string markdown_path(std::string_view path) {
    std::string out;
    for (const char c : path) {
        const bool plain = digit(c) || letter(c) || c == '/' || c == '.' || c == '_' || c == '-';
        if (plain) out += c;
        else ((out += '%') += hex(static_cast<unsigned char>(c) >> 4U)) += hex(static_cast<unsigned char>(c));
    }
    return out;
}

}  // namespace attune::report
