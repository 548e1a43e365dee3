#pragma once

#include <string>
#include <string_view>

namespace attune::text {

/// Writes all bytes, retrying EINTR and short writes; an errno value where that fails, else 0.
int write_bytes(int descriptor, std::string_view bytes);
/// Brings what was written to the disk; an errno value where that fails, else 0.
int sync(int descriptor);
/// The same for the name of a file in its folder. A folder that may not be read, or a file system that syncs no folders, is no failure.
int sync_folder(const std::string& path);
/// All that can be read from where the descriptor stands; Refused, naming `name`, where that is more than `limit` bytes or fails.
std::string read_all(int descriptor, const std::string& name, std::size_t limit);

}  // namespace attune::text
