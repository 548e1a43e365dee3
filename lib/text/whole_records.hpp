#pragma once

#include <cstddef>

namespace attune::text {

/// How many of some bytes are whole records, up to the last line feed that does not stand in quotes. A quote opens only at the beginning of a
/// field. After the bytes a block of them more may be looked at.
std::size_t whole_records(const char* begin, const char* end, char separator);

/// How many lines end in some bytes.
std::size_t count_lines(const char* at, std::size_t size);

}  // namespace attune::text
