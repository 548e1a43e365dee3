#pragma once

#include "administer/interview.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune::administer {

/// How an interview is put into words on a screen.
struct Manner {
    std::size_t width = 80;  ///< columns
    std::size_t height = 24;
    bool labels = false;   ///< from paper: the topic labels, and never the wording
    bool one_key = false;  ///< an answer of one digit is taken at once; else Enter ends it
};

/// Which entries of a list that may be longer than the screen stand on a page.
struct Extent {
    std::size_t first = 0;  ///< the first one, which is asked for
    std::size_t end = 0;    ///< the place after the last one, which the page tells
    std::size_t all = 0;    ///< how many there are

    bool goes_on() const { return end < all; }
    bool is_whole() const { return first == 0 && !goes_on(); }
};

/// Lines of at most `width` columns; each begins with `indent` blanks. A longer word is broken.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent = 0);
/// How many lines a text takes that is wrapped already.
std::size_t lines_of(std::string_view text);
/// A text on one line of `width` columns, shortened where it must be.
std::string on_one_line(const std::string& text, std::size_t width);

/// What a page with a list on it is made of.
struct Page {
    std::string head;                  ///< lines above the list
    std::vector<std::string> entries;  ///< each of one line or more
    std::string below;                 ///< lines after it
    std::string keys;                  ///< what may be pressed; those that turn the page follow
    std::string further_keys;          ///< and these
};

/// The page with as many entries from `extent.first` on as fit, at least one, and the keys that turn it where not all do.
std::string laid_out(const Page& page, const Manner& manner, Extent& extent);

/// The answers, numbered.
std::string review(const Interview& interview, const Manner& manner, Extent& extent);
/// Lines to choose from, numbered, and that Enter begins anew.
std::string choice(const std::string& title, const std::vector<std::string>& lines, const Manner& manner, Extent& extent);
/// The number that is typed, from 1 to `last`; none where it is no such number.
std::optional<std::size_t> numbered(std::string_view typed, std::size_t last);

}  // namespace attune::administer
