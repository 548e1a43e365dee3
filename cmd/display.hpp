#pragma once

#include "command.hpp"
#include "report/document.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace attune::command {

/// What text is laid out for.
struct Display {
    std::size_t width = 80;
    bool colour = false;
};

/// The columns of the terminal that a descriptor leads to; 0 where it leads to none.
std::size_t terminal_width(int descriptor);

/// A line in lines of at most `width` columns, broken at blanks, the later ones set in. A path or another long word stays whole.
std::string folded(std::string_view line, std::size_t width);

/// Lines for output to `path` (empty or `-`: standard output): folded where that is a terminal; a script has a line a message.
std::string folded_for(std::string_view lines, const std::string& path);

/// The terminal that output to `path` (empty or `-`: standard output) goes to: its width, 80 where it is none; colour only on a terminal
/// that knows it, never with NO_COLOR or --no-colour.
Display display_of(const Common& common, const std::string& path);

/// A page as `--format` asks: `md`, or else text for the terminal that output to `path` goes to. `pictures`: where its pictures stand.
std::string shown(const report::Document& page, const std::string& format, const Common& common, const std::string& path,
                  const report::PicturePaths& pictures = {});

}  // namespace attune::command
