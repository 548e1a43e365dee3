#include "sitting.hpp"

#include "administer/journal.hpp"
#include "administer/past.hpp"
#include "clock.hpp"
#include "conversation.hpp"
#include "destination.hpp"
#include "output.hpp"
#include "score/answers.hpp"
#include "text/fault.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace attune::command {
namespace {

constexpr int interrupted = 130;

std::string variable(const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing sets the environment
    return value ? value : "";
}

/// The folder of journals that belong to no response file; it is made where it is not there.
std::string state_folder() {
    std::string state = variable("XDG_STATE_HOME");
    if (state.empty() && !variable("HOME").empty()) state = variable("HOME") + "/.local/state";
    if (state.empty()) throw usage_fault("there is no home folder to keep the answers in meanwhile; say with -o FILE where the row goes");
    std::string made;
    for (const auto& part : std::filesystem::path(state + "/attune")) {
        made = made.empty() ? part.string() : (std::filesystem::path(made) / part).string();
        if (::mkdir(made.c_str(), 0700) != 0 && errno != EEXIST && errno != EISDIR)
            throw system_fault(made, "the folder cannot be made", errno);
    }
    return state + "/attune";
}

std::string journal_place(const Request& request, const Destination& to, const instrument::Instrument& instrument) {
    return administer::journal_path(to.path(), to.is_file() ? "" : state_folder(), instrument, request.occasion);
}

/// Refuses options that contradict the interview that is taken up.
void compare(const administer::Occasion& said, const administer::Told& told, const instrument::Instrument& instrument) {
    if (told.instrument != instrument.id || told.version != instrument.version)
        throw usage_fault(fmt::format("the interview was begun with {} {}; here is {} {}", told.instrument, told.version, instrument.id,
                                      instrument.version));
    for (const auto& [name, cell] : administer::standard_columns)
        if (cell && name != "mode" && !(said.*cell).empty() && said.*cell != told.occasion.*cell)
            throw usage_fault(fmt::format("--{} {} contradicts the interview that is taken up, which says \"{}\"", name, said.*cell,
                                          told.occasion.*cell));
    for (const auto& [name, value] : said.facts) {
        const std::string* known = administer::find_fact(told.occasion, name);
        if (!known || *known != value)
            throw usage_fault(fmt::format("--set {}={} contradicts the interview that is taken up", name, value));
    }
}

/// Opens the journal, and refuses an interview that is there when a new one is asked for, or none when one is to be taken up.
administer::Journal open_journal(const Request& request, const std::string& path) {
    std::error_code ignored;
    if (request.resume && !std::filesystem::exists(path, ignored))
        throw usage_fault("there is no interview to take up: no journal at " + path);
    administer::Journal journal(path);
    if (!request.resume && !journal.told().instrument.empty())
        throw usage_fault("an unfinished interview lies in " + path + "; take it up with --resume, or remove that file");
    return journal;
}

/// One administration at the terminal, from the first question to the row.
class Sitting {
public:
    Sitting(const Common& common, const Request& request, const Shelf& shelf, const score::Plan& plan)
        : common_(common),
          request_(request),
          shelf_(shelf),
          plan_(plan),
          instrument_(*plan.instrument),
          to_(request.output),
          occasion_(request.occasion),
          entry_(request.entry) {}

    int run();

private:
    void prepare(const administer::Told& told, bool fresh);
    void ask_who_amends(Terminal& terminal);
    void choose_earlier(Terminal& terminal);
    administer::Interview begin(administer::Journal& journal, bool fresh) const;
    int save(Terminal& terminal, Conversation& talk, administer::Journal& journal, const administer::Interview& interview);
    int stop(const administer::Journal& journal, const administer::Interview& interview, Ending ending) const;
    bool discreet() const { return !entry_ && !request_.attended && ::isatty(STDERR_FILENO) == 1; }

    const Common& common_;
    const Request& request_;
    const Shelf& shelf_;
    const score::Plan& plan_;
    const instrument::Instrument& instrument_;
    Destination to_;
    administer::Occasion occasion_;
    administer::Answers before_;   ///< of the row that is corrected
    administer::Answers earlier_;  ///< of the row that a review starts from
    instrument::Worded worded_;    ///< what is read out
    bool entry_;
};

void Sitting::prepare(const administer::Told& told, bool fresh) {
    if (!fresh) {
        compare(request_.occasion, told, instrument_);
        occasion_ = told.occasion;
        occasion_.entered.clear();
        entry_ = occasion_.mode == "entry";
    } else {
        if (request_.amend) before_ = amended(request_, instrument_, occasion_);
        occasion_.mode = entry_ ? "entry" : "interview";
        settle_day(occasion_, instrument_);
    }
    worded_ = shelf_.worded(plan_, occasion_.language, occasion_.rater, request_.wording);
    if (!fresh && !entry_ && worded_.digest != occasion_.wording) tell("attune: the wording is another than when the interview was begun");
    occasion_.wording = entry_ ? "" : worded_.digest;
    if (!entry_ && worded_.digest.empty())
        throw usage_fault(
            instrument_.id +
            " has no wording here, so nobody can be asked; key a paper form with --entry, or give the answers with --answers FILE");
    const bool private_part = std::any_of(instrument_.sections.begin(), instrument_.sections.end(), [](const auto& s) { return s.apart; });
    if (!entry_ && private_part && !to_.is_file() && ::isatty(STDOUT_FILENO) == 1)
        throw usage_fault("the row would show private answers on this screen; say with -o FILE where it goes");
    to_.check(instrument_, occasion_);
}

/// A correction says whose it is and why.
void Sitting::ask_who_amends(Terminal& terminal) {
    Conversation talk(terminal, false, true);
    while (occasion_.amended_by.empty()) occasion_.amended_by = talk.ask_line("Who corrects this row?");
    while (occasion_.amended_why.empty()) occasion_.amended_why = talk.ask_line("Why is it corrected?");
}

/// What is to be looked at again: of a log with a key, one of those that are live; or the last row, where a new one starts from that.
void Sitting::choose_earlier(Terminal& terminal) {
    if (entry_ || !to_.is_file()) return;
    if (instrument_.from_last)
        if (auto last = administer::last_row(to_.path(), instrument_, occasion_)) earlier_ = std::move(last->answers);
    const auto key = instrument_.log ? instrument_.find_item(instrument_.key) : std::nullopt;
    if (!key || instrument_.is_apart(*key)) return;
    if (instrument_.visibility_of(*key) == instrument::Visibility::clinician) return;
    std::vector<administer::PastRow> live = administer::live_rows(to_.path(), instrument_, occasion_);
    if (live.empty()) return;
    std::vector<std::string> lines;
    lines.reserve(live.size());
    for (const administer::PastRow& row : live)
        lines.push_back(administer::answer_line(worded_.instrument, *key, row.answers[*key]) +
                        (row.occasion.date.empty() ? "" : " (" + row.occasion.date + ")"));
    Conversation talk(terminal, false, true);
    const std::string& neutral = worded_.instrument.neutral_title;
    if (const auto chosen = talk.choose(neutral.empty() ? worded_.instrument.title : neutral, lines))
        earlier_ = std::move(live[*chosen].answers);
}

administer::Interview Sitting::begin(administer::Journal& journal, bool fresh) const {
    administer::Interview interview(plan_, worded_, occasion_, !entry_);
    if (fresh) {
        journal.begin(instrument_, occasion_);
        for (std::size_t i = 0; i < before_.size(); ++i) {
            if (!interview.restore(i, before_[i])) continue;
            journal.add(instrument_.items[i].id, before_[i]);
        }
        for (std::size_t i = 0; i < earlier_.size(); ++i) {
            interview.offer(i, earlier_[i]);
            if (!interview.offered(i).empty()) journal.offer(instrument_.items[i].id, earlier_[i]);
        }
    }
    for (const auto& [id, cell] : journal.told().offers)
        if (const auto item = instrument_.find_item(id)) interview.offer(*item, cell);
    for (const auto& [id, cell] : journal.told().answers) {
        const auto item = instrument_.find_item(id);
        if (item && interview.restore(*item, cell)) continue;
        const bool named = item && !interview.is_private(*item);
        tell("attune: " + (named ? "the answer to " + id : std::string("an answer")) + " does not fit any more, and is left out");
    }
    if (journal.told().torn) tell("attune: " + journal.path() + ": the last answer was not whole; it is asked again");
    interview.take_up();
    return interview;
}

int Sitting::save(Terminal& terminal, Conversation& talk, administer::Journal& journal, const administer::Interview& interview) {
    occasion_.entered = local_time_after(occasion_.replaces);
    journal.close(occasion_);
    if (to_.is_file()) to_.save(instrument_, occasion_, interview.answers());
    terminal.leave();
    talk.close(interview, Ending::complete);
    if (!to_.is_file()) to_.save(instrument_, occasion_, interview.answers());
    journal.remove();
    const bool alarmed = tell_alerts(plan_, occasion_, interview.answers(), false, discreet());
    if (to_.is_file() && !common_.quiet) tell("attune: saved to " + to_.path());
    return request_.alert_exit && alarmed ? answer_is_no : done;
}

int Sitting::stop(const administer::Journal& journal, const administer::Interview& interview, Ending ending) const {
    if (ending == Ending::left && ::isatty(STDERR_FILENO) == 1) return interrupted;
    static_cast<void>(tell_alerts(plan_, occasion_, interview.answers(), true, discreet()));
    const std::size_t count = interview.count();
    tell(
        fmt::format("attune: stopped; {} kept in {}", count == 1 ? "one answer is" : fmt::format("{} answers are", count), journal.path()));
    tell_whole("attune: to go on: " + request_.again);
    return interrupted;
}

int Sitting::run() {
    administer::Journal journal = open_journal(request_, journal_place(request_, to_, instrument_));
    const bool fresh = journal.told().instrument.empty();
    try {
        prepare(journal.told(), fresh);
    } catch (...) {
        if (fresh) journal.remove();
        throw;
    }
    administer::Occasion closed = occasion_;
    closed.entered = journal.told().occasion.entered;
    if (journal.told().closed && to_.is_file() && administer::has_row(to_.path(), instrument_, closed)) {
        journal.remove();
        tell("attune: the row was saved to " + to_.path() + " before; nothing is left to do");
        return done;
    }
    const bool lines = entry_ || request_.plain || variable("TERM") == "dumb";
    Terminal terminal(!lines);
    std::optional<administer::Interview> interview;
    try {
        if (fresh && request_.amend) ask_who_amends(terminal);
        else if (fresh) choose_earlier(terminal);
        interview.emplace(begin(journal, fresh));
        Conversation talk(terminal, entry_, request_.plain);
        const Ending ending = talk.run(*interview, journal, fresh && !request_.amend);
        if (ending == Ending::complete) return save(terminal, talk, journal, *interview);
        terminal.leave();
        if (ending == Ending::stopped) talk.close(*interview, ending);
        return stop(journal, *interview, ending);
    } catch (const Conversation::Stopped&) {
        journal.remove();
        return interrupted;
    } catch (const Refused&) {
        terminal.leave();
        if (interview) static_cast<void>(stop(journal, *interview, Ending::stopped));
        throw;
    }
}

}  // namespace

bool tell_alerts(const score::Plan& plan, const administer::Occasion& occasion, const administer::Answers& answers, bool partial,
                 bool discreet) {
    score::Answers row(plan);
    administer::fill(row, plan, occasion, answers);
    const auto apart = [&](std::size_t item) { return plan.instrument->is_apart(item); };
    bool alarmed = false;
    for (std::size_t a = 0; a < plan.alerts.size(); ++a) {
        const score::AlertPlan& alert = plan.alerts[a];
        const auto truth = row.frame().alert(a)[0];
        if (truth == expression::no || (partial && truth != expression::yes)) continue;
        alarmed = alarmed || truth == expression::yes || alert.risk;
        if (discreet && std::any_of(alert.items.begin(), alert.items.end(), apart)) continue;
        tell("attune: alert " + alert.alert->id +
             (truth == expression::yes ? " is raised: " + alert.alert->say : " is undetermined: its answer is missing"));
    }
    return alarmed;
}

int sit(const Common& common, const Request& request, const Shelf& shelf, const score::Plan& plan) {
    return Sitting(common, request, shelf, plan).run();
}

}  // namespace attune::command
