#pragma once

#include "report/scores.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace attune::report {

/// Rows that were read before, by the text that stood after their date. Nearly every row of a long file says what an earlier one said, of
/// another subject on another day, and need not be taken apart again.
class SeenRows {
public:
    /// Under another header the same text says something else.
    void begin(const std::vector<std::string>& header);

    /// The row whose text after the date was this, or nullptr. Its subject and date are those of an earlier row, to be replaced.
    ScoreRow* find(std::string_view rest);
    /// Keeps a row that nothing is said against, unless this is the first time that its text comes, which may be the last. Numbers it.
    void keep(std::string_view rest, ScoreRow& row);

private:
    struct Seen {
        std::size_t hash = 0;  ///< of the text that came here last
        std::string rest;      ///< empty: nothing is kept
        std::unique_ptr<ScoreRow> row;
    };
    Seen& place_of(std::size_t hash);

    std::vector<std::string> header_;
    std::vector<Seen> seen_;
    std::uint64_t kept_ = 0;
};

}  // namespace attune::report
