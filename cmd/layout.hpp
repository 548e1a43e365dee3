#pragma once

#include "command.hpp"
#include "picture_files.hpp"
#include "report/document.hpp"
#include "report/html.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace attune::command {

/// What was asked for of the form of pages: --format, -o and --charts.
struct Form {
    std::string format;
    std::string output;
    std::string charts;
};

/// The options --charts and --format of a command that makes pages.
void add_form(Options& options, Form& form);
/// Refuses a form of pages that there is not, or that shows no pictures.
void check_form(const Form& form);
/// The ending of files in a form: `.txt`, `.md`, `.html`, `.csv`.
std::string ending_of(const std::string& format);

/// What a file of pages is called: `Subject A01`, or how many they are. `first`: the first one's name.
std::string subjects_title(std::size_t subjects, const std::string& first);

/// Lays pages out in their form, and writes their pictures where those are asked for.
class Layout {
public:
    Layout(Form form, const Common& common, std::vector<std::string> inputs, bool broken);

    /// What stands in a file before its first page, and after its last one.
    std::string begin(const std::string& title);
    std::string page(const report::Document& page);
    std::string end() const;
    /// A file of one page.
    std::string file(const std::string& title, const report::Document& only);

private:
    bool html() const { return form_.format == "html"; }

    Form form_;
    const Common& common_;
    PictureFiles pictures_;
    report::HtmlFile html_;
};

}  // namespace attune::command
