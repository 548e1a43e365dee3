#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune::text {

/// Writes all bytes, retrying EINTR and short writes; an errno value where that fails, else 0.
int write_bytes(int descriptor, std::string_view bytes);
/// Brings what was written to the disk; an errno value where that fails, else 0.
int sync(int descriptor);
/// The same for the name of a file in its folder. A folder that may not be read, or a file system that syncs no folders, is no failure.
int sync_folder(const std::string& path);
/// All that can be read from where the descriptor stands; Refused, naming `name`, where that is more than `limit` bytes or fails.
std::string read_all(int descriptor, const std::string& name, std::size_t limit);

/// What lies in a folder; a link counts as what it leads to, and a broken one as nothing.
struct FolderEntry {
    std::string name;
    bool is_folder = false;
    bool is_file = false;  ///< an ordinary one
};
/// All entries but `.` and `..`, in no order; none where the folder cannot be read.
std::vector<FolderEntry> entries_of(const std::string& folder);

/// What tells a folder from all others, whatever path leads there; nothing where there is none.
std::optional<std::pair<std::uint64_t, std::uint64_t>> identity_of(const std::string& folder);

}  // namespace attune::text
