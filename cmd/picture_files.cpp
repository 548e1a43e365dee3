#include "picture_files.hpp"

#include "output.hpp"
#include "pages.hpp"
#include "report/svg.hpp"
#include "text/fault.hpp"

#include <filesystem>
#include <map>
#include <variant>

namespace attune::command {
namespace {

namespace fs = std::filesystem;

fs::path whole_path(const std::string& path) { return fs::weakly_canonical(fs::absolute(path)); }

/// What the ids of a picture begin with, of the name of its file.
std::string id_of(const std::string& name) {
    std::string id = "attune-";
    for (const char c : name) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
        if (plain) id += c;
        else id += "_" + std::to_string(static_cast<unsigned char>(c));
    }
    return id;
}

}  // namespace

std::string picture_name(const std::vector<std::string>& parts) {
    std::string name;
    for (std::size_t k = 0; k < parts.size(); ++k) {
        const std::string part = file_name_of(parts[k]);
        if (k > 0) {
            name += "-" + part;
            continue;
        }
        for (std::size_t c = 0; c < part.size(); ++c) {
            const bool begins = part[c] == '-' && c + 1 < part.size() && part[c + 1] >= 'a' && part[c + 1] <= 'z';
            name += begins ? "%2D" : part.substr(c, 1);
        }
    }
    return shortened(name, name);
}

PictureFiles::PictureFiles(const std::string& folder, const std::string& output, std::vector<std::string> inputs, bool broken)
    : output_(output.empty() || output == "-" ? "" : output), inputs_(std::move(inputs)) {
    if (folder.empty() || broken) return;
    make_folder(folder);
    folder_ = folder.ends_with('/') ? folder : folder + "/";
    const std::string link = whole_path(folder).lexically_relative(whole_path(folder_of(output))).generic_string();
    link_ = link == "." ? "" : link.ends_with('/') ? link : link + "/";
}

report::PicturePaths PictureFiles::write(const report::Document& page) {
    report::PicturePaths paths;
    std::map<std::string, std::size_t> numbers;
    const auto put = [&](const auto& picture) {
        std::string name = picture.name.empty() ? "picture-" + std::to_string(++nameless_) : picture_name(picture.name);
        if (const std::size_t number = ++numbers[name]; number > 1) name += "-" + std::to_string(number);
        const std::string path = folder_ + name + ".svg";
        refuse_overwriting(path, inputs_, "--charts: ");
        if (!output_.empty() && whole_path(output_) == whole_path(path))
            throw usage_fault("-o " + output_ + " is the file of a picture; choose another file");
        Output file(path);
        file.write(report::svg_of(picture, id_of(name), true));
        file.finish();
        paths.push_back(link_ + name + ".svg");
    };
    for (const report::Block& block : page.blocks) {
        if (folder_.empty()) break;
        if (const auto* gauge = std::get_if<report::Gauge>(&block)) put(*gauge);
        if (const auto* trend = std::get_if<report::Trend>(&block)) put(*trend);
    }
    return paths;
}

}  // namespace attune::command
