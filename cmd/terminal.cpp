#include "terminal.hpp"

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

Terminal terminal_of(const Common& common, const std::string& path) {
    Terminal terminal;
    if ((!path.empty() && path != "-") || ::isatty(STDOUT_FILENO) != 1) return terminal;
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) terminal.width = size.ws_col;
    terminal.colour = !common.no_colour && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
    return terminal;
}

}  // namespace attune::command
