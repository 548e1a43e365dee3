#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace attune::text {

/// The bytes of a file; `-` is standard input. Refuses folders and what is over `limit` bytes. Throws Refused (exit 4 where it is not there).
std::string read_file(const std::string& path, std::size_t limit = std::size_t{64} << 20);

/// Writes a file whole or not at all: a temporary beside it, fsync, rename, fsync of the folder. Used by `-o FILE`. A new file is its owner's
/// alone, one that is replaced keeps its mode; what is no ordinary file is refused. Until it is whole the temporary has no name, where the
/// file system can have such, so that a program that is killed leaves nothing.
class WholeFile {
public:
    explicit WholeFile(std::string path);
    ~WholeFile();  ///< without commit() nothing of it stays
    WholeFile(const WholeFile&) = delete;
    WholeFile& operator=(const WholeFile&) = delete;

    int descriptor() const { return descriptor_; }
    void commit();

private:
    void name_it();

    std::string path_;
    std::string temporary_;  ///< empty as long as it has no name
    int descriptor_ = -1;
};

/// Writes all of `bytes`, retrying EINTR and short writes; throws Refused naming `name` (exit 4). A closed pipe ends the program by its
/// signal, as the shell expects.
void write_all(int descriptor, std::string_view bytes, const std::string& name);

}  // namespace attune::text
