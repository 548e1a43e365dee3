#include "score/stream.hpp"

#include "command.hpp"
#include "library.hpp"
#include "output.hpp"
#include "tellings.hpp"
#include "text/fault.hpp"

namespace attune::command {
namespace {

struct Asked {
    std::vector<std::string> files;
    std::string instrument;
    std::string output;
    std::string format = "csv";
    std::string threads;
    std::string columns;
    std::vector<std::string> codes;
    std::vector<std::string> missing;
    std::vector<std::string> only;
    std::vector<std::string> keep;
    bool wide = false;
    bool alert_exit = false;
};

score::Job job_of(const Asked& asked) {
    score::Job job;
    job.instrument = asked.instrument;
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
        job.reading.codes.emplace_back(pair.substr(0, cut), pair.substr(cut + 1));
    }
    if (!asked.columns.empty() && asked.columns.find("{n") == std::string::npos && asked.columns.find("{id}") == std::string::npos)
        throw usage_fault("--columns " + asked.columns + ": expected a pattern with {n}, {n:02} or {id}");
    return job;
}

}  // namespace

int score(Common& common, std::span<const std::string> arguments) {
    Asked asked;
    Options options("score", common, "[FILE]... [-i ID] [--wide]", "attune score -i phq9 --wide answers.csv");
    options.value("-i,--instrument", asked.instrument, "ID: the instrument that the rows are of");
    options.values("--only", asked.only, "SCORE,...: these scores alone");
    options.flag("--wide", asked.wide, "one line an administration");
    options.values("--keep", asked.keep, "COLUMN,...: columns to carry along");
    options.values("--missing", asked.missing, "CODES: codes that stand for no answer, such as -99,-88");
    options.value("--columns", asked.columns, "PATTERN: how the item columns are named, such as phq9_{n}");
    options.values("--codes", asked.codes, "FROM=TO,...: what the file's codes are in the instrument");
    options.value("--threads", asked.threads, "N: threads; as many as there are cores");
    options.value("--format", asked.format, "csv: the form of the output");
    options.value("-o,--output", asked.output, "FILE: write there, whole or not at all");
    options.flag("--alert-exit", asked.alert_exit, "exit 1 where an alert is raised, or a risk alert undetermined");
    options.words("files", asked.files, "response files; - is standard input");
    options.parse(arguments);
    if (asked.format != "csv") throw usage_fault("--format " + asked.format + ": score writes csv");
    if (asked.files.empty()) asked.files.emplace_back("-");
    const score::Job job = job_of(asked);
    Shelf shelf(common);
    if (!job.instrument.empty()) static_cast<void>(shelf.get(job.instrument));
    Output output(asked.output);
    Tellings tellings(common.quiet);
    std::string header;
    for (const std::string& path : asked.files) {
        text::CsvReader file(path);
        bool first = true;
        const score::Sink sink = [&](std::string_view bytes) {
            if (first) {
                first = false;
                if (header.empty()) header = bytes;
                else if (bytes == header) return;
                else
                    throw Refused(
                        Fault{file.name(), {1, 1}, "its columns give another header than the files before it; score it by itself"});
            }
            output.write(bytes);
        };
        tellings.add(score::score_file(
            file, job, [&](const std::string& id) { return shelf.find(id); }, sink));
    }
    const int code = tellings.finish(asked.alert_exit);
    if (!tellings.broken()) output.finish();
    return code;
}

}  // namespace attune::command
