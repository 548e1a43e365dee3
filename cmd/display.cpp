#include "display.hpp"

#include "report/lines.hpp"
#include "text/utf8.hpp"

#include <cstdlib>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utility>

namespace attune::command {
namespace {

std::string_view environment(const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing sets the environment
    return value ? value : "";
}

}  // namespace

std::size_t terminal_width(int descriptor) {
    winsize size{};
    if (::isatty(descriptor) != 1) return 0;
    return ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

std::string folded(std::string_view line, std::size_t width) {
    constexpr std::string_view indent = "\n  ";
    if (width < 12 || text::display_width(line) <= width) return std::string(line);
    const std::size_t inner = width - 2;
    std::string out;
    std::string sentence;  // words that fit a line
    const auto flush = [&] {
        for (const std::string& part : report::wrap(std::exchange(sentence, {}), inner))
            if (!part.empty()) (out += out.empty() ? "" : indent) += part;
    };
    for (const std::string_view word : text::split(line, ' ')) {
        const bool whole = text::display_width(word) > inner && text::display_width(word) == word.size();
        if (whole) flush();
        if (whole) (out += out.empty() ? "" : indent) += word;
        else (sentence += sentence.empty() ? "" : " ") += word;
    }
    flush();
    return out;
}

std::string folded_for(std::string_view lines, const std::string& path) {
    const std::size_t width = path.empty() || path == "-" ? terminal_width(STDOUT_FILENO) : 0;
    std::string out;
    for (const std::string_view line : text::split(lines, '\n')) (out += folded(line, width)) += '\n';
    out.pop_back();
    return out;
}

Display display_of(const Common& common, const std::string& path) {
    Display display;
    const std::size_t width = path.empty() || path == "-" ? terminal_width(STDOUT_FILENO) : 0;
    if (width == 0) return display;
    display.width = width;
    display.colour = !common.no_colour && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
    return display;
}

std::string shown(const report::Document& page, const std::string& format, const Common& common, const std::string& path,
                  const report::PicturePaths& pictures) {
    if (format == "md") return report::render_markdown(page, pictures);
    const Display display = display_of(common, path);
    return report::render_text(page, display.width, display.colour, pictures);
}

}  // namespace attune::command
