#include "text/append.hpp"

#include "text/disk.hpp"
#include "text/fault.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace attune::text {
namespace {

[[noreturn]] void not_saved(const std::string& path, std::string_view why, int error) {
    throw system_fault(path, "NOT saved: " + std::string(why), error);
}

/// Nothing but an ordinary file will do: a link or a pipe would take the answers elsewhere. O_NONBLOCK, or opening a pipe would wait for
/// its reader.
int open_to_append(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0600);
    if (descriptor < 0 && errno == ELOOP) not_saved(path, "the file is a symbolic link", 0);
    if (descriptor < 0) not_saved(path, "the file cannot be opened", errno);
    return descriptor;
}

struct stat look_at(int descriptor, const std::string& path) {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) not_saved(path, "the file cannot be looked at", errno);
    if (!S_ISREG(status.st_mode)) not_saved(path, "this is no ordinary file", 0);
    return status;
}

std::string line(std::string_view text) {
    std::string out(text);
    if (!out.empty() && out.back() != '\n') out += '\n';
    return out;
}

}  // namespace

AppendFile::AppendFile(std::string path) : path_(std::move(path)), descriptor_(open_to_append(path_)) {
    try {
        static_cast<void>(look_at(descriptor_, path_));
        if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
            if (errno == EWOULDBLOCK) not_saved(path_, "another program is writing to the file", 0);
            not_saved(path_, "the file cannot be locked", errno);
        }
        // its size counts from when nobody else can change it
        size_ = static_cast<std::size_t>(look_at(descriptor_, path_).st_size);
        if (size_ == 0 && ::fchmod(descriptor_, 0600) != 0) not_saved(path_, "the file cannot be kept from others", errno);
    } catch (...) {
        ::close(descriptor_);
        throw;
    }
}

AppendFile::~AppendFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

AppendFile::AppendFile(AppendFile&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)), size_(other.size_) {}

std::string AppendFile::read() const {
    if (::lseek(descriptor_, 0, SEEK_SET) != 0) throw system_fault(path_, "cannot be read", errno);
    return read_all(descriptor_, path_, std::size_t{64} << 20U);
}

bool AppendFile::ends_a_line() const {
    char last = '\n';
    return size_ == 0 || ::pread(descriptor_, &last, 1, static_cast<off_t>(size_) - 1) != 1 || last == '\n';
}

void AppendFile::append(std::string_view bytes) {
    int error = write_bytes(descriptor_, bytes);
    if (error == 0) error = sync(descriptor_);
    if (error == 0 && size_ == 0) error = sync_folder(path_);
    if (error == 0) {
        size_ += bytes.size();
        return;
    }
    if (::ftruncate(descriptor_, static_cast<off_t>(size_)) != 0) not_saved(path_, "the end of the file may be torn", error);
    not_saved(path_, "the file is as it was", error);
}

void AppendFile::cut(std::size_t size) {
    if (::ftruncate(descriptor_, static_cast<off_t>(size)) != 0) not_saved(path_, "the file cannot be cut", errno);
    if (const int error = sync(descriptor_)) not_saved(path_, "the file cannot be cut", error);
    size_ = size;
}

void AppendFile::remove() {
    if (::unlink(path_.c_str()) != 0) throw system_fault(path_, "cannot be removed", errno);
    static_cast<void>(sync_folder(path_));  // at worst it is there again after a power cut
}

void append_record(const std::string& path, std::string_view header, std::string_view record) {
    AppendFile file(path);
    // a last line without an end was torn or written by hand: either way the record must not stick to it
    const std::string ahead = file.size() == 0 ? line(header) : file.ends_a_line() ? "" : "\n";
    file.append(ahead + line(record));
}

void expect_ordinary(const std::string& path) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) return;
    if (S_ISLNK(status.st_mode)) not_saved(path, "the file is a symbolic link", 0);
    if (S_ISDIR(status.st_mode)) not_saved(path, "the file cannot be opened", EISDIR);
    if (!S_ISREG(status.st_mode)) not_saved(path, "this is no ordinary file", 0);
}

}  // namespace attune::text
