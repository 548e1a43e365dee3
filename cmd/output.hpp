#pragma once

#include "text/fault.hpp"
#include "text/file.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune::command {

/// Where a command's data goes: standard output, or a file written whole or not at all.
class Output {
public:
    /// `path`: empty or `-` for standard output. A place in a chart is a usage fault.
    explicit Output(const std::string& path);

    void write(std::string_view bytes);
    /// Makes what was written stand; without it no file is left.
    void finish();
    /// Says what has become of what was written, where a fault ended the reading.
    void leave() const;

private:
    std::string name_;
    std::optional<text::WholeFile> file_;
};

/// Throws a usage fault where what is to be written lies in a chart, which holds answers alone, or is one of the files that are read.
void refuse_overwriting(const std::string& output, const std::vector<std::string>& inputs);

/// A line on standard error, folded where that is a terminal.
void tell(std::string_view line);
/// The same as it stands: a command that is to be copied.
void tell_whole(std::string_view line);
/// A fault on standard error: `file:line:column: …` where a file is at fault, else `attune: …`.
void tell(const Fault& fault);

}  // namespace attune::command
