#include "text/file.hpp"

#include "text/fault.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace attune::text {
namespace {

/// A descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }

private:
    int number_;
};

/// Writes all bytes; an errno value where that fails.
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

/// Brings what was written to the disk; an errno value where that fails.
int sync(int descriptor) {
    while (::fsync(descriptor) != 0)
        if (errno != EINTR) return errno;
    return 0;
}

/// The same for the name of a file in its folder. A folder that may not be read, or a file system that syncs no folders, is no failure.
int sync_folder(const std::string& path) {
    const std::filesystem::path named = std::filesystem::path(path).parent_path();
    const Descriptor folder(::open(named.empty() ? "." : named.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.number() < 0) return 0;
    const int error = sync(folder.number());
    return error == EINVAL || error == ENOTSUP || error == EROFS ? 0 : error;
}

std::string read_all(int descriptor, const std::string& name, std::size_t limit) {
    std::string bytes;
    std::array<char, 65536> part{};
    for (;;) {
        const ssize_t got = ::read(descriptor, part.data(), part.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0 && errno == EISDIR) throw system_fault(name, "this is a folder; expected a file", 0);
        if (got < 0) throw system_fault(name, "cannot be read", errno);
        if (got == 0) return bytes;
        if (bytes.size() + static_cast<std::size_t>(got) > limit) {
            const std::string most = limit >> 20U ? std::to_string(limit >> 20U) + " MB" : std::to_string(limit) + " bytes";
            throw Refused(Fault{name, {}, "the file is larger than " + most});
        }
        bytes.append(part.data(), static_cast<std::size_t>(got));
    }
}

[[noreturn]] void not_saved(const std::string& path, std::string_view why, int error) {
    throw system_fault(path, "NOT saved: " + std::string(why), error);
}

/// Opens a file to append to, and keeps others from it. Nothing but an ordinary file will do: a link or a pipe would take the answers
/// elsewhere. O_NONBLOCK, or opening a pipe would wait for its reader.
int open_to_append(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0600);
    if (descriptor < 0 && errno == ELOOP) not_saved(path, "the file is a symbolic link", 0);
    if (descriptor < 0) not_saved(path, "the file cannot be opened", errno);
    return descriptor;
}

/// Refuses what is no ordinary file, and what another program writes to. What the file is, as it was before.
struct stat look_at(int descriptor, const std::string& path) {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) not_saved(path, "the file cannot be looked at", errno);
    if (!S_ISREG(status.st_mode)) not_saved(path, "this is no ordinary file", 0);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) not_saved(path, "another program is writing to the file", 0);
        not_saved(path, "the file cannot be locked", errno);
    }
    // its size counts from when nobody else can change it
    if (::fstat(descriptor, &status) != 0) not_saved(path, "the file cannot be looked at", errno);
    return status;
}

bool ends_a_line(int descriptor, off_t size) {
    char last = '\n';
    return ::pread(descriptor, &last, 1, size - 1) != 1 || last == '\n';
}

std::string line(std::string_view text) {
    std::string out(text);
    if (!out.empty() && out.back() != '\n') out += '\n';
    return out;
}

}  // namespace

std::string read_file(const std::string& path, std::size_t limit) {
    if (path == "-") return read_all(STDIN_FILENO, "standard input", limit);
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0) throw system_fault(path, "cannot be opened", errno);
    return read_all(file.number(), path, limit);
}

void append_record(const std::string& path, std::string_view header, std::string_view record) {
    const Descriptor file(open_to_append(path));
    const struct stat before = look_at(file.number(), path);
    const bool is_new = before.st_size == 0;
    if (is_new && ::fchmod(file.number(), 0600) != 0) not_saved(path, "the file cannot be kept from others", errno);
    // a last line without an end was torn or written by hand: either way the record must not stick to it
    const std::string ahead = is_new ? line(header) : ends_a_line(file.number(), before.st_size) ? "" : "\n";
    int error = write_bytes(file.number(), ahead + line(record));
    if (error == 0) error = sync(file.number());
    if (error == 0 && is_new) error = sync_folder(path);
    if (error == 0) return;
    if (::ftruncate(file.number(), before.st_size) != 0) not_saved(path, "the end of the file may be torn", error);
    not_saved(path, "the file is as it was", error);
}

WholeFile::WholeFile(std::string path) : path_(std::move(path)), temporary_(path_ + ".XXXXXX") {
    // a rename would put an ordinary file in the place of a link, of a pipe, even of /dev/null
    struct stat before {};
    const bool there = ::lstat(path_.c_str(), &before) == 0;
    if (there && S_ISLNK(before.st_mode))
        throw system_fault(path_, "cannot be written: this is a symbolic link; expected an ordinary file", 0);
    if (there && S_ISDIR(before.st_mode)) throw system_fault(path_, "cannot be written: this is a folder; expected a file", 0);
    if (there && !S_ISREG(before.st_mode)) throw system_fault(path_, "cannot be written: this is no ordinary file", 0);
    descriptor_ = ::mkostemp(temporary_.data(), O_CLOEXEC);
    if (descriptor_ < 0) throw system_fault(path_, "cannot be written", errno);
    if (there)
        static_cast<void>(::fchmod(descriptor_, before.st_mode & 0777U));  // who may read it stays as it was; else nobody but its owner
}

WholeFile::~WholeFile() {
    if (descriptor_ < 0) return;
    ::close(descriptor_);
    ::unlink(temporary_.c_str());
}

void WholeFile::commit() {
    if (const int error = sync(descriptor_)) throw system_fault(path_, "cannot be written", error);
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) throw system_fault(path_, "cannot be written", errno);
    ::close(descriptor_);
    descriptor_ = -1;
    if (const int error = sync_folder(path_)) throw system_fault(path_, "is written, but may not outlast a power cut", error);
}

void write_all(int descriptor, std::string_view bytes, const std::string& name) {
    const int error = write_bytes(descriptor, bytes);
    if (error == EPIPE) {
        // whoever reads has gone: end as the shell expects, by the signal
        std::signal(SIGPIPE, SIG_DFL);
        std::raise(SIGPIPE);
    }
    if (error != 0) throw system_fault(name, "cannot be written", error);
}

}  // namespace attune::text
