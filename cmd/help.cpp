#include "command.hpp"
#include "library.hpp"
#include "output.hpp"
#include "text/fault.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <unistd.h>

namespace attune::command {
namespace {

/// The manual page of a command or a format, `attune` itself where there is no topic; empty where no page is at hand.
std::string page_of(const std::string& topic) {
    const std::string name = topic.empty() ? "attune" : "attune-" + topic;
    const std::filesystem::path checkout = std::filesystem::path(ATTUNE_SOURCE_INSTRUMENTS).parent_path();
    const std::filesystem::path program = program_folder();
    const bool built_here = program.string().starts_with(checkout.string() + "/");
    const std::filesystem::path installed = program.parent_path() / "share/man";
    for (const std::string section : {"1", "5", "7"}) {
        for (const std::filesystem::path& folder : {built_here ? checkout / "man" : installed / ("man" + section)}) {
            std::error_code ignored;
            for (const std::string ending : {"", ".gz"}) {
                const std::filesystem::path page = folder / fmt::format("{}.{}{}", name, section, ending);
                if (std::filesystem::is_regular_file(page, ignored)) return page.string();
            }
        }
    }
    return {};
}

/// Becomes the reader of manual pages; comes back only where there is none.
void read_page(const std::string& page) {
    std::string reader = "man";
    std::string argument = page;
    std::array<char*, 3> words{reader.data(), argument.data(), nullptr};
    ::execvp("man", words.data());
    reader = "mandoc";
    ::execvp("mandoc", words.data());
}

}  // namespace

int help(Common& common, std::span<const std::string> arguments) {
    std::vector<std::string> topics;
    Options options("help", common, "[COMMAND]", "attune help score");
    options.words("COMMAND", topics, "a command, or instrument, responses, cluster or field");
    options.parse(arguments);
    if (topics.size() > 1) throw usage_fault("help takes one command");
    const std::string topic = topics.empty() ? "" : topics.front();
    std::vector<std::string> known{"instrument", "responses", "cluster", "field"};
    const Command* asked = nullptr;
    for (const Command& command : commands()) {
        known.emplace_back(command.name);
        if (command.name == topic) asked = &command;
    }
    refuse_later(topic);
    if (!topic.empty() && std::find(known.begin(), known.end(), topic) == known.end())
        throw usage_fault(unknown_name("command", topic, known, "see attune --help"));
    const std::string page = page_of(topic);
    if (!page.empty()) read_page(page);
    if (!asked) throw usage_fault("there is no reader of manual pages here (man, mandoc); see attune --help");
    const std::array<std::string, 1> short_help{"--help"};
    return asked->run(common, short_help);
}

}  // namespace attune::command
