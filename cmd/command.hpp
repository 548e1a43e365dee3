#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune::command {

/// Exit codes of the contract that are no fault.
constexpr int done = 0;
constexpr int answer_is_no = 1;

/// The options that hold for all commands.
struct Common {
    std::vector<std::string> libraries;
    bool quiet = false;
    bool no_colour = false;
};

/// One row of the table of commands.
struct Command {
    std::string_view name;
    std::string_view line;  ///< what it does, in one line
    int (*run)(Common& common, std::span<const std::string> arguments);
};

std::span<const Command> commands();

/// Throws a usage fault where a name is that of a command of a later version.
void refuse_later(std::string_view name);

int list(Common& common, std::span<const std::string> arguments);
int show(Common& common, std::span<const std::string> arguments);
int check(Common& common, std::span<const std::string> arguments);
int administer(Common& common, std::span<const std::string> arguments);
int score(Common& common, std::span<const std::string> arguments);
int diff(Common& common, std::span<const std::string> arguments);
int help(Common& common, std::span<const std::string> arguments);
int report(Common& common, std::span<const std::string> arguments);

/// Thrown where help was asked for and printed.
struct Helped {};

/// The options of one command, named in help as `attune NAME`. What is said of an option here feeds its help, the
/// completions and the manual page.
class Options {
public:
    Options(std::string_view name, Common& common, std::string usage, std::string example);

    /// An option that takes one value; `help` begins with the value's name: `DIR: what it is`. `names`: `-o,--output`.
    void value(const std::string& names, std::string& to, const std::string& help);
    /// An option whose values are parted by commas.
    void values(const std::string& names, std::vector<std::string>& to, const std::string& help);
    void flag(const std::string& names, bool& to, const std::string& help);
    /// An option of a later version: whoever asks for it is told so.
    void later(const std::string& names, const std::string& help);
    /// The words after the options.
    void words(const std::string& name, std::vector<std::string>& to, const std::string& help);

    /// Throws usage faults with the nearest name, and Helped. `--help=options` prints the options for scripts, a line each:
    /// names, value and text, parted by tabs.
    void parse(std::span<const std::string> arguments);

private:
    struct Option {
        std::vector<std::string> names;  ///< with their dashes, the long one last
        std::string value;               ///< its name; empty for a flag
        std::string help;
        std::string* text = nullptr;
        std::vector<std::string>* list = nullptr;
        bool* set = nullptr;
        bool common = false;
        bool later = false;
        std::size_t times = 0;

        const std::string& name() const { return names.back(); }
    };

    Option& add(const std::string& names, const std::string& help);
    Option& add_valued(const std::string& names, const std::string& help);
    Option& find(const std::string& written);
    std::vector<std::string> in_order(std::span<const std::string> arguments);
    std::vector<std::string> take(Option& option, const std::string* attached, std::span<const std::string>& rest);
    std::string help() const;
    std::string table() const;

    std::string name_;
    std::string usage_;
    std::string example_;
    std::string words_help_;
    std::vector<std::string>* words_ = nullptr;
    std::deque<Option> options_;
};

/// `self, partner or clinician`.
std::string listed(const std::vector<std::string>& names);

/// Refuses the form of an output that a command does not write.
void check_format(const std::string& format, const std::vector<std::string>& known);

/// A whole number of at least `least`, or a usage fault that names the option.
std::size_t whole_number(std::string_view option, const std::string& text, std::size_t least);

}  // namespace attune::command
