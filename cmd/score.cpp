#include "score/stream.hpp"

#include "charts.hpp"
#include "command.hpp"
#include "display.hpp"
#include "intake.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "report/explanation_page.hpp"
#include "report/score_table.hpp"
#include "tellings.hpp"
#include "text/fault.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace attune::command {
namespace {

struct Asked {
    std::vector<std::string> files;
    std::string instrument;
    std::string output;
    std::string format;
    std::string threads;
    std::string columns;
    std::vector<std::string> codes;
    std::vector<std::string> missing;
    std::vector<std::string> only;
    std::vector<std::string> keep;
    bool wide = false;
    bool explain = false;
    bool alert_exit = false;
};

/// A pattern has one place for the item, else two columns could be one item, or all of them.
void check_columns(const std::string& pattern) {
    std::size_t holes = 0;
    for (std::size_t at = pattern.find('{'); at != std::string::npos; at = pattern.find('{', at + 1)) {
        const std::string hole = pattern.substr(at, pattern.find('}', at) - at + 1);
        const bool padded = hole.size() == 6 && hole.starts_with("{n:0") && hole[4] >= '1' && hole[4] <= '9';
        if (hole != "{n}" && hole != "{id}" && !padded) holes = 2;
        ++holes;
    }
    if (!pattern.empty() && holes != 1) throw usage_fault("--columns " + pattern + ": expected a pattern with one of {n}, {n:02} or {id}");
}

/// The form of the output: csv, or of an explanation text, which no table can hold.
void check_form(Asked& asked) {
    if (asked.format.empty()) asked.format = asked.explain ? "text" : "csv";
    check_format(asked.format, {"csv", "text", "md"});
    if (!asked.explain) return;
    if (asked.format == "csv") throw usage_fault("--explain writes pages, which csv cannot hold; leave --format out, or say --format md");
    if (asked.wide)
        throw usage_fault("--explain writes every step of each score, and --wide one line for all of them; leave one of the two out");
}

score::Job job_of(const Asked& asked) {
    score::Job job;
    job.only = asked.only;
    job.keep = asked.keep;
    job.wide = asked.wide;
    job.reading.missing = asked.missing;
    job.reading.columns = asked.columns;
    if (!asked.threads.empty()) job.threads = static_cast<unsigned>(whole_number("--threads", asked.threads, 1));
    for (const std::string& pair : asked.codes) {
        const std::size_t cut = pair.find('=');
        if (cut == std::string::npos || cut == 0 || cut + 1 == pair.size())
            throw usage_fault("--codes " + pair + ": expected FROM=TO, such as 1=0");
        const std::string from = pair.substr(0, cut);
        for (const auto& [other, to] : job.reading.codes)
            if (other == from) throw usage_fault(fmt::format("--codes {}: {} stands there twice", pair, from));
        if (std::find(asked.missing.begin(), asked.missing.end(), from) != asked.missing.end())
            throw usage_fault(fmt::format("--codes {}: --missing says that {} is no answer", pair, from));
        job.reading.codes.emplace_back(from, pair.substr(cut + 1));
    }
    check_columns(asked.columns);
    return job;
}

void refuse_scores(const text::CsvReader& file) {
    if (report::kind_of(file.header()) == report::FileKind::responses) return;
    throw Refused(Fault{file.name(), {1, 1}, "this holds scores already; expected responses, with a column for each item"});
}

Refused other_header(const std::string& file) {
    return Refused(Fault{
        file, {1, 1}, "its columns give another header than the files before it; score it by itself, or one instrument alone with -i ID"});
}

/// Looks at the headers of several files before a row goes out. What can be read but once is looked at when its turn comes.
std::string common_header(const std::vector<Input>& inputs, const score::Job& job, score::Plans& plans) {
    std::string header;
    if (inputs.size() < 2) return header;
    for (const Input& input : inputs) {
        const std::string& path = input.path;
        std::error_code ignored;
        if (std::filesystem::exists(path, ignored) && !std::filesystem::is_regular_file(path, ignored)) continue;
        if (path == "-") continue;
        text::CsvReader file(path);
        refuse_scores(file);
        const std::string own = score::header_of(file, job, plans);
        if (header.empty()) header = own;
        if (own != header) throw other_header(path);
    }
    return header;
}

/// What `score` wrote, for the eye.
std::string as_table(const std::string& csv, const Asked& asked, const Common& common) {
    std::vector<report::ScoreRow> rows;
    if (!asked.wide) report::ScoredRows([&](const report::ScoreRow& row) { rows.push_back(row); }, false).take(csv);
    return shown(asked.wide ? report::wide_table(csv) : report::score_table(rows), asked.format, common, asked.output);
}

void add_options(Options& options, Asked& asked) {
    options.value("-i,--instrument", asked.instrument, "ID: the instrument that the rows are of");
    options.values("--only", asked.only, "SCORE,...: these scores alone; alerts stand in any case");
    options.flag("--wide", asked.wide, "one line an administration");
    options.values("--keep", asked.keep, "COLUMN,...: columns to carry along");
    options.values("--missing", asked.missing, "CODES: codes that stand for no answer, such as -99,-88");
    options.value("--columns", asked.columns, "PATTERN: how the item columns are named, such as phq9_{n}");
    options.values("--codes", asked.codes, "FROM=TO,...: what the file's codes are in the instrument");
    options.flag("--explain", asked.explain, "how each score came about, step by step");
    options.value("--threads", asked.threads, "N: threads; as many as there are cores");
    options.value("--format", asked.format, "csv|text|md: the form of the output; text and md are a table");
    options.value("-o,--output", asked.output, "FILE: write there, whole or not at all");
    options.flag("--alert-exit", asked.alert_exit, "exit 1 where an alert is raised, or a risk alert undetermined");
    options.words("files", asked.files, "response files or charts; - is standard input");
}

}  // namespace

int score(Common& common, std::span<const std::string> arguments) {
    Asked asked;
    Options options("score", common, "[FILE or CHART]... [-i ID] [--wide]", "attune score -i phq9 --wide answers.csv");
    add_options(options, asked);
    options.parse(arguments);
    check_form(asked);
    if (asked.files.empty()) asked.files.emplace_back("-");
    Shelf shelf(common);
    Chosen plans(shelf, asked.instrument);
    score::Job job = job_of(asked);
    job.instrument = plans.id();
    if (asked.explain)
        job.explain = [&](const score::ExplainedRow& row) {
            return "\n" + shown(report::explanation_page(row), asked.format, common, asked.output);
        };
    Tellings tellings(common.quiet);
    const std::vector<Input> inputs = with_charts(shelf, asked.files, tellings.outcome().notices);
    refuse_overwriting(asked.output, paths_read(asked.files, inputs));
    std::string header = common_header(inputs, job, plans);
    Output output(asked.output);
    bool written = false;
    bool explained = false;
    std::string gathered;  // of a table, whose columns are as wide as their widest cell
    try {
        Progress progress(common.quiet, "lines written", asked.format == "csv");
        for (const Input& input : inputs) {
            job.reading.owner = input.owner;
            text::CsvReader file(input.path);
            refuse_scores(file);
            bool first = true;
            const score::Sink sink = [&](std::string_view bytes) {
                if (std::exchange(first, false)) {
                    if (header.empty()) header = bytes;
                    if (header != bytes) throw other_header(input.path);
                    if (std::exchange(written, true)) return;
                }
                progress.add_lines(bytes);
                if (asked.explain && !bytes.empty() && !std::exchange(explained, true))
                    bytes.remove_prefix(1);  // pages are parted by empty lines
                asked.explain || asked.format == "csv" ? output.write(bytes) : static_cast<void>(gathered += bytes);
            };
            score::score_file(file, job, plans, sink, tellings.outcome());
        }
    } catch (const Refused&) {
        static_cast<void>(tellings.finish(false));  // what came of the rows before it is told too
        throw;
    }
    if (asked.format != "csv" && !asked.explain) output.write(as_table(gathered, asked, common));
    const int code = tellings.finish(asked.alert_exit);
    tellings.broken() ? output.leave() : output.finish();
    return code;
}

}  // namespace attune::command
