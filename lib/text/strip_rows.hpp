#pragma once

#include "text/record.hpp"

#include <cstddef>
#include <string_view>

namespace attune::text {

/// Where rows are cut to: room for `most` of them.
struct StripRows {
    Strip strip;
    Record* records = nullptr;          ///< one a row
    std::string_view* leads = nullptr;  ///< the fields before the strip, `strip.first` a row
    std::size_t field = 0;              ///< place of the first of them in the list of fields
    unsigned char* cells = nullptr;     ///< of the strip, `stride` a row, and a block of room more
    std::size_t stride = 0;
    std::size_t most = 0;
};

/// Cuts rows as long as the cells of their strips are short, a character each or none, nothing follows the strip, and of cells in quotes none
/// has a quote or a line's end in it; `quotes`: whether there may be any. The first begins at `at` on `line`; before `end` lies nothing
/// but rows, and after it a block that may be looked at. Gives how many there are; the records say where they end. Takes the widest way
/// that the machine at hand has.
std::size_t cut_strip_rows(const char* at, const char* end, std::size_t line, char separator, bool quotes, const StripRows& to);

}  // namespace attune::text
