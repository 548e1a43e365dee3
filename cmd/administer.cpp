#include "administer/answers.hpp"

#include "administer/past.hpp"
#include "administer/record.hpp"
#include "alarm.hpp"
#include "clock.hpp"
#include "command.hpp"
#include "destination.hpp"
#include "library.hpp"
#include "output.hpp"
#include "score/answers.hpp"
#include "sitting.hpp"
#include "terminal.hpp"
#include "text/date.hpp"
#include "text/fault.hpp"
#include "text/file.hpp"

#include <algorithm>
#include <filesystem>

namespace attune::command {

void settle_rater(administer::Occasion& occasion, const instrument::Instrument& instrument) {
    const std::vector<std::string>& targets = instrument.targets;
    if (!occasion.target.empty() && !targets.empty() && std::find(targets.begin(), targets.end(), occasion.target) == targets.end())
        throw usage_fault("--target: " +
                          unknown_name("target of " + instrument.id, occasion.target, targets, "expected " + listed(targets)));
    if (occasion.rater.empty()) occasion.rater = instrument.default_rater();
    if (std::find(instrument.raters.begin(), instrument.raters.end(), occasion.rater) != instrument.raters.end()) return;
    throw usage_fault(occasion.rater.empty() ? "say who answers with --rater"
                                             : "--rater: " + unknown_name("rater of " + instrument.id, occasion.rater, instrument.raters,
                                                                          "expected " + listed(instrument.raters)));
}

void settle_day(administer::Occasion& occasion, const instrument::Instrument& instrument) {
    if (occasion.date.empty()) occasion.date = today();
    if (occasion.language.empty()) occasion.language = instrument.language;
}

administer::Answers amended(const Request& request, const instrument::Instrument& instrument, administer::Occasion& occasion) {
    const auto row = administer::newest_row(request.output, instrument, occasion);
    if (!row)
        throw usage_fault("--amend: " + request.output + " has no row of " + occasion.subject + " (" + occasion.rater + ") of " +
                          instrument.id + " to correct");
    if (row->occasion.entered.empty())
        throw Refused(Fault{request.output, {row->line, 1}, "this row has no \"entered\", by which a correction could name it"});
    for (const auto& [name, cell] : administer::standard_columns)
        if (cell && (occasion.*cell).empty()) occasion.*cell = row->occasion.*cell;
    for (const auto& [name, value] : row->occasion.facts)
        if (!administer::find_fact(occasion, name)) occasion.facts.emplace_back(name, value);
    occasion.entered.clear();
    occasion.replaces = row->occasion.entered;
    occasion.amended_by = request.occasion.amended_by;
    occasion.amended_why = request.occasion.amended_why;
    return row->answers;
}

namespace {

/// A word as a shell reads it.
std::string quoted(const std::string& word) {
    const bool plain =
        !word.empty() &&
        word.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+=/.,:@%") == std::string::npos;
    if (plain) return word;
    std::string out = "'";
    for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

/// `attune`, with the libraries that were named.
std::string attune_words(const Common& common) {
    std::string line = "attune";
    for (const std::string& library : common.libraries) line += " --library " + quoted(library);
    return line;
}

std::string command_to_resume(const Common& common, std::span<const std::string> arguments) {
    std::string line = attune_words(common) + " administer";
    for (const std::string& argument : arguments) line += " " + quoted(argument);
    const bool already = std::find(arguments.begin(), arguments.end(), "--resume") != arguments.end();
    return already ? line : line + " --resume";
}

/// What shows the row once it is there; nothing does where it goes down a pipe.
std::string command_to_look(const Common& common, const Request& request) {
    if (request.output.empty() || request.output == "-") return "";
    return attune_words(common) + " report --subject " + quoted(request.occasion.subject) + " " + quoted(request.output);
}

void take_facts(Request& request, const score::Plan& plan) {
    const instrument::Instrument& instrument = *plan.instrument;
    score::Answers trial(plan);
    std::vector<std::string> known;
    for (const auto& attribute : instrument.attributes) known.push_back(attribute.name);
    for (const std::string& fact : request.facts) {
        const std::size_t cut = fact.find('=');
        if (cut == std::string::npos) throw usage_fault("--set " + fact + ": expected NAME=VALUE, such as age=34");
        const std::string name = fact.substr(0, cut);
        if (!instrument.find_attribute(name)) throw usage_fault("--set: " + unknown_name("attribute of " + instrument.id, name, known));
        if (!trial.set_fact(*instrument.find_attribute(name), fact.substr(cut + 1)))
            throw usage_fault("--set " + fact + ": the value does not fit the attribute");
        request.occasion.facts.emplace_back(name, fact.substr(cut + 1));
    }
}

/// The row of answers that a file gives.
int take_answers(const Common& common, Request& request, const score::Plan& plan) {
    const instrument::Instrument& instrument = *plan.instrument;
    administer::Occasion& occasion = request.occasion;
    const std::string name = request.answers == "-" ? "standard input" : request.answers;
    administer::Given given = administer::read_answers(plan, text::read_file(request.answers), name, occasion);
    if (occasion.subject.empty()) throw usage_fault("say whom the answers are about with --subject");
    settle_rater(occasion, instrument);
    if (request.amend) {
        const administer::Answers before = amended(request, instrument, occasion);
        for (std::size_t i = 0; i < before.size(); ++i)
            if (given.at[i].line == 0) given.answers[i] = before[i];
    }
    settle_day(occasion, instrument);
    occasion.mode = "answers";
    const Destination to(request.output);
    for (const std::size_t item : administer::answered_though_hidden(plan, occasion, given.answers))
        tell(Fault{name, given.at[item],
                   "item \"" + instrument.items[item].id + "\" is answered although its condition hides it; the answer is not scored"});
    const Alarm alarm = tell_alerts(plan, occasion, given.answers, false, Onlooker::nobody);
    // only a row that stays in a file is named by when it was keyed; a row that goes on down a pipe is always the same
    if (to.is_file() && occasion.entered.empty()) occasion.entered = local_time_after(occasion.replaces);
    to.save(instrument, occasion, given.answers);
    if (to.is_file() && !common.quiet) tell("attune: saved to " + to.path());
    return request.alert_exit && alarm.raised ? answer_is_no : done;
}

/// Refuses what does not go together, or is not there yet.
void refuse_odd(const Request& request) {
    if (request.names.size() != 1) throw usage_fault("administer takes one instrument; `attune list` shows what there is");
    std::error_code ignored;
    if (std::filesystem::exists(request.names.front() + "/chart.yaml", ignored)) throw usage_fault("administer CHART is not built yet");
    if (!request.occasion.date.empty() && !text::parse_timestamp(request.occasion.date)) throw no_date("--date", request.occasion.date);
    const bool to_file = !request.output.empty() && request.output != "-";
    if (request.amend && !to_file) throw usage_fault("--amend needs -o FILE, the file with the row that is to be corrected");
    if (!request.amend && !(request.occasion.amended_by + request.occasion.amended_why).empty())
        throw usage_fault("--by and --why go with --amend");
    if (request.answers.empty()) return;
    for (const auto& [is, option] : {std::pair{request.entry, "--entry"}, {request.resume, "--resume"}, {request.plain, "--plain"}})
        if (is) throw usage_fault(std::string(option) + " and --answers do not go together: with --answers nothing is asked");
    if (request.amend && (request.occasion.amended_by.empty() || request.occasion.amended_why.empty()))
        throw usage_fault("--amend with --answers needs --by WHO and --why TEXT");
}

}  // namespace

int administer(Common& common, std::span<const std::string> arguments) {
    Request request;
    request.again = command_to_resume(common, arguments);
    administer::Occasion& occasion = request.occasion;
    Options options("administer", common, "ID --subject S [-o FILE] [--entry | --answers FILE]",
                    "attune administer phq9 --subject A01 --entry -o phq9.csv");
    options.value("--subject", occasion.subject, "S: whom the row is about");
    options.value("--answers", request.answers, "FILE: item=answer lines or a CSV row; - is standard input");
    options.flag("--entry", request.entry, "key a paper form: labels only, one key an answer");
    options.flag("--plain", request.plain, "line by line, each answer ended by Enter");
    options.flag("--resume", request.resume, "take up an interview that was broken off");
    options.flag("--amend", request.amend, "correct the newest row of FILE by a further one");
    options.value("--by", occasion.amended_by, "WHO: who corrects");
    options.value("--why", occasion.amended_why, "TEXT: why the row is corrected");
    options.value("--date", occasion.date, "D: the day of the answers; today");
    options.value("--rater", occasion.rater, "R: who answers: self, partner, clinician or informant");
    options.value("--respondent", occasion.respondent, "P: the person who answered, where that is not the subject");
    options.value("--target", occasion.target, "T: whom the items are about");
    options.value("--couple", occasion.couple, "C: the couple that the subject belongs to");
    options.value("--language", occasion.language, "L: the language of the texts");
    options.value("--wording", request.wording, "FILE: a wording that stands for those of the library");
    options.values("--set", request.facts, "NAME=VALUE,...: attributes, such as age=34");
    options.flag("--attended", request.attended, "a clinician is present");
    options.value("-o,--output", request.output, "FILE: append the row there; a section apart needs it");
    options.flag("--alert-exit", request.alert_exit, "exit 1 on an alert, or on an undetermined risk alert");
    options.words("id", request.names, "the instrument");
    options.parse(arguments);
    refuse_odd(request);
    request.look = command_to_look(common, request);
    if (request.answers.empty() && !Terminal::there())
        throw usage_fault(
            "there is no terminal to ask at; give the answers with --answers FILE, one item=answer a line (- is standard input)");
    if (request.answers.empty() && occasion.subject.empty()) throw usage_fault("say whom the answers are about with --subject");
    Shelf shelf(common);
    if (shelf.library().find(request.names.front(), instrument::Kind::battery))
        throw usage_fault("administer of a battery is not built yet; administer its instruments one by one" +
                          shelf.members_of(request.names.front()));
    const score::Plan& plan = shelf.get(request.names.front());
    take_facts(request, plan);
    if (!occasion.rater.empty() || request.answers.empty()) settle_rater(occasion, *plan.instrument);
    if (plan.instrument->attended && !request.attended)
        throw usage_fault(plan.instrument->id + " is only administered with a clinician present; say so with --attended");
    return request.answers.empty() ? sit(common, request, shelf, plan) : take_answers(common, request, plan);
}

}  // namespace attune::command
