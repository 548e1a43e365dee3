#include "administer/record.hpp"

#include "command.hpp"
#include "library.hpp"
#include "output.hpp"
#include "score/answers.hpp"
#include "text/csv.hpp"
#include "text/date.hpp"
#include "text/fault.hpp"
#include "text/file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

namespace attune::command {
namespace {

struct Asked {
    std::vector<std::string> names;
    administer::Occasion occasion;
    std::string answers;
    std::string output;
    std::vector<std::string> facts;
    bool alert_exit = false;
    bool attended = false;
};

std::string today() {
    const auto days = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    return text::format_date(static_cast<std::int32_t>(days.time_since_epoch().count()));
}

/// Fills in what was not said, and refuses what does not fit the instrument.
void settle(Asked& asked, const instrument::Instrument& instrument) {
    administer::Occasion& occasion = asked.occasion;
    if (occasion.date.empty()) occasion.date = today();
    if (!text::parse_timestamp(occasion.date)) throw usage_fault("--date " + occasion.date + ": expected a date such as 2026-01-31");
    if (occasion.rater.empty()) occasion.rater = instrument.default_rater();
    if (std::find(instrument.raters.begin(), instrument.raters.end(), occasion.rater) == instrument.raters.end())
        throw usage_fault(occasion.rater.empty()
                              ? "say who answers with --rater"
                              : "--rater: " + unknown_name("rater of " + instrument.id, occasion.rater, instrument.raters));
    if (occasion.language.empty()) occasion.language = instrument.language;
    std::vector<std::string> known;
    for (const auto& attribute : instrument.attributes) known.push_back(attribute.name);
    for (const std::string& fact : asked.facts) {
        const std::size_t cut = fact.find('=');
        if (cut == std::string::npos) throw usage_fault("--set " + fact + ": expected NAME=VALUE, such as age=34");
        const std::string name = fact.substr(0, cut);
        if (!instrument.find_attribute(name)) throw usage_fault("--set: " + unknown_name("attribute of " + instrument.id, name, known));
        occasion.facts.emplace_back(name, fact.substr(cut + 1));
    }
    if (instrument.attended && !asked.attended)
        throw usage_fault(instrument.id + " is only administered with a clinician present; say so with --attended");
}

/// The first line of an existing response file, or nothing where there is none yet.
std::string first_line(const std::string& path) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored) || std::filesystem::file_size(path, ignored) == 0) return {};
    const text::CsvReader file(path);
    std::string line;
    for (const std::string& name : file.header()) {
        if (!line.empty()) line += ',';
        text::append_field(line, name);
    }
    return line;
}

/// Whether an alert is raised, or a risk alert undetermined; each is told.
bool tell_alerts(const score::Plan& plan, const Asked& asked, const administer::Answers& answers) {
    score::Answers row(plan);
    for (std::size_t i = 0; i < answers.size(); ++i) row.set(i, answers[i]);
    for (const auto& [name, value] : asked.occasion.facts)
        if (!row.set_fact(*plan.instrument->find_attribute(name), value))
            throw usage_fault(fmt::format("--set {}={}: the value does not fit the attribute", name, value));
    row.set_rater(asked.occasion.rater);
    bool alarmed = false;
    for (std::size_t a = 0; a < plan.alerts.size(); ++a) {
        const auto truth = row.frame().alert(a)[0];
        if (truth == expression::no) continue;
        alarmed = alarmed || truth == expression::yes || plan.alerts[a].risk;
        tell("attune: alert " + plan.alerts[a].alert->id +
             (truth == expression::yes ? " is raised: " + plan.alerts[a].alert->say : " is undetermined: its answer is missing"));
    }
    return alarmed;
}

}  // namespace

int administer(Common& common, std::span<const std::string> arguments) {
    Asked asked;
    Options options("administer", common, "ID --subject S --answers FILE",
                    "attune administer phq9 --subject A01 --answers answers.txt -o phq9.csv");
    options.value("--subject", asked.occasion.subject, "S: whom the row is about");
    options.value("--answers", asked.answers, "FILE: the answers, one item=answer a line, or a CSV row with a header; - is standard input");
    options.value("--date", asked.occasion.date, "D: the day of the answers; today");
    options.value("--rater", asked.occasion.rater, "R: who answers: self, partner, clinician or informant");
    options.value("--respondent", asked.occasion.respondent, "P: the person who answered, where that is not the subject");
    options.value("--target", asked.occasion.target, "T: whom the items are about");
    options.value("--couple", asked.occasion.couple, "C: the couple that the subject belongs to");
    options.value("--language", asked.occasion.language, "L: the language of the texts");
    options.values("--set", asked.facts, "NAME=VALUE,...: attributes, such as age=34");
    options.flag("--attended", asked.attended, "a clinician is present");
    options.value("-o,--output", asked.output, "FILE: append the row there");
    options.flag("--alert-exit", asked.alert_exit, "exit 1 where an alert is raised, or a risk alert undetermined");
    options.words("id", asked.names, "the instrument");
    options.parse(arguments);
    if (asked.names.size() != 1) throw usage_fault("administer takes one instrument; `attune list` shows what there is");
    if (asked.answers.empty()) throw usage_fault("no answers: give them with --answers FILE, one item=answer a line (- is standard input)");
    if (asked.occasion.subject.empty()) throw usage_fault("say whom the answers are about with --subject");
    Shelf shelf(common);
    const score::Plan& plan = shelf.get(asked.names.front());
    settle(asked, *plan.instrument);
    const std::string name = asked.answers == "-" ? "standard input" : asked.answers;
    const administer::Answers answers = administer::read_answers(plan, text::read_file(asked.answers), name);
    const bool alarmed = tell_alerts(plan, asked, answers);
    const std::string header = administer::response_header(*plan.instrument);
    if (asked.output.empty() || asked.output == "-") {
        Output output("");
        output.write(header + administer::response_row(*plan.instrument, asked.occasion, answers, header, "standard output"));
    } else {
        const std::string there = first_line(asked.output);
        text::append_record(
            asked.output, header,
            administer::response_row(*plan.instrument, asked.occasion, answers, there.empty() ? header : there, asked.output));
        if (!common.quiet) tell("attune: saved to " + asked.output);
    }
    return asked.alert_exit && alarmed ? answer_is_no : done;
}

}  // namespace attune::command
