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
    /// to be left. `end`: what stands at the end of each file.
    Pages(const std::string& path, const std::string& format, std::vector<std::string> inputs, bool broken, std::string end = "");

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
    std::string end_;
    std::optional<Output> output_;
    bool first_ = true;
};

/// The name of a subject's file: letters and digits of any script, `_`, `-` and `.` (these two not at the front) as they are, all else as `%XX`;
/// no two subjects have the same.
std::string file_name_of(std::string_view subject);
/// A name that a file system bears: a long one is cut, and ends in a fingerprint of `whole`, what it was made of.
std::string shortened(const std::string& name, std::string_view whole);

/// Makes a folder, its owner's alone, unless it is there. Throws where it cannot be made.
void make_folder(const std::string& path);
/// The folder in which pages that go to `path` (see Pages) stand; that of standard output is the working directory.
std::string folder_of(const std::string& path);

}  // namespace attune::command
