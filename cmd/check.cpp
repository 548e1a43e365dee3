#include "command.hpp"
#include "definitions.hpp"
#include "display.hpp"
#include "instrument/definition.hpp"
#include "library.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "proof/examples.hpp"
#include "proof/prove.hpp"
#include "text/csv.hpp"
#include "text/fault.hpp"
#include "text/file.hpp"

#include <filesystem>
#include <fmt/format.h>

namespace attune::command {
namespace {

using instrument::Kind;

using proof::Finding;
using proof::Grade;

/// Proves an instrument; gives what it holds in one line.
std::string prove(std::string_view source, const std::string& file, std::vector<Finding>& findings) {
    const score::Plan plan = score::compile(instrument::read_instrument(source, file));
    findings = proof::prove(plan);
    return fmt::format("{}: {}, {}, {} with {}", plan.instrument->id, counted(plan.items.size(), "item"),
                       counted(plan.scores.size(), "score"), counted(plan.instrument->examples.size(), "example"),
                       counted(proof::expectation_count(*plan.instrument), "expectation"));
}

/// Checks a definition of any kind, known by its head key, or a chart; gives what it holds in one line.
std::string check_file(Shelf& shelf, const std::string& file, std::vector<Finding>& findings) {
    std::error_code ignored;
    if (std::filesystem::is_directory(file, ignored) && !file.ends_with(".yaml")) return check_chart(shelf, file);
    const std::string source = text::read_file(file);  // once: it may be a pipe
    const Kind kind = instrument::kind_of(source, file).value_or(Kind::instrument);
    return kind == Kind::instrument ? prove(source, file, findings) : check_definition(shelf, kind, source, file, findings);
}

/// What is wrong with one definition; also a file that is no YAML is a finding.
std::vector<Finding> findings_of(Shelf& shelf, const std::string& file, std::string& summary) {
    std::vector<Finding> findings;
    try {
        summary = check_file(shelf, file, findings);
    } catch (const Refused& refused) {
        for (const Fault& fault : refused.faults()) {
            if (fault.blame != Blame::data) throw;
            findings.push_back({fault, fault.name.empty() ? "definition" : fault.name});
        }
    }
    return findings;
}

std::string csv_row(const Finding& finding, Grade grade) {
    const Fault& fault = finding.fault;
    std::string row;
    text::append_field(row, fault.file);
    row += fmt::format(",{},{},{},{},", fault.at.line, fault.at.column, proof::grade_word(grade), finding.name);
    text::append_field(row, fault.message);
    return row + "\n";
}

/// `file:line:column: message [finding]`, a remark called so. A file that cannot be read and an example name themselves.
std::string text_line(const Finding& finding, Grade grade) {
    Fault fault = finding.fault;
    if (grade == Grade::remark) fault.message.insert(0, "remark: ");
    const bool named = finding.name != "definition" && finding.name != "example";
    return fmt::format("{}{}\n", describe(fault), named ? fmt::format(" [{}]", finding.name) : "");
}

/// `3 faults, 1 remark`, leaving out what there is none of.
std::string tally(std::size_t faults, std::size_t remarks) {
    if (remarks == 0) return counted(faults, "fault");
    if (faults == 0) return counted(remarks, "remark");
    return fmt::format("{}, {}", counted(faults, "fault"), counted(remarks, "remark"));
}

}  // namespace

int check(Common& common, std::span<const std::string> arguments) {
    std::vector<std::string> names;
    std::string format = "text";
    std::string file;
    bool strict = false;
    Options options("check", common, "[ID or FILE]...", "attune check my-scale.yaml");
    options.value("--format", format, "text|csv: the form of the output");
    options.value("-o,--output", file, "FILE: write there, whole or not at all");
    options.later("--mutants", "changes of the definition that no example notices");
    options.flag("--strict", strict, "remarks count as faults");
    options.words("names", names, "instruments or files; none: the whole library");
    options.parse(arguments);
    check_format(format, {"text", "csv"});
    Shelf shelf(common);
    std::vector<std::string> files;
    files.reserve(names.size());
    for (const std::string& name : names) files.push_back(shelf.file_of(name));
    if (names.empty())
        for (const Kind kind : {Kind::instrument, Kind::wording, Kind::battery, Kind::explainer})
            for (const auto& place : shelf.library().places(kind)) files.push_back(place.file);
    std::string out = format == "csv" ? "file,line,column,grade,finding,message\n" : "";
    std::size_t faults = 0;
    std::size_t remarks = 0;
    {
        Progress progress(common.quiet, "definitions checked");
        for (const std::string& path : files) {
            progress.add(1);
            std::string summary;
            const std::vector<Finding> findings = findings_of(shelf, path, summary);
            for (const Finding& finding : findings) {
                const Grade grade = strict ? Grade::fault : finding.grade;
                ++(grade == Grade::fault ? faults : remarks);
                out += format == "csv" ? csv_row(finding, grade) : text_line(finding, grade);
            }
            if (format == "text" && !summary.empty()) out += summary + (findings.empty() ? ": all hold\n" : "\n");
        }
    }
    if (format == "text" && faults + remarks > 0) out += tally(faults, remarks) + "\n";
    Output output(file);
    output.write(format == "text" ? folded_for(out, file) : out);
    output.finish();
    return faults > 0 ? answer_is_no : done;
}

}  // namespace attune::command
