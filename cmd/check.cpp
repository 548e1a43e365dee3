#include "command.hpp"
#include "course/plan.hpp"
#include "definitions.hpp"
#include "display.hpp"
#include "instrument/definition.hpp"
#include "library.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "proof/examples.hpp"
#include "proof/findings.hpp"
#include "proof/mutants.hpp"
#include "proof/prove.hpp"
#include "proof/speech.hpp"
#include "side_by_side.hpp"
#include "text/csv.hpp"
#include "text/fault.hpp"
#include "text/file.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <filesystem>
#include <fmt/format.h>
#include <optional>

namespace attune::command {
namespace {

using instrument::Kind;

using proof::Finding;
using proof::Grade;

/// What a definition holds in one line, what was found, and what became of its mutants.
struct Checked {
    std::string summary;
    std::vector<Finding> findings;
    std::optional<proof::Mutants> mutants;  ///< of an instrument
    std::string source;                     ///< of what is no instrument, to be looked at in its turn
    std::exception_ptr failure;
};

/// Notes what a definition has wrong; what else goes wrong ends the command.
template <class Work>
void guarded(Checked& checked, Work work) {
    try {
        work();
    } catch (const Refused& refused) {
        for (const Fault& fault : refused.faults()) {
            if (fault.blame != Blame::data) throw;
            checked.findings.push_back({fault, fault.name.empty() ? "definition" : fault.name});
        }
    }
}

void append(std::vector<Finding>& findings, const std::vector<Finding>& more) { findings.insert(findings.end(), more.begin(), more.end()); }

/// A worksheet that another person fills in about somebody is asked in that person's words, which are a file of their own in the library.
void prove_raters(const Shelf& shelf, const instrument::Instrument& instrument, proof::Findings& findings) {
    if (!instrument.worksheet || !instrument.bundled) return;
    for (const std::string& rater : instrument.raters) {
        if (!proof::tells_of_another(rater) || shelf.has_rater_wording(instrument, rater)) continue;
        findings.remark("no-partner-wording", instrument.raters_at,
                        fmt::format("the rater \"{}\" is asked in the words for the person; expected a wording {}.yaml in the library",
                                    rater, instrument::file_name({instrument.id, instrument.language, rater})));
    }
}

/// Proves an instrument. While an example fails there is something better to mend than what no example notices, so that only those
/// who ask for it hear of that.
void prove(const Shelf& shelf, const std::string& file, bool list_mutants, Checked& checked) {
    const score::Plan plan = score::compile(instrument::read_instrument(checked.source, file));
    if (std::vector<Fault> faults = course::faults_of(*plan.instrument); !faults.empty()) throw Refused(std::move(faults));
    proof::Findings findings(file);
    proof::prove(plan, findings);
    prove_raters(shelf, *plan.instrument, findings);
    checked.findings = findings.take();
    checked.mutants = proof::try_mutants(plan, list_mutants);
    const bool example_fails =
        std::any_of(checked.findings.begin(), checked.findings.end(), [](const Finding& finding) { return finding.name == "example"; });
    if (list_mutants) append(checked.findings, checked.mutants->survivors);
    else if (!example_fails) append(checked.findings, proof::in_one_remark(*checked.mutants));
    checked.summary = fmt::format("{}: {}, {}, {} with {}", plan.instrument->id, counted(plan.items.size(), "item"),
                                  counted(plan.scores.size(), "score"), counted(plan.instrument->examples.size(), "example"),
                                  counted(proof::expectation_count(*plan.instrument), "expectation"));
}

bool is_folder(const std::string& file) {
    std::error_code ignored;
    return std::filesystem::is_directory(file, ignored) && !file.ends_with(".yaml");
}

/// Instruments are proved; of all else the text is kept, which is read once, for it may come out of a pipe.
void check_instrument(const Shelf& shelf, const std::string& file, bool list_mutants, Checked& checked) {
    if (is_folder(file)) return;
    checked.source = text::read_file(file);
    if (instrument::kind_of(checked.source, file).value_or(Kind::instrument) != Kind::instrument) return;
    prove(shelf, file, list_mutants, checked);
}

/// A wording, a battery, an explainer page or a chart, which are looked up in the library.
void check_other(Shelf& shelf, const std::string& file, Checked& checked) {
    if (is_folder(file)) {
        checked.summary = check_chart(shelf, file);
        return;
    }
    const Kind kind = instrument::kind_of(checked.source, file).value_or(Kind::instrument);
    if (kind != Kind::instrument) checked.summary = check_definition(shelf, kind, checked.source, file, checked.findings);
}

/// Checks files side by side where they stand alone, then the others one by one; the answers come in the order of the files.
std::vector<Checked> check_all(Shelf& shelf, const std::vector<std::string>& files, bool list_mutants, Progress& progress) {
    std::vector<Checked> all(files.size());
    std::atomic<std::size_t> checked = 0;
    side_by_side(files.size(), [&](std::size_t k, bool ours) {
        try {
            guarded(all[k], [&] { check_instrument(shelf, files[k], list_mutants, all[k]); });
        } catch (...) {
            all[k].failure = std::current_exception();
        }
        ++checked;
        if (ours) progress.add(checked.exchange(0));
    });
    for (std::size_t k = 0; k < files.size(); ++k) {
        if (all[k].failure) std::rethrow_exception(all[k].failure);
        if (all[k].findings.empty()) guarded(all[k], [&] { check_other(shelf, files[k], all[k]); });
        all[k].source.clear();
    }
    return all;
}

std::string mutant_tally(std::string_view of, const proof::Mutants& mutants) {
    return fmt::format("{}: {}, {} killed, {} equivalent, {} not noticed\n", of, counted(mutants.made, "mutant"), mutants.killed,
                       mutants.equivalent, mutants.survivors.size());
}

/// What became of the mutants of one file, and the lines that would notice those that survive.
std::string mutant_lines(std::string_view of, const proof::Mutants& mutants) {
    std::string out = mutant_tally(of, mutants);
    if (mutants.lines.empty()) return out;
    out += "  These examples would notice them. What they expect is what the file gives now: verify each against the manual.\n";
    for (const std::string& line : mutants.lines) out += line + "\n";
    return out;
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
    bool list_mutants = false;
    Options options("check", common, "[ID or FILE]...", "attune check my-scale.yaml");
    options.value("--format", format, "text|csv: the form of the output");
    options.value("-o,--output", file, "FILE: write there, whole or not at all");
    options.flag("--mutants", list_mutants, "list the changes of a definition that no example notices");
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
    proof::Mutants mutants;
    std::size_t proved = 0;
    std::vector<Checked> all;
    {
        Progress progress(common.quiet, "definitions checked");
        all = check_all(shelf, files, list_mutants, progress);
    }
    for (const Checked& checked : all) {
        for (const Finding& finding : checked.findings) {
            const Grade grade = strict ? Grade::fault : finding.grade;
            ++(grade == Grade::fault ? faults : remarks);
            out += format == "csv" ? csv_row(finding, grade) : text_line(finding, grade);
        }
        if (format == "text" && !checked.summary.empty()) out += checked.summary + (checked.findings.empty() ? ": all hold\n" : "\n");
        if (!checked.mutants) continue;
        ++proved;
        mutants += *checked.mutants;
        const std::string_view id = std::string_view(checked.summary).substr(0, checked.summary.find(':'));
        if (format == "text" && list_mutants) out += mutant_lines(id, *checked.mutants);
    }
    if (format == "text" && list_mutants && proved > 1) out += mutant_tally("in all", mutants);
    if (format == "text" && faults + remarks > 0) out += tally(faults, remarks) + "\n";
    Output output(file);
    output.write(format == "text" ? folded_for(out, file) : out);
    output.finish();
    return faults > 0 ? answer_is_no : done;
}

}  // namespace attune::command
