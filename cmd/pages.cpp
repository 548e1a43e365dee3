#include "pages.hpp"

#include "layout.hpp"
#include "text/fault.hpp"
#include "text/utf8.hpp"

#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <sys/stat.h>
#include <utility>

namespace attune::command {
namespace {

bool is_folder(const std::string& path) {
    std::error_code ignored;
    return path.ends_with('/') || std::filesystem::is_directory(path, ignored);
}

char hex(unsigned value) { return "0123456789ABCDEF"[value & 15U]; }

/// A fingerprint that tells long names apart (FNV-1a).
std::string fingerprint(std::string_view text) {
    std::uint64_t sum = 14695981039346656037U;
    for (const char c : text) sum = (sum ^ static_cast<unsigned char>(c)) * 1099511628211U;
    std::string digits;
    for (unsigned shift = 64; shift > 0; shift -= 4) digits += hex(static_cast<unsigned>(sum >> (shift - 4)));
    return digits;
}

}  // namespace

std::string shortened(const std::string& name, std::string_view whole) {
    constexpr std::size_t longest = 200;  // file systems allow 255, and the temporary has an ending of its own
    if (name.size() <= longest) return name;
    std::size_t cut = longest - 20;
    while (cut > 0 && (static_cast<unsigned char>(name[cut]) & 0xC0U) == 0x80U) --cut;
    return name.substr(0, cut) + "%%" + fingerprint(whole);
}

void make_folder(const std::string& path) {
    if (::mkdir(path.c_str(), 0700) == 0) return;
    const int code = errno;
    std::error_code ignored;
    if (code == EEXIST && std::filesystem::is_directory(path, ignored)) return;
    throw system_fault(path, "cannot be made", code == EEXIST ? ENOTDIR : code);
}

std::string folder_of(const std::string& path) {
    if (path.empty() || path == "-") return ".";
    if (is_folder(path)) return path;
    const std::string parent = std::filesystem::path(path).parent_path().string();
    return parent.empty() ? "." : parent;
}

std::string file_name_of(std::string_view subject) {
    if (subject.empty()) return "no subject";  // no other name holds a blank
    const bool odd = text::printable(subject) != subject;
    std::string name;
    for (const char c : subject) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
                           ((c == '.' || c == '-') && !name.empty()) || (byte >= 0x80 && !odd);
        if (plain) name += c;
        else ((name += '%') += hex(byte >> 4U)) += hex(byte);
    }
    return shortened(name, subject);
}

Pages::Pages(const std::string& path, const std::string& format, std::vector<std::string> inputs, bool broken, std::string end)
    : ending_(ending_of(format)), inputs_(std::move(inputs)), broken_(broken), end_(std::move(end)) {
    if (path.empty() || path == "-" || !is_folder(path)) {
        output_.emplace(path);
        return;
    }
    folder_ = path.ends_with('/') ? path : path + "/";
    if (!broken) make_folder(path);
}

void Pages::add(const std::string& subject, const std::string& header, const std::string& bytes) {
    if (output_) {
        if (std::exchange(first_, false)) output_->write(header);
        else if (header.empty()) output_->write("\n");
        return output_->write(bytes);
    }
    if (broken_) return;
    const std::string path = folder_ + file_name_of(subject) + ending_;
    refuse_overwriting(path, inputs_);
    Output file(path);
    file.write(header + bytes + end_);
    file.finish();
}

void Pages::finish() {
    if (output_ && !first_) output_->write(end_);
    if (output_) broken_ ? output_->leave() : output_->finish();
    else if (broken_) tell("attune: no page is written to " + folder_ + ": the reading ended before the end of the file");
}

}  // namespace attune::command
