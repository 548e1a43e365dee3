#include "command.hpp"
#include "output.hpp"
#include "text/decimal.hpp"
#include "text/fault.hpp"
#include "text/utf8.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <utility>

namespace attune::command {
namespace {

constexpr std::size_t page = 80;
constexpr std::size_t help_column = 26;

/// `words` in lines that fit the page, each after the first behind `indent` blanks.
std::string wrapped(const std::string& words, std::size_t taken, std::size_t indent) {
    std::string out;
    for (const std::string_view word : text::split(words, ' ')) {
        if (taken > indent && taken + 1 + word.size() > page) {
            out += "\n" + std::string(indent, ' ');
            taken = indent;
        } else if (taken > indent) {
            out += ' ';
            ++taken;
        }
        out += word;
        taken += word.size();
    }
    return out;
}

}  // namespace

Options::Options(std::string_view name, Common& common, std::string usage, std::string example)
    : name_("attune " + std::string(name)), usage_(std::move(usage)), example_(std::move(example)) {
    Option& library = add_valued("--library", "DIR: a folder of instruments, looked in first");
    library.list = &common.libraries;
    Option& quiet = add("--quiet", "say nothing but faults on standard error");
    quiet.set = &common.quiet;
    Option& colour = add("--no-colour", "no colour, even on a terminal");
    colour.set = &common.no_colour;
    for (Option& option : options_) option.common = true;
}

Options::Option& Options::add(const std::string& names, const std::string& help) {
    Option option;
    for (const std::string_view name : text::split(names, ',')) option.names.emplace_back(name);
    option.help = help;
    return options_.emplace_back(std::move(option));
}

Options::Option& Options::add_valued(const std::string& names, const std::string& help) {
    const std::size_t cut = help.find(": ");
    Option& option = add(names, help.substr(cut + 2));
    option.value = help.substr(0, cut);
    return option;
}

void Options::value(const std::string& names, std::string& to, const std::string& help) { add_valued(names, help).text = &to; }

void Options::values(const std::string& names, std::vector<std::string>& to, const std::string& help) {
    add_valued(names, help).list = &to;
}

void Options::flag(const std::string& names, bool& to, const std::string& help) { add(names, help).set = &to; }

void Options::later(const std::string& names, const std::string& help) { add(names, help).later = true; }

void Options::words(const std::string& name, std::vector<std::string>& to, const std::string& help) {
    words_ = &to;
    words_help_ = name + ": " + help;
}

/// The option of a name as it was written; an unknown one is a usage fault with the nearest.
Options::Option& Options::find(const std::string& written) {
    std::vector<std::string> known{"--help"};
    for (Option& option : options_) {
        if (std::find(option.names.begin(), option.names.end(), written) != option.names.end()) return option;
        known.push_back(option.name());
    }
    if (written == "--help") throw usage_fault("--help takes no value");
    throw usage_fault(unknown_name("option", written, known, "see " + name_ + " --help"));
}

/// An option and its value, which is attached to it or the next argument.
std::vector<std::string> Options::take(Option& option, const std::string* attached, std::span<const std::string>& rest) {
    if (option.later) throw usage_fault(option.name() + " is not built yet");
    const bool many = option.common || !option.text;
    if (++option.times > 1 && !many) throw usage_fault(option.name() + " stands there twice");
    if (option.value.empty()) {
        if (attached) throw usage_fault(option.name() + " takes no value");
        return {option.name()};
    }
    if (attached) return {option.name(), *attached};
    if (rest.empty()) throw usage_fault(option.name() + " needs a value: " + option.value + ", " + option.help);
    const std::string value = rest.front();
    rest = rest.subspan(1);
    return {option.name(), value};
}

/// The arguments as the parser cannot misread them: each option followed by its value, then the words. Only so a value may
/// begin with a dash (-99), an option of many values swallows no word, and a mistyped option is not taken for a file.
std::vector<std::string> Options::in_order(std::span<const std::string> arguments) {
    std::vector<std::string> options;
    std::vector<std::string> words;
    while (!arguments.empty()) {
        const std::string argument = arguments.front();
        arguments = arguments.subspan(1);
        if (argument == "--") {
            words.insert(words.end(), arguments.begin(), arguments.end());
            break;
        }
        if (argument.size() < 2 || argument.front() != '-') {
            words.push_back(argument);
            continue;
        }
        const bool is_long = argument.starts_with("--");
        const std::size_t cut = is_long ? argument.find('=') : (argument.size() > 2 ? 2 : std::string::npos);
        const std::string attached = cut == std::string::npos ? "" : argument.substr(is_long ? cut + 1 : cut);
        const std::vector<std::string> taken =
            take(find(argument.substr(0, cut)), cut == std::string::npos ? nullptr : &attached, arguments);
        options.insert(options.end(), taken.begin(), taken.end());
    }
    if (!words.empty() && !words_) throw usage_fault("\"" + words.front() + "\" is one word too many; see " + name_ + " --help");
    if (!words.empty()) options.emplace_back("--");
    options.insert(options.end(), words.begin(), words.end());
    return options;
}

std::string Options::help() const {
    std::string text = "usage: " + wrapped(name_ + " " + usage_, 7, 7) + "\n";
    bool first = true;
    for (const Option& option : options_) {
        if (option.common || option.later) continue;
        if (std::exchange(first, false)) text += '\n';
        std::string names = "  ";
        for (const std::string& name : option.names) names += name + " ";
        names += option.value;
        if (names.size() >= help_column) text += names + "\n" + std::string(help_column, ' ');
        else text += names + std::string(help_column - names.size(), ' ');
        text += wrapped(option.help, help_column, help_column) + "\n";
    }
    text += "\nfor all commands: --library DIR, --quiet, --no-colour\nexample: " + wrapped(example_, 9, 9) + "\n";
    return text;
}

std::string Options::table() const {
    std::string text;
    for (const Option& option : options_) {
        if (option.later) continue;
        std::string names;
        for (const std::string& name : option.names) names += (names.empty() ? "" : " ") + name;
        text += names + "\t" + option.value + "\t" + option.help + "\n";
    }
    if (words_) text += "\t" + words_help_.substr(0, words_help_.find(": ")) + "\t" + words_help_.substr(words_help_.find(": ") + 2) + "\n";
    return text;
}

void Options::parse(std::span<const std::string> arguments) {
    for (const std::string& argument : arguments) {
        if (argument == "--") break;
        const bool asked = argument == "--help" || argument == "-h";
        if (!asked && argument != "--help=options") continue;
        Output("").write(asked ? help() : table());
        throw Helped{};
    }
    std::vector<std::string> ordered = in_order(arguments);
    std::reverse(ordered.begin(), ordered.end());
    CLI::App app;
    app.set_help_flag();
    std::deque<std::vector<std::string>> lists;
    std::vector<std::pair<std::vector<std::string>*, std::vector<std::string>*>> parted;
    for (Option& option : options_) {
        if (option.times == 0) continue;  // what nobody asks for need not be set up
        if (option.set) app.add_flag(option.name(), *option.set);
        if (option.text) app.add_option(option.name(), *option.text)->expected(1);
        if (!option.list) continue;
        if (option.common) {
            app.add_option(option.name(), *option.list)->expected(1)->take_all();
            continue;
        }
        parted.emplace_back(&lists.emplace_back(), option.list);
        app.add_option(option.name(), lists.back())->expected(1)->take_all();
    }
    if (words_ && std::find(ordered.begin(), ordered.end(), "--") != ordered.end()) app.add_option("words", *words_);
    try {
        app.parse(ordered);
    } catch (const CLI::ParseError& error) {
        throw usage_fault(std::string(error.what()) + "; see " + name_ + " --help");
    }
    for (const auto& [written, to] : parted)
        for (const std::string& one : *written)
            for (const std::string_view part : text::split(one, ','))
                if (!part.empty()) to->emplace_back(part);
}

std::string listed(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : &name == &names.back() ? " or " : ", ") + name;
    return list;
}

void check_format(const std::string& format, const std::vector<std::string>& known) {
    if (std::find(known.begin(), known.end(), format) == known.end())
        throw usage_fault("--format " + format + ": expected " + listed(known));
}

std::size_t whole_number(std::string_view option, const std::string& text, std::size_t least) {
    const auto value = text::parse_integer(text);
    if (!value || *value < static_cast<long long>(least))
        throw usage_fault(std::string(option) + " " + text + ": expected a whole number of at least " + std::to_string(least));
    return static_cast<std::size_t>(*value);
}

}  // namespace attune::command
