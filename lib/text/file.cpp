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
        if (number_ > STDERR_FILENO) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }

private:
    int number_;
};

std::string folder_of(const std::string& path) {
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    return folder.empty() ? "." : folder.string();
}

void sync_folder(const std::string& path) {
    const Descriptor folder(::open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.number() >= 0) ::fsync(folder.number());
}

/// Writes all bytes; an errno value where that fails.
int write_bytes(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t wrote = ::write(descriptor, bytes.data(), bytes.size());
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote < 0) return errno;
        bytes.remove_prefix(static_cast<std::size_t>(wrote));
    }
    return 0;
}

}  // namespace

std::string read_file(const std::string& path, std::size_t limit) {
    const std::string name = path == "-" ? "standard input" : path;
    const Descriptor file(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0) throw system_fault(name, "cannot be opened", errno);
    std::string bytes;
    std::array<char, 65536> part{};
    for (;;) {
        const ssize_t got = ::read(file.number(), part.data(), part.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw system_fault(name, "cannot be read", errno);
        if (got == 0) return bytes;
        bytes.append(part.data(), static_cast<std::size_t>(got));
        if (bytes.size() > limit) throw Refused(Fault{name, {}, "the file is larger than " + std::to_string(limit >> 20U) + " MB"});
    }
}

void append_record(const std::string& path, std::string_view header, std::string_view record) {
    const auto refuse = [&](std::string_view why, int error) { throw system_fault(path, "NOT saved: " + std::string(why), error); };
    const Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0600));
    if (file.number() < 0) refuse(errno == ELOOP ? "the file is a symbolic link" : "the file cannot be opened", errno == ELOOP ? 0 : errno);
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) refuse("the file cannot be looked at", errno);
    if (!S_ISREG(status.st_mode)) refuse("this is no ordinary file", 0);
    if (::flock(file.number(), LOCK_EX | LOCK_NB) != 0) refuse("another program is writing to the file", 0);
    if (::fstat(file.number(), &status) != 0) refuse("the file cannot be looked at", errno);
    std::string bytes;
    if (status.st_size == 0) {
        ::fchmod(file.number(), 0600);  // whatever the umask
        bytes = header;
    } else {
        char last = '\n';
        if (::pread(file.number(), &last, 1, status.st_size - 1) == 1 && last != '\n') bytes = "\n";
    }
    bytes += record;
    int error = write_bytes(file.number(), bytes);
    if (error == 0 && ::fsync(file.number()) != 0) error = errno;
    if (error != 0) {
        if (::ftruncate(file.number(), status.st_size) != 0) refuse("the end of the file may be torn", error);
        refuse("the file is as it was", error);
    }
    if (status.st_size == 0) sync_folder(path);
}

WholeFile::WholeFile(std::string path) : path_(std::move(path)), temporary_(path_ + ".XXXXXX") {
    descriptor_ = ::mkostemp(temporary_.data(), O_CLOEXEC);
    if (descriptor_ < 0) throw system_fault(path_, "cannot be written", errno);
}

WholeFile::~WholeFile() {
    if (descriptor_ < 0) return;
    ::close(descriptor_);
    ::unlink(temporary_.c_str());
}

void WholeFile::commit() {
    const bool whole = ::fsync(descriptor_) == 0 && ::rename(temporary_.c_str(), path_.c_str()) == 0;
    if (!whole) throw system_fault(path_, "cannot be written", errno);
    ::close(descriptor_);
    descriptor_ = -1;
    sync_folder(path_);
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
