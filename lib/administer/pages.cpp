#include "administer/pages.hpp"

#include "administer/prompts.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace attune::administer {
namespace {

/// The characters of a word that fit into `width` columns, at least one.
std::string_view piece(std::string_view word, std::size_t width) {
    std::size_t end = 0;
    for (std::size_t k = 1; k <= word.size(); ++k) {
        if (k < word.size() && (static_cast<unsigned char>(word[k]) & 0xC0U) == 0x80U) continue;
        if (end > 0 && text::display_width(word.substr(0, k)) > width) break;
        end = k;
    }
    return word.substr(0, end);
}

/// The keys, with those that turn the page.
std::string keys_of(const Page& page, const Manner& manner, bool on, bool to_first) {
    const std::string turns = std::string(on ? " · m shows more" : "") + (to_first ? " · f goes to the first" : "");
    return "\n" + wrapped(page.keys + turns + page.further_keys, manner.width);
}

/// The lines that are left for the list.
std::size_t room_of(const Page& page, const Manner& manner, bool turns) {
    const std::size_t spare = turns ? 3 : 1;  // for the prompt, and on one page of many for a word above it
    const std::size_t taken = lines_of(page.head) + lines_of(page.below) + lines_of(keys_of(page, manner, turns, turns)) + spare;
    return manner.height > taken ? manner.height - taken : 0;
}

/// Three digits and two blanks stand before what is numbered.
constexpr std::size_t number_width = 5;

std::size_t beside_number(const Manner& manner) { return manner.width > number_width + 1 ? manner.width - number_width : 1; }

}  // namespace

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
    const std::size_t room = std::max<std::size_t>(width > indent ? width - indent : 1, 4);
    const std::string blanks(indent, ' ');
    std::string out;
    const std::string plain = text::printable(text, true);
    for (const std::string_view paragraph : text::split(text::trim(plain), '\n')) {
        std::string line;
        for (std::string_view word : text::split(paragraph, ' ')) {
            if (word.empty()) continue;
            if (!line.empty() && text::display_width(line) + 1 + text::display_width(word) > room)
                out += blanks + std::exchange(line, {}) + "\n";
            if (!line.empty()) line += ' ';
            for (; text::display_width(word) > room; word.remove_prefix(piece(word, room).size()))
                out += blanks + std::string(piece(word, room)) + "\n";
            line += word;
        }
        out += blanks + line + "\n";
    }
    return out;
}

std::size_t lines_of(std::string_view text) { return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')); }

std::string on_one_line(const std::string& text, std::size_t width) {
    std::string plain = text::printable(text);
    if (text::display_width(plain) <= width) return plain;
    return std::string(piece(plain, width > 1 ? width - 1 : 1)) + "…";
}

std::string laid_out(const Page& page, const Manner& manner, Extent& extent) {
    const std::vector<std::string>& entries = page.entries;
    std::size_t lines = 0;
    for (const std::string& entry : entries) lines += lines_of(entry);
    const bool fits = entries.size() < 2 || lines <= room_of(page, manner, false);
    const std::size_t room = fits ? lines : room_of(page, manner, true);
    extent.all = entries.size();
    if (fits || extent.first >= extent.all) extent.first = 0;
    std::string out = page.head;
    std::size_t used = 0;
    for (extent.end = extent.first; extent.end < extent.all; ++extent.end) {
        used += lines_of(entries[extent.end]);
        if (used > room && extent.end > extent.first) break;
        out += entries[extent.end];
    }
    return out + page.below + keys_of(page, manner, extent.goes_on(), extent.first > 0);
}

std::string review(const Interview& interview, const Manner& manner, Extent& extent) {
    Page page{wrapped("Your answers", manner.width) + "\n",
              {},
              {},
              "a number and Enter changes that answer · b goes back",
              " · Enter alone: all is right"};
    const std::size_t width = beside_number(manner);
    for (const std::size_t item : interview.reviewed())
        page.entries.push_back(fmt::format("{:>3}  ", page.entries.size() + 1) + on_one_line(wording(interview, item, manner), width) +
                               "\n     " + on_one_line(said_line(interview, item), width) + "\n");
    return laid_out(page, manner, extent);
}

std::string choice(const std::string& title, const std::vector<std::string>& lines, const Manner& manner, Extent& extent) {
    Page page{wrapped(title, manner.width) + "\n", {}, {}, "a number and Enter: look at that one again", " · Enter alone: a new one"};
    for (const std::string& line : lines)
        page.entries.push_back(fmt::format("{:>3}  ", page.entries.size() + 1) + on_one_line(line, beside_number(manner)) + "\n");
    return laid_out(page, manner, extent);
}

std::optional<std::size_t> numbered(std::string_view typed, std::size_t last) {
    std::size_t number = 0;
    const auto read = std::from_chars(typed.data(), typed.data() + typed.size(), number);
    if (read.ec != std::errc() || read.ptr != typed.data() + typed.size() || number < 1 || number > last) return std::nullopt;
    return number;
}

}  // namespace attune::administer
