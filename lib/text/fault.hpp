#pragma once

#include "text/position.hpp"

#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// Who has to act, and with that the exit code of the program.
enum class Blame { usage = 2, data = 3, system = 4 };

/// One thing that is wrong, worded for a clinician: where, what, and what was expected.
struct Fault {
    std::string file;  ///< as the user named it; empty where no file is at fault
    Position at;       ///< line 0: the file as a whole
    std::string message;
    Blame blame = Blame::data;
    std::string name{};  ///< what `check` calls it, such as `item-twice`; empty: it has no name of its own
};

/// `file:line:column: message`, leaving out what is not known. Control characters are shown in caret notation.
std::string describe(const Fault& fault);

/// Thrown where a definition, a header or the command line is refused: holds all faults found in one run.
class Refused : public std::exception {
public:
    explicit Refused(std::vector<Fault> faults);
    explicit Refused(Fault fault);

    const std::vector<Fault>& faults() const noexcept { return faults_; }
    const char* what() const noexcept override;

private:
    std::vector<Fault> faults_;
    std::string what_;
};

/// Thrown where the command line is wrong (exit 2).
Refused usage_fault(std::string message);

/// Thrown where the system failed (exit 4); `error` is an errno value, worded by the system.
Refused system_fault(std::string file, std::string_view what, int error);

/// `there is no KIND "NAME"; did you mean "NEAR"?` or, where nothing is near, with `otherwise` after it.
/// `known` are the names that exist.
std::string unknown_name(std::string_view kind, std::string_view name, const std::vector<std::string>& known,
                         std::string_view otherwise = {});

}  // namespace attune
