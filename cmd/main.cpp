#include "command.hpp"
#include "output.hpp"
#include "text/fault.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <new>

namespace attune::command {

std::span<const Command> commands() {
    static constexpr std::array<Command, 8> table{{
        {"list", "what there is to administer", list},
        {"show", "the blank form of an instrument, or its codebook", show},
        {"check", "prove a definition and run its worked examples", check},
        {"administer", "record one person's answers", administer},
        {"score", "answers to scores", score},
        {"report", "scores to something a person reads", report},
        {"diff", "what changed, and whether the change is real", diff},
        {"help", "the manual page of a command", help},
    }};
    return table;
}

void refuse_later(std::string_view name) {
    for (const std::string_view later : {"due", "split"})
        if (name == later) throw usage_fault(std::string(name) + " is not built yet");
}

namespace {

void print_help() {
    std::string text =
        "attune turns a questionnaire into numbers that can be trusted.\n\nusage: attune [--library DIR]... [--quiet] [--no-colour] "
        "COMMAND ...\n\n";
    for (const Command& command : commands()) {
        std::string name(command.name);
        name.resize(12, ' ');
        text += "  " + name + std::string(command.line) + "\n";
    }
    text +=
        "\nattune COMMAND --help tells more.\n\nexample: attune administer phq9 --subject A01 --answers answers.txt | attune score | "
        "attune report\n";
    Output("").write(text);
}

/// The options before the command; what is left begins with the command.
std::span<const std::string> common_options(std::span<const std::string> arguments, Common& common) {
    while (!arguments.empty() && arguments.front().starts_with("-")) {
        const std::string& option = arguments.front();
        if (option == "--quiet") {
            common.quiet = true;
        } else if (option == "--no-colour") {
            common.no_colour = true;
        } else if (option.starts_with("--library=")) {
            common.libraries.push_back(option.substr(10));
        } else if (option == "--library") {
            if (arguments.size() < 2) throw usage_fault("--library needs a folder");
            common.libraries.push_back(arguments[1]);
            arguments = arguments.subspan(1);
        } else {
            throw usage_fault(
                unknown_name("option", option, {"--library", "--quiet", "--no-colour", "--help", "--version"}, "see attune --help"));
        }
        arguments = arguments.subspan(1);
    }
    return arguments;
}

int run(std::span<const std::string> arguments) {
    Common common;
    if (!arguments.empty() && (arguments.front() == "--version" || arguments.front() == "-V")) {
        Output("").write("attune " ATTUNE_VERSION "\n");
        return done;
    }
    if (!arguments.empty() && (arguments.front() == "--help" || arguments.front() == "-h")) {
        print_help();
        return done;
    }
    arguments = common_options(arguments, common);
    if (arguments.empty()) throw usage_fault("no command; see attune --help");
    std::vector<std::string> names;
    for (const Command& command : commands()) {
        if (command.name == arguments.front()) return command.run(common, arguments.subspan(1));
        names.emplace_back(command.name);
    }
    refuse_later(arguments.front());
    throw usage_fault(unknown_name("command", arguments.front(), names, "see attune --help"));
}

int tell_all(const Refused& refused) {
    int code = 0;
    // several at once: 4, then 2, then 3
    for (const Fault& fault : refused.faults()) {
        tell(fault);
        const auto blame = static_cast<int>(fault.blame);
        code = code == 4 || blame == 4 ? 4 : code == 2 || blame == 2 ? 2 : blame;
    }
    return code;
}

}  // namespace
}  // namespace attune::command

int main(int argc, char** argv) {
    try {
        const std::vector<std::string> arguments(argv + 1, argv + argc);
        return attune::command::run(arguments);
    } catch (const attune::command::Helped&) {
        return attune::command::done;
    } catch (const attune::Refused& refused) {
        return attune::command::tell_all(refused);
    } catch (const std::bad_alloc&) {
        attune::command::tell("attune: there is not enough memory");
    } catch (const std::exception& error) {
        attune::command::tell(std::string("attune: ") + error.what());
    }
    return static_cast<int>(attune::Blame::system);
}
