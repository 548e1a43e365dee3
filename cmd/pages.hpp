#pragma once

#include "output.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune::command {

/// Where the pages of several subjects go: one after the other to standard output or a file, or each to a file of its own in a folder.
class Pages {
public:
    /// `path`: empty or `-` for standard output; a folder (which is there, or whose path ends in `/`), else a file. `format` gives the
    /// files of a folder their ending. No file among `inputs` is written over. `broken`: what was read ended in a fault, and no file is
    /// to be left.
    Pages(const std::string& path, const std::string& format, std::vector<std::string> inputs, bool broken);

    /// Whether each page has a file of its own.
    bool apart() const { return !output_; }
    /// Pages in one place share their `header`, or are parted by an empty line where there is none.
    void add(const std::string& subject, const std::string& header, const std::string& bytes);
    /// Makes what was written stand.
    void finish();

private:
    std::string folder_;
    std::string ending_;
    std::vector<std::string> inputs_;
    bool broken_;
    std::optional<Output> output_;
    bool first_ = true;
};

/// The name of a subject's file: letters and digits of any script, `_`, `-` and `.` (these two not at the front) as they are, all else as `%XX`;
/// no two subjects have the same.
std::string file_name_of(std::string_view subject);

}  // namespace attune::command
