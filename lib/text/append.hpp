#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace attune::text {

/// A file that is only added to, each time whole or not at all. It is opened O_APPEND|O_NOFOLLOW|O_CLOEXEC, made with mode 0600 whatever
/// the umask, must be an ordinary file, and is locked while this lives: a second writer is refused. Whatever fails throws Refused:
/// "NOT saved: …", exit 4.
class AppendFile {
public:
    explicit AppendFile(std::string path);
    ~AppendFile();
    AppendFile(const AppendFile&) = delete;
    AppendFile& operator=(const AppendFile&) = delete;
    AppendFile(AppendFile&& other) noexcept;
    AppendFile& operator=(AppendFile&&) = delete;

    const std::string& path() const { return path_; }
    std::size_t size() const { return size_; }
    /// All that it holds.
    std::string read() const;
    /// Whether its last line has its end; so has an empty file.
    bool ends_a_line() const;
    /// One write, then fsync, of a new file also of its folder. Short writes and EINTR are retried; where that fails, the file is cut back.
    void append(std::string_view bytes);
    /// Drops what stands after so many bytes.
    void cut(std::size_t size);
    /// Takes the file out of its folder.
    void remove();

private:
    std::string path_;
    int descriptor_ = -1;
    std::size_t size_ = 0;
};

/// Appends one record. In a new file `header` goes before it; that it fits an old one is the caller's to see to. A last line without an end
/// gets one first. Record and header are ended where they are not. Throws as AppendFile does.
void append_record(const std::string& path, std::string_view header, std::string_view record);

/// Throws as AppendFile does where what stands there is no ordinary file; nothing there is fine. It is not opened: a pipe would make one wait.
void expect_ordinary(const std::string& path);

}  // namespace attune::text
