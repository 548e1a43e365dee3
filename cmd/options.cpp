#include "command.hpp"

#include "output.hpp"
#include "text/decimal.hpp"
#include "text/fault.hpp"
#include "text/utf8.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace attune::command {

Options::Options(std::string_view name, Common& common, std::string usage, std::string example)
    : app_(std::make_unique<CLI::App>("", "attune " + std::string(name))), usage_(std::move(usage)), example_(std::move(example)) {
    app_->set_help_flag();
    app_->add_option("--library", common.libraries, "a folder of instruments, looked in first")
        ->option_text("DIR")
        ->expected(1)
        ->take_all();
    app_->add_flag("--quiet", common.quiet, "say nothing but faults on standard error");
    app_->add_flag("--no-colour", common.no_colour, "no colour, even on a terminal");
}

Options::~Options() = default;

void Options::value(const std::string& names, std::string& to, const std::string& help) {
    const std::size_t cut = help.find(": ");  // `DIR: what it is`
    app_->add_option(names, to, help.substr(cut + 2))->option_text(help.substr(0, cut))->expected(1);
}

/// One string to CLI11, which else would take the words after it too.
void Options::values(const std::string& names, std::vector<std::string>& to, const std::string& help) {
    value(names, lists_.emplace_back(std::string(), &to).first, help);
}

void Options::flag(const std::string& names, bool& to, const std::string& help) { app_->add_flag(names, to, help); }

void Options::words(const std::string& name, std::vector<std::string>& to, const std::string& help) {
    app_->add_option(name, to, help)->option_text(" ");
}

std::vector<std::string> Options::option_names() const {
    std::vector<std::string> names{"--help"};
    for (const CLI::Option* option : app_->get_options())
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    return names;
}

/// An unknown option is told by its name, before its value could be taken for a file.
void Options::refuse_unknown(std::span<const std::string> arguments) const {
    const std::vector<std::string> known = option_names();
    for (const std::string& argument : arguments) {
        if (argument == "--") return;
        if (!argument.starts_with("--")) continue;
        const std::string name = argument.substr(0, argument.find('='));
        if (std::find(known.begin(), known.end(), name) == known.end())
            throw usage_fault(unknown_name("option", name, known, "see " + app_->get_name() + " --help"));
    }
}

void Options::print_help() const {
    std::string text = "usage: " + app_->get_name() + " " + usage_ + "\n\n";
    for (const CLI::Option* option : app_->get_options()) {
        if (option->get_positional()) continue;
        std::string names;
        for (const std::string& name : option->get_snames()) names += "-" + name + " ";
        for (const std::string& name : option->get_lnames()) names += "--" + name + " ";
        if (option->get_expected_max() > 0) names += option->get_option_text() + " ";
        names.resize(std::max<std::size_t>(names.size(), 24), ' ');
        text += "  " + names + option->get_description() + "\n";
    }
    text += "\nexample: " + example_ + "\n";
    Output("").write(text);
}

void Options::parse(std::span<const std::string> arguments) {
    if (std::find_if(arguments.begin(), arguments.end(), [](const std::string& a) { return a == "--help" || a == "-h"; }) !=
        arguments.end()) {
        print_help();
        throw Helped{};
    }
    refuse_unknown(arguments);
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    try {
        app_->parse(reversed);
    } catch (const CLI::ParseError& error) {
        throw usage_fault(std::string(error.what()) + "; see " + app_->get_name() + " --help");
    }
    for (const auto& [written, to] : lists_)
        for (const std::string_view part : text::split(written, ','))
            if (!part.empty()) to->emplace_back(part);
}

void check_format(const std::string& format, const std::vector<std::string>& known) {
    std::string list;
    for (const std::string& form : known) list += (list.empty() ? "" : " or ") + form;
    if (std::find(known.begin(), known.end(), format) == known.end()) throw usage_fault("--format " + format + ": expected " + list);
}

std::size_t whole_number(std::string_view option, const std::string& text, std::size_t least) {
    const auto value = text::parse_integer(text);
    if (!value || *value < static_cast<long long>(least))
        throw usage_fault(std::string(option) + " " + text + ": expected a whole number of at least " + std::to_string(least));
    return static_cast<std::size_t>(*value);
}

}  // namespace attune::command
