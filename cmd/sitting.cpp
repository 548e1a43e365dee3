#include "sitting.hpp"

#include "administer/journal.hpp"
#include "administer/past.hpp"
#include "alarm.hpp"
#include "clock.hpp"
#include "conversation.hpp"
#include "destination.hpp"
#include "output.hpp"
#include "text/fault.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
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

/// How long no key is pressed before a pause is offered.
std::chrono::milliseconds patience() {
    const std::string said = variable("ATTUNE_PAUSE_AFTER");
    if (said.empty()) return std::chrono::minutes(3);
    constexpr std::size_t longest = 86400;
    const auto seconds = administer::numbered(said, longest);
    if (!seconds) throw usage_fault("ATTUNE_PAUSE_AFTER: expected whole seconds from 1 to 86400, such as 180");
    return std::chrono::seconds(*seconds);
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
    void go_on_from(const administer::Told& told);
    void ask_who_amends(Terminal& terminal);
    void choose_earlier(Terminal& terminal);
    administer::Interview begin(administer::Journal& journal, bool fresh) const;
    int save(Terminal& terminal, Conversation& talk, administer::Journal& journal, const administer::Interview& interview);
    Alarm tell_stop(const administer::Journal& journal, const administer::Interview& interview) const;
    int stop(administer::Journal& journal, const administer::Interview& interview, Ending ending);
    void keep_so_far(administer::Journal& journal, const administer::Interview& interview, const Alarm& alarm);
    Alarm tell_of(const administer::Interview& interview, bool partial) const;
    std::string kept(const administer::Interview& interview) const;
    Onlooker onlooker() const;

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
    std::chrono::milliseconds patience_ = patience();
};

void Sitting::prepare(const administer::Told& told, bool fresh) {
    if (!fresh) {
        compare(request_.occasion, told, instrument_);
        occasion_ = told.occasion;
        occasion_.entered.clear();
        go_on_from(told);
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
    if (fresh && private_part && !entry_) to_.check_replacing(instrument_, occasion_);
}

/// What was a row already when the interview was broken off is replaced in the end.
void Sitting::go_on_from(const administer::Told& told) {
    administer::Occasion so_far = occasion_;
    so_far.entered = told.so_far;
    if (told.so_far.empty() || !to_.is_file() || !administer::has_row(to_.path(), instrument_, so_far)) return;
    occasion_.replaces = told.so_far;
    if (occasion_.amended_why.empty()) occasion_.amended_why = "the interview was taken up again";
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

/// Who answers for the clinician, or keys from paper, may read all; so may whoever reads a file.
Onlooker Sitting::onlooker() const {
    if (entry_ || occasion_.rater == "clinician" || ::isatty(STDERR_FILENO) != 1) return Onlooker::nobody;
    return request_.attended ? Onlooker::room : Onlooker::person;
}

/// The alerts; and with the clinician there, of those that are not put into words, that there is something to look at.
Alarm Sitting::tell_of(const administer::Interview& interview, bool partial) const {
    const Onlooker reads_along = onlooker();
    const Alarm alarm = tell_alerts(plan_, occasion_, interview.answers(), partial, reads_along);
    if (alarm.withheld && reads_along == Onlooker::room)
        tell_whole(request_.look.empty() ? "attune: something to look at, in a report of this row"
                                         : "attune: something to look at: " + request_.look);
    return alarm;
}

int Sitting::save(Terminal& terminal, Conversation& talk, administer::Journal& journal, const administer::Interview& interview) {
    occasion_.entered = local_time_after(occasion_.replaces);
    journal.close(occasion_);
    if (to_.is_file()) to_.save(instrument_, occasion_, interview.answers());
    terminal.leave();
    talk.close(interview, Ending::complete);
    if (!to_.is_file()) to_.save(instrument_, occasion_, interview.answers());
    journal.remove();
    const Alarm alarm = tell_of(interview, false);
    if (to_.is_file() && !common_.quiet) tell("attune: saved to " + to_.path());
    return request_.alert_exit && alarm.raised ? answer_is_no : done;
}

/// What raises an alert, or was said apart, is not left to a journal that nobody reads: it becomes a row, which the one that ends the
/// interview replaces.
void Sitting::keep_so_far(administer::Journal& journal, const administer::Interview& interview, const Alarm& alarm) {
    if (entry_ || !to_.is_file() || !(alarm.raised || interview.answered_apart())) return;
    administer::Occasion so_far = occasion_;
    so_far.entered = local_time_after(occasion_.replaces);
    if (!to_.takes_replacing(instrument_, so_far)) return;  // it would stand there twice in the end
    journal.keep(so_far.entered);
    to_.save(instrument_, so_far, interview.answers());
}

/// How many answers are kept; where some are private, no number tells of them.
std::string Sitting::kept(const administer::Interview& interview) const {
    for (std::size_t i = 0; i < instrument_.items.size(); ++i)
        if (interview.is_private(i)) return "what was answered is kept";
    const std::size_t count = interview.count();
    return count == 1 ? "one answer is kept" : fmt::format("{} answers are kept", count);
}

/// Says what is raised, what is kept and how to go on.
Alarm Sitting::tell_stop(const administer::Journal& journal, const administer::Interview& interview) const {
    const Alarm alarm = tell_of(interview, true);
    tell("attune: stopped; " + kept(interview) + " in " + journal.path());
    tell_whole("attune: to go on: " + request_.again);
    return alarm;
}

int Sitting::stop(administer::Journal& journal, const administer::Interview& interview, Ending ending) {
    if (ending == Ending::left && ::isatty(STDERR_FILENO) == 1) {
        try {
            keep_so_far(journal, interview, tell_alerts(plan_, occasion_, interview.answers(), true, Onlooker::silence));
        } catch (const Refused&) {  // the screen says nothing, and the journal has it all
        }
        return interrupted;
    }
    keep_so_far(journal, interview, tell_stop(journal, interview));
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
        Conversation talk(terminal, entry_, request_.plain, patience_);
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
        if (interview) static_cast<void>(tell_stop(journal, *interview));
        throw;
    }
}

}  // namespace

int sit(const Common& common, const Request& request, const Shelf& shelf, const score::Plan& plan) {
    return Sitting(common, request, shelf, plan).run();
}

}  // namespace attune::command
