#include "layout.hpp"

#include "display.hpp"
#include "text/fault.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace attune::command {
namespace {

/// The forms of pages: after --format, and at the end of a file's name.
struct Known {
    const char* name;
    const char* ending;
};
constexpr std::array<Known, 4> forms{{{"text", ".txt"}, {"md", ".md"}, {"html", ".html"}, {"csv", ".csv"}}};

}  // namespace

void add_form(Options& options, Form& form) {
    std::string names;
    for (const Known& known : forms) (names += names.empty() ? "" : "|") += known.name;
    options.value("--format", form.format, names + ": the form of the output");
    options.value("--charts", form.charts, "DIR: the pictures as SVG files there, linked or named");
}

void check_form(const Form& form) {
    std::vector<std::string> names;
    names.reserve(forms.size());
    for (const Known& known : forms) names.emplace_back(known.name);
    check_format(form.format, names);
    if (form.format == "csv" && !form.charts.empty())
        throw usage_fault("--charts: a csv shows no pictures; expected --format text, md or html");
}

std::string ending_of(const std::string& format) {
    return std::find_if(forms.begin(), forms.end(), [&](const Known& known) { return format == known.name; })->ending;
}

std::string subjects_title(std::size_t subjects, const std::string& first) {
    if (subjects == 0) return "No subjects";
    if (subjects > 1) return std::to_string(subjects) + " subjects";
    return first.empty() ? "No subject named" : "Subject " + first;
}

Layout::Layout(Form form, const Common& common, std::vector<std::string> inputs, bool broken)
    : form_(std::move(form)), common_(common), pictures_(form_.charts, form_.output, std::move(inputs), broken) {}

std::string Layout::begin(const std::string& title) {
    html_ = {};
    return html() ? html_.begin({title}) : "";
}

std::string Layout::page(const report::Document& page) {
    const report::PicturePaths pictures = pictures_.write(page);
    return html() ? html_.page(page) : shown(page, form_.format, common_, form_.output, pictures);
}

std::string Layout::file(const std::string& title, const report::Document& only) {
    std::string bytes = begin(title);
    bytes += page(only);
    return bytes + end();
}

std::string Layout::end() const { return html() ? html_.end() : ""; }

}  // namespace attune::command
