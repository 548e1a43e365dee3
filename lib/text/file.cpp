#include "text/file.hpp"

#include "text/disk.hpp"
#include "text/fault.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
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

}  // namespace

std::string read_file(const std::string& path, std::size_t limit) {
    if (path == "-") return read_all(STDIN_FILENO, "standard input", limit);
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0) throw system_fault(path, "cannot be opened", errno);
    return read_all(file.number(), path, limit);
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
