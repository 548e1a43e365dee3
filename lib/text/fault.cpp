#include "text/fault.hpp"

#include "text/nearest.hpp"
#include "text/utf8.hpp"

#include <system_error>
#include <utility>

namespace attune {

std::string describe(const Fault& fault) {
    std::string place = text::printable(fault.file);
    for (const int number : {fault.at.line, fault.at.column}) {
        if (number <= 0) break;
        if (!place.empty()) place += ':';
        place += std::to_string(number);
    }
    if (!place.empty()) place += ": ";
    return place + text::printable(fault.message);
}

Refused::Refused(std::vector<Fault> faults) : faults_(std::move(faults)) {
    for (const Fault& fault : faults_) what_ += (what_.empty() ? "" : "\n") + describe(fault);
}

Refused::Refused(Fault fault) : Refused(std::vector<Fault>{std::move(fault)}) {}

const char* Refused::what() const noexcept { return what_.c_str(); }

Refused usage_fault(std::string message) { return Refused(Fault{{}, {}, std::move(message), Blame::usage}); }

Refused system_fault(std::string file, std::string_view what, int error) {
    std::string message(what);
    if (error != 0) message += ": " + std::generic_category().message(error);  // unlike strerror, for several threads
    return Refused(Fault{std::move(file), {}, std::move(message), Blame::system});
}

std::string unknown_name(std::string_view kind, std::string_view name, const std::vector<std::string>& known, std::string_view otherwise) {
    std::string message = "there is no " + std::string(kind) + " \"" + std::string(name) + "\"";
    const std::string near = text::nearest(name, known);
    if (!near.empty()) return message + "; did you mean \"" + near + "\"?";
    if (!otherwise.empty()) message += "; " + std::string(otherwise);
    return message;
}

}  // namespace attune
