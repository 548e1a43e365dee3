#pragma once

#include "command.hpp"
#include "report/document.hpp"

#include <cstddef>
#include <string>

namespace attune::command {

/// What text is laid out for.
struct Display {
    std::size_t width = 80;
    bool colour = false;
};

/// The terminal that output to `path` (empty or `-`: standard output) goes to: its width, 80 where it is none; colour only on a terminal
/// that knows it, never with NO_COLOR or --no-colour.
Display display_of(const Common& common, const std::string& path);

/// A page as `--format` asks: `md`, or else text for the terminal that output to `path` goes to.
std::string shown(const report::Document& page, const std::string& format, const Common& common, const std::string& path);

}  // namespace attune::command
