#include "text/append.hpp"
#include "text/fault.hpp"
#include "text/file.hpp"

#include <array>
#include <csignal>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <pthread.h>
#include <string>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace fs = std::filesystem;
using attune::Blame;
using attune::Refused;
using attune::text::append_record;
using attune::text::read_file;
using attune::text::WholeFile;
using attune::text::write_all;

namespace {

/// A folder that is gone after the test.
class Folder {
public:
    Folder() : path_((fs::temp_directory_path() / "attune-XXXXXX").string()) { REQUIRE(::mkdtemp(path_.data()) != nullptr); }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string file(const std::string& name) const { return path_ + "/" + name; }
    std::ptrdiff_t files() const { return std::distance(fs::directory_iterator(path_), fs::directory_iterator()); }

private:
    std::string path_;
};

/// As on a full disk: no file grows beyond so many bytes.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit now{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &now);
    }
    ~FullDisk() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit before_{};
    void (*handler_)(int);
};

void put(const std::string& path, std::string_view bytes) { std::ofstream(path, std::ios::binary) << bytes; }

unsigned mode(const std::string& path) {
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return status.st_mode & 07777U;
}

/// What is told where `act` is refused, which must be for the system's sake; nothing where it is not.
template <class Act>
std::string refusal(const Act& act) {
    try {
        act();
        return "";
    } catch (const Refused& refused) {
        CHECK(refused.faults().at(0).blame == Blame::system);
        return refused.what();
    }
}

std::string append_refusal(const std::string& path, std::string_view record = "1\n") {
    return refusal([&] { append_record(path, "a\n", record); });
}

}  // namespace

TEST_CASE("a file is read byte for byte") {
    const Folder folder;
    const std::string bytes("a\0\r\n\xFF", 5);
    put(folder.file("f"), bytes);
    CHECK(read_file(folder.file("f")) == bytes);
    put(folder.file("large"), std::string(200'000, 'x'));
    CHECK(read_file(folder.file("large")).size() == 200'000);
}

TEST_CASE("a file that is not there, a folder, and one that is too large are refused") {
    const Folder folder;
    CHECK(refusal([&] { read_file(folder.file("none")); }) == folder.file("none") + ": cannot be opened: No such file or directory");
    CHECK(refusal([&] { read_file(folder.file("")); }) == folder.file("") + ": this is a folder; expected a file");
    put(folder.file("f"), std::string(1025, 'x'));
    CHECK_THROWS_WITH_AS(read_file(folder.file("f"), 1024), (folder.file("f") + ": the file is larger than 1024 bytes").c_str(), Refused);
    CHECK(read_file(folder.file("f"), 1025).size() == 1025);
    CHECK_THROWS_WITH_AS(read_file("/dev/zero", std::size_t{1} << 20U), "/dev/zero: the file is larger than 1 MB", Refused);
}

TEST_CASE("records are appended to a file, which begins with its header") {
    const Folder folder;
    const std::string path = folder.file("f.csv");
    append_record(path, "a,b\n", "1,2\n");
    CHECK(read_file(path) == "a,b\n1,2\n");
    append_record(path, "a,b\n", "3,4\n");
    CHECK(read_file(path) == "a,b\n1,2\n3,4\n");
    append_record(folder.file("g.csv"), "a,b", "1,2");
    append_record(folder.file("g.csv"), "a,b", "3,4");
    CHECK(read_file(folder.file("g.csv")) == "a,b\n1,2\n3,4\n");
}

TEST_CASE("a record never sticks to a last line without an end") {
    const Folder folder;
    put(folder.file("f"), "a\n1");
    append_record(folder.file("f"), "a\n", "2\n");
    CHECK(read_file(folder.file("f")) == "a\n1\n2\n");
}

TEST_CASE("a new file is its owner's alone, whatever the umask") {
    const Folder folder;
    for (const mode_t mask : {0U, 0022U, 0777U}) {
        const std::string name = folder.file(std::to_string(mask));
        const mode_t before = ::umask(mask);
        append_record(name, "a\n", "1\n");
        ::umask(before);
        CHECK(mode(name) == 0600);
    }
    put(folder.file("old"), "a\n");
    fs::permissions(folder.file("old"), fs::perms(0640));
    append_record(folder.file("old"), "a\n", "1\n");
    CHECK(mode(folder.file("old")) == 0640);
}

TEST_CASE("nothing but an ordinary file is appended to") {
    const Folder folder;
    put(folder.file("target"), "a\n");
    fs::create_symlink(folder.file("target"), folder.file("link"));
    CHECK(append_refusal(folder.file("link")) == folder.file("link") + ": NOT saved: the file is a symbolic link");
    CHECK(read_file(folder.file("target")) == "a\n");
    REQUIRE(::mkfifo(folder.file("pipe").c_str(), 0600) == 0);
    CHECK(append_refusal(folder.file("pipe")) == folder.file("pipe") + ": NOT saved: this is no ordinary file");
    CHECK(append_refusal("/dev/full") == "/dev/full: NOT saved: this is no ordinary file");
    CHECK(append_refusal(folder.file("")) == folder.file("") + ": NOT saved: the file cannot be opened: Is a directory");
    CHECK(append_refusal(folder.file("no/f")) == folder.file("no/f") + ": NOT saved: the file cannot be opened: No such file or directory");
}

TEST_CASE("a second writer is refused") {
    const Folder folder;
    put(folder.file("f"), "a\n");
    const int other = ::open(folder.file("f").c_str(), O_RDWR | O_CLOEXEC);
    REQUIRE(::flock(other, LOCK_EX) == 0);
    CHECK(append_refusal(folder.file("f")) == folder.file("f") + ": NOT saved: another program is writing to the file");
    CHECK(read_file(folder.file("f")) == "a\n");
    ::close(other);
    CHECK(append_refusal(folder.file("f")).empty());
}

TEST_CASE("on a full disk nothing is saved, and what was there stays whole") {
    const Folder folder;
    const std::string path = folder.file("f");
    append_record(path, "a\n", "1\n");
    std::string told;
    {
        const FullDisk full(100);
        told = append_refusal(path, std::string(1000, 'x') + "\n");
    }
    CHECK(told == path + ": NOT saved: the file is as it was: File too large");
    CHECK(read_file(path) == "a\n1\n");
    append_record(path, "a\n", "2\n");
    CHECK(read_file(path) == "a\n1\n2\n");
}

TEST_CASE("a file is written whole or not at all") {
    const Folder folder;
    const std::string path = folder.file("out.csv");
    {
        const WholeFile left(path);
        write_all(left.descriptor(), "half", path);
        CHECK_FALSE(fs::exists(path));
    }
    CHECK(folder.files() == 0);
    {
        WholeFile file(path);
        write_all(file.descriptor(), "whole\n", path);
        CHECK_FALSE(fs::exists(path));
        file.commit();
    }
    CHECK(read_file(path) == "whole\n");
    CHECK(mode(path) == 0600);
    CHECK(folder.files() == 1);
}

TEST_CASE("a file that is replaced stays as it was until the end, and keeps its mode") {
    const Folder folder;
    const std::string path = folder.file("out.csv");
    put(path, "old\n");
    fs::permissions(path, fs::perms(0640));
    WholeFile file(path);
    write_all(file.descriptor(), "new\n", path);
    CHECK(read_file(path) == "old\n");
    file.commit();
    CHECK(read_file(path) == "new\n");
    CHECK(mode(path) == 0640);
    CHECK(folder.files() == 1);
}

TEST_CASE("a file is not put in the place of a link, a folder or a device") {
    const Folder folder;
    const auto refused = [](const std::string& path) { return refusal([&] { const WholeFile file(path); }); };
    fs::create_symlink("nowhere", folder.file("link"));
    CHECK(refused(folder.file("link")) == folder.file("link") + ": cannot be written: this is a symbolic link; expected an ordinary file");
    CHECK(refused("/dev/null") == "/dev/null: cannot be written: this is no ordinary file");
    CHECK(refused(folder.file(".")) == folder.file(".") + ": cannot be written: this is a folder; expected a file");
    CHECK(refused(folder.file("no/f")) == folder.file("no/f") + ": cannot be written: No such file or directory");
    CHECK(folder.files() == 1);
}

TEST_CASE("a full disk and a closed descriptor are told") {
    const Folder folder;
    const std::string path = folder.file("out.csv");
    std::string told;
    {
        const WholeFile file(path);
        const FullDisk full(100);
        told = refusal([&] { write_all(file.descriptor(), std::string(1000, 'x'), path); });
    }
    CHECK(told == path + ": cannot be written: File too large");
    CHECK(folder.files() == 0);
    const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
    CHECK(refusal([&] { write_all(full, "x", "standard output"); }) == "standard output: cannot be written: No space left on device");
    ::close(full);
    CHECK(refusal([&] { write_all(full, "x", "standard output"); }) == "standard output: cannot be written: Bad file descriptor");
}

TEST_CASE("short writes and interruptions are retried") {
    std::array<int, 2> ends{};
    REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
    sigset_t alarm;
    sigemptyset(&alarm);
    sigaddset(&alarm, SIGALRM);
    std::string got;
    // the reader is slow and hears no alarm, so that all of them interrupt the writer
    ::pthread_sigmask(SIG_BLOCK, &alarm, nullptr);
    std::thread reader([&] {
        std::array<char, 50'000> part{};
        for (ssize_t size = 0; (size = ::read(ends[0], part.data(), part.size())) > 0; ::usleep(2000))
            got.append(part.data(), static_cast<std::size_t>(size));
    });
    ::pthread_sigmask(SIG_UNBLOCK, &alarm, nullptr);
    struct sigaction act {};
    struct sigaction before {};
    act.sa_handler = [](int) {};
    ::sigaction(SIGALRM, &act, &before);
    const itimerval every_millisecond{{0, 1000}, {0, 1000}};
    const itimerval never{};
    ::setitimer(ITIMER_REAL, &every_millisecond, nullptr);
    std::string bytes(1'000'000, '\0');
    for (std::size_t k = 0; k < bytes.size(); ++k) bytes[k] = static_cast<char>(k % 251);
    const std::string told = refusal([&] { write_all(ends[1], bytes, "pipe"); });
    ::setitimer(ITIMER_REAL, &never, nullptr);
    ::sigaction(SIGALRM, &before, nullptr);
    ::close(ends[1]);
    reader.join();
    ::close(ends[0]);
    CHECK(told.empty());
    CHECK(got == bytes);
}

TEST_CASE("a closed pipe ends the program by its signal") {
    std::array<int, 2> ends{};
    REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
    ::close(ends[0]);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        std::signal(SIGPIPE, SIG_IGN);
        write_all(ends[1], "x", "standard output");
        ::_exit(0);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == SIGPIPE);
    ::close(ends[1]);
}
