#include "display.hpp"

#include <cstdlib>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>

namespace attune::command {
namespace {

std::string_view environment(const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing sets the environment
    return value ? value : "";
}

}  // namespace

Display display_of(const Common& common, const std::string& path) {
    Display display;
    if ((!path.empty() && path != "-") || ::isatty(STDOUT_FILENO) != 1) return display;
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) display.width = size.ws_col;
    display.colour = !common.no_colour && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
    return display;
}

std::string shown(const report::Document& page, const std::string& format, const Common& common, const std::string& path) {
    if (format == "md") return report::render_markdown(page);
    const Display display = display_of(common, path);
    return report::render_text(page, display.width, display.colour);
}

}  // namespace attune::command
