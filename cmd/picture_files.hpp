#pragma once

#include "report/document.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace attune::command {

/// Where the pictures of pages go as SVG files: a folder, which is made where it is missing.
class PictureFiles {
public:
    /// `folder`: empty where no pictures are asked for. `output`: where the pages go, from whose folder they are linked; neither that nor
    /// a file among `inputs` is written over. `broken`: what was read ended in a fault, and no file is to be left.
    PictureFiles(const std::string& folder, const std::string& output, std::vector<std::string> inputs, bool broken);

    /// Writes the pictures of a page, each whole or not at all: `SUBJECT-INSTRUMENT-SCORE.svg`, with `-2` and so on for a further one of
    /// the same score. Returns the paths by which the page names them, in its order; none where none are written.
    report::PicturePaths write(const report::Document& page);

private:
    std::string folder_;  ///< ends in a slash; empty where nothing is written
    std::string link_;    ///< the same, seen from the page
    std::string output_;
    std::vector<std::string> inputs_;
    std::size_t nameless_ = 0;
};

/// The name of the file of a picture, without its ending. No two names have the same: what is not plain is written `%XX`, and in the first
/// part also a dash before a letter, which is how the second begins.
std::string picture_name(const std::vector<std::string>& parts);

}  // namespace attune::command
