#include "text/disk.hpp"

#include "text/buffer.hpp"
#include "text/fault.hpp"

#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <filesystem>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace attune::text {

int write_bytes(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t wrote = ::write(descriptor, bytes.data(), bytes.size());
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote < 0) return errno;
        if (wrote == 0) return EIO;  // or this would go on for ever
        bytes.remove_prefix(static_cast<std::size_t>(wrote));
    }
    return 0;
}

int sync(int descriptor) {
    while (::fsync(descriptor) != 0)
        if (errno != EINTR) return errno;
    return 0;
}

int sync_folder(const std::string& path) {
    const std::filesystem::path named = std::filesystem::path(path).parent_path();
    const int folder = ::open(named.empty() ? "." : named.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return 0;
    const int error = sync(folder);
    ::close(folder);
    return error == EINVAL || error == ENOTSUP || error == EROFS ? 0 : error;
}

std::string read_all(int descriptor, const std::string& name, std::size_t limit) {
    constexpr std::size_t at_once = 65536;
    std::string bytes;
    Buffer part;  // unlike an array or a string, not cleared before it is filled
    for (;;) {
        const ssize_t got = ::read(descriptor, part.room(at_once), at_once);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0 && errno == EISDIR) throw system_fault(name, "this is a folder; expected a file", 0);
        if (got < 0) throw system_fault(name, "cannot be read", errno);
        if (got == 0) return bytes;
        if (bytes.size() + static_cast<std::size_t>(got) > limit) {
            const std::string most = limit >> 20U ? std::to_string(limit >> 20U) + " MB" : std::to_string(limit) + " bytes";
            throw Refused(Fault{name, {}, "the file is larger than " + most});
        }
        bytes.append(part.room(at_once), static_cast<std::size_t>(got));
    }
}

std::vector<FolderEntry> entries_of(const std::string& folder) {
    std::vector<FolderEntry> entries;
    const std::unique_ptr<DIR, int (*)(DIR*)> open(::opendir(folder.c_str()), ::closedir);
    if (!open) return entries;
    while (const dirent* found = ::readdir(open.get())) {  // NOLINT(concurrency-mt-unsafe): the stream is ours alone
        FolderEntry entry{found->d_name, found->d_type == DT_DIR, found->d_type == DT_REG};
        if (entry.name == "." || entry.name == "..") continue;
        struct stat target {};
        const bool is_told = entry.is_folder || entry.is_file;
        if (!is_told && ::fstatat(::dirfd(open.get()), found->d_name, &target, 0) == 0) {
            entry.is_folder = S_ISDIR(target.st_mode);
            entry.is_file = S_ISREG(target.st_mode);
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::optional<std::pair<std::uint64_t, std::uint64_t>> identity_of(const std::string& folder) {
    struct stat found {};
    if (::stat(folder.c_str(), &found) != 0 || !S_ISDIR(found.st_mode)) return std::nullopt;
    return std::pair<std::uint64_t, std::uint64_t>(found.st_dev, found.st_ino);
}

}  // namespace attune::text
