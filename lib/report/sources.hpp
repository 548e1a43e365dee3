#pragma once

#include "instrument/norms.hpp"
#include "report/document.hpp"

#include <string>
#include <vector>

namespace attune::report {

/// The sources of one page: told by number where they are used, and whole at its end, so that they do not drown the numbers.
class Sources {
public:
    /// ` [3]`, ` [3, as cited]` where the figure was not re-read at its source; empty where there is no source.
    std::string mark(const instrument::Source& source);
    /// ` [1, 2]` for several citations.
    std::string mark(const std::vector<std::string>& citations);
    /// Adds the list of all that were used, if any.
    void list(Document& page) const;

private:
    std::size_t number_of(const std::string& text);

    std::vector<std::string> texts_;
    bool cited_ = false;
};

}  // namespace attune::report
