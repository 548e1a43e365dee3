#include "text/file.hpp"

#include "text/disk.hpp"
#include "text/fault.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
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

/// Where an open file is found, whether it has a name or not.
std::string place_of(int descriptor) { return "/proc/self/fd/" + std::to_string(descriptor); }

/// A file without a name in the folder of `path`, or -1 where the file system has none.
int open_nameless(const std::string& path) {
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0 || ::access(place_of(descriptor).c_str(), F_OK) == 0) return descriptor;
    ::close(descriptor);  // no /proc, by which it could be named later
    return -1;
}

}  // namespace

std::string read_file(const std::string& path, std::size_t limit) {
    if (path == "-") return read_all(STDIN_FILENO, "standard input", limit);
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0) throw system_fault(path, "cannot be opened", errno);
    return read_all(file.number(), path, limit);
}

WholeFile::WholeFile(std::string path) : path_(std::move(path)) {
    // a rename would put an ordinary file in the place of a link, of a pipe, even of /dev/null
    struct stat before {};
    const bool there = ::lstat(path_.c_str(), &before) == 0;
    if (there && S_ISLNK(before.st_mode))
        throw system_fault(path_, "cannot be written: this is a symbolic link; expected an ordinary file", 0);
    if (there && S_ISDIR(before.st_mode)) throw system_fault(path_, "cannot be written: this is a folder; expected a file", 0);
    if (there && !S_ISREG(before.st_mode)) throw system_fault(path_, "cannot be written: this is no ordinary file", 0);
    descriptor_ = open_nameless(path_);
    if (descriptor_ < 0) {
        temporary_ = path_ + ".XXXXXX";
        descriptor_ = ::mkostemp(temporary_.data(), O_CLOEXEC);
    }
    if (descriptor_ < 0) throw system_fault(path_, "cannot be written", errno);
    if (there)
        static_cast<void>(::fchmod(descriptor_, before.st_mode & 0777U));  // who may read it stays as it was; else nobody but its owner
}

WholeFile::~WholeFile() {
    if (descriptor_ < 0) return;
    ::close(descriptor_);
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

/// Gives the temporary a name, from which it can take the place of another file.
void WholeFile::name_it() {
    if (!temporary_.empty()) return;
    constexpr int most = 100;  // names that a killed program has left
    for (int k = 0; k < most; ++k) {
        const std::string name = path_ + "." + std::to_string(::getpid()) + "-" + std::to_string(k);
        if (::linkat(AT_FDCWD, place_of(descriptor_).c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0) {
            temporary_ = name;
            return;
        }
        if (errno != EEXIST) break;
    }
    throw system_fault(path_, "cannot be written", errno);
}

void WholeFile::commit() {
    if (const int error = sync(descriptor_)) throw system_fault(path_, "cannot be written", error);
    name_it();
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
