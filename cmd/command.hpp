#pragma once

#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace CLI {
class App;  // only options.cpp sees it whole: the header is large
}

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

int list(Common& common, std::span<const std::string> arguments);
int check(Common& common, std::span<const std::string> arguments);
int administer(Common& common, std::span<const std::string> arguments);
int score(Common& common, std::span<const std::string> arguments);
int report(Common& common, std::span<const std::string> arguments);

/// Thrown where help was asked for and printed.
struct Helped {};

/// The options of one command, named in help as `attune NAME`.
class Options {
public:
    Options(std::string_view name, Common& common, std::string usage, std::string example);

    ~Options();
    Options(const Options&) = delete;
    Options& operator=(const Options&) = delete;

    /// An option that takes one value.
    void value(const std::string& names, std::string& to, const std::string& help);
    /// An option whose values are parted by commas.
    void values(const std::string& names, std::vector<std::string>& to, const std::string& help);
    void flag(const std::string& names, bool& to, const std::string& help);
    /// The words after the options.
    void words(const std::string& name, std::vector<std::string>& to, const std::string& help);

    /// Throws usage faults with the nearest name, and Helped.
    void parse(std::span<const std::string> arguments);

private:
    void refuse_unknown(std::span<const std::string> arguments) const;
    std::vector<std::string> option_names() const;
    void print_help() const;

    std::unique_ptr<CLI::App> app_;
    std::string usage_;
    std::string example_;
    std::deque<std::pair<std::string, std::vector<std::string>*>> lists_;
};

/// Refuses the form of an output that a command does not write.
void check_format(const std::string& format, const std::vector<std::string>& known);

/// A whole number of at least `least`, or a usage fault that names the option.
std::size_t whole_number(std::string_view option, const std::string& text, std::size_t least);

}  // namespace attune::command
