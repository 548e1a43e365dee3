#include "output.hpp"

#include "chart/chart.hpp"
#include "display.hpp"
#include "text/fault.hpp"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace attune::command {

namespace {

/// Whatever lies in a chart's folder and is no answers would be told by every command that reads the chart, and be taken for lost ones.
void refuse_inside_a_chart(const std::string& output) {
    if (output.empty() || output == "-") return;
    std::error_code ignored;
    const std::filesystem::path whole = std::filesystem::weakly_canonical(std::filesystem::absolute(output, ignored), ignored);
    for (std::filesystem::path at = whole; at.has_relative_path(); at = at.parent_path())
        if (chart::is_chart(at.string()))
            throw usage_fault("-o " + output + " lies in the chart " + at.filename().string() +
                              ", whose folder holds answers alone; choose a place outside it");
}

}  // namespace

Output::Output(const std::string& path) : name_(path.empty() || path == "-" ? "standard output" : path) {
    refuse_inside_a_chart(path);
    if (name_ == path) file_.emplace(path);
    else if (::fcntl(STDOUT_FILENO, F_GETFD) < 0) throw system_fault(name_, "cannot be written", errno);
}

void Output::write(std::string_view bytes) { text::write_all(file_ ? file_->descriptor() : STDOUT_FILENO, bytes, name_); }

void Output::finish() {
    if (file_) file_->commit();
}

void Output::leave() const {
    tell(file_ ? "attune: " + name_ + " is not written: the reading ended before the end of the file"
               : "attune: the reading ended before the end of the file; what was written stands");
}

void refuse_overwriting(const std::string& output, const std::vector<std::string>& inputs) {
    for (const std::string& input : inputs) {
        std::error_code ignored;  // what is not there yet is nothing's equal
        if (!output.empty() && output != "-" && input != "-" && std::filesystem::equivalent(output, input, ignored))
            throw usage_fault("-o " + output + " would overwrite what is read; choose another file");
    }
    refuse_inside_a_chart(output);
}

void tell(std::string_view line) { tell_whole(folded(line, terminal_width(STDERR_FILENO))); }

void tell_whole(std::string_view line) {
    std::string bytes(line);
    bytes += '\n';
    std::size_t at = 0;
    while (at < bytes.size()) {
        const ssize_t wrote = ::write(STDERR_FILENO, bytes.data() + at, bytes.size() - at);
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote <= 0) return;  // nowhere left to say it
        at += static_cast<std::size_t>(wrote);
    }
}

void tell(const Fault& fault) { tell((fault.file.empty() ? "attune: " : "") + describe(fault)); }

}  // namespace attune::command
