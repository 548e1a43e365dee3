#include "intake.hpp"

#include "progress.hpp"
#include "report/words.hpp"
#include "score/range.hpp"
#include "text/csv.hpp"
#include "text/date.hpp"
#include "text/decimal.hpp"
#include "text/fault.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace attune::command {

Chosen::Chosen(Shelf& shelf, const std::string& instrument) : shelf_(shelf), plan_(instrument.empty() ? nullptr : &shelf.get(instrument)) {}

const score::Plan* Chosen::find(const std::string& id) {
    return plan_ && plan_->instrument->id == id ? plan_ : id.empty() ? nullptr : shelf_.find(id);
}

namespace {

/// An instrument that nothing is scored of, with a score that stands in: without one it would have no line in what scoring writes, and its
/// rows would be lost to course figures and to the page.
score::Plan with_stand_in(const instrument::Instrument& instrument) {
    instrument::Instrument copy = instrument;
    instrument::Score& score = copy.scores.emplace_back();
    score.name = report::stand_in;
    score.title = score.name;
    score.kind = instrument::Score::Kind::value;
    score.formula.text = "1";
    return score::compile(std::move(copy));
}

/// The same plans, those without scores and alerts with a stand-in.
class RowPlans : public score::Plans {
public:
    explicit RowPlans(Chosen& plans) : plans_(plans) {}

    const score::Plan* find(const std::string& id) override {
        const score::Plan* plan = plans_.find(id);
        if (!plan || !plan->scores.empty() || !plan->alerts.empty()) return plan;
        auto& made = made_[plan];
        if (!made) made = std::make_unique<score::Plan>(with_stand_in(*plan->instrument));
        return made.get();
    }
    std::string unknown(const std::string& id) const override { return plans_.unknown(id); }

private:
    Chosen& plans_;
    std::map<const score::Plan*, std::unique_ptr<score::Plan>> made_;
};

}  // namespace

void Intake::file(const Input& input, const report::RowSink& sink, bool answers) {
    const report::RowSink take = [&](const report::ScoreRow& row) {
        if (is_later(row)) outcome_.later = true;
        else sink(row);
    };
    text::CsvReader file(input.path);
    const report::FileKind kind = report::kind_of(file.header());
    if (kind == report::FileKind::wide_scores)
        throw Refused(Fault{file.name(),
                            {1, 1},
                            "this is a wide scores file, which has lost what " + purpose_ +
                                " needs; expected scores as `attune score` writes "
                                "them without --wide"});
    columns.take(file.header(), kind == report::FileKind::responses);
    if (kind == report::FileKind::responses) return responses(file, input, take);
    if (answers) throw usage_fault("--answers: " + file.name() + " holds scores, and no answers; expected the responses that were scored");
    scores(file, take);
}

bool Intake::is_later(const report::ScoreRow& row) const {
    const auto day = until_ ? text::parse_timestamp(row.date) : std::nullopt;
    return day && *day > *until_;
}

/// That a value is none that its score can have, where the edition at hand is the one that was scored.
std::string Intake::doubt(const report::ScoreRow& row) {
    const bool ours = plans_.id().empty() || row.instrument == plans_.id();
    const score::Plan* plan = ours && row.kind == "score" && !row.value.empty() ? plans_.find(row.instrument) : nullptr;
    if (!plan || (!row.version.empty() && row.version != plan->instrument->version)) return {};
    auto& ranges = ranges_[plan];
    for (std::size_t k = 0; ranges.size() < plan->scores.size(); ++k) ranges.push_back(score::range_of(*plan, k));
    const auto& scores = plan->instrument->scores;
    const auto found = std::find_if(scores.begin(), scores.end(), [&](const auto& score) { return score.name == row.score; });
    if (found == scores.end()) return {};
    const auto place = static_cast<std::size_t>(found - scores.begin());
    const auto& range = ranges[place];
    if (!range) return {};
    constexpr std::size_t most = 4096;
    auto& within = within_[{plan, place}];
    if (within.contains(row.value)) return {};
    if (report::lies_within(row.value, *range)) {
        if (within.size() < most) within.insert(row.value);
        return {};
    }
    return fmt::format("subject \"{}\": {} of {} is {}; expected a value from {} to {}", row.subject, row.score, row.instrument, row.value,
                       text::format_number(range->first.to_double()), text::format_number(range->second.to_double()));
}

void Intake::scores(text::CsvReader& file, const report::RowSink& take) {
    Progress progress(quiet_, "scores read");
    std::set<std::string> unknown;
    std::set<std::string> unreadable;
    score::Notices notices;
    std::string date;        // one that can be read
    std::string instrument;  // one that is known
    const auto look_at = [&](const report::ScoreRow& row) {
        progress.add(1);
        if (!plans_.id().empty() && row.instrument != plans_.id()) {
            ++outcome_.passed_over[row.instrument];
            return;
        }
        const bool readable = row.date.empty() || row.date == date || text::is_timestamp(row.date);
        if (readable) date = row.date;
        else if (unreadable.insert(row.subject + "\n" + row.date).second)
            notices.add(true, {}, [&] {
                return Fault{file.name(),
                             {},
                             fmt::format("subject \"{}\": \"{}\" is no date; expected one such as 2026-01-31", row.subject, row.date)};
            });
        if (row.instrument == instrument && !instrument.empty()) return take(row);
        if (plans_.find(row.instrument)) instrument = row.instrument;
        else if (unknown.insert(row.instrument).second)
            notices.add(true, {}, [&] { return Fault{file.name(), {}, plans_.unknown(row.instrument)}; });
        take(row);
    };
    report::read_scores(
        file, look_at, outcome_, [&](const report::ScoreRow& row) { return doubt(row); }, seen_);
    outcome_.notices.merge(std::move(notices));
}

void Intake::responses(text::CsvReader& file, const Input& input, const report::RowSink& take) {
    const std::vector<std::string>& header = file.header();
    if (std::find(header.begin(), header.end(), "subject") == header.end())
        throw Refused(Fault{file.name(), {1, 1}, "no column \"subject\"; " + purpose_ + " says whose scores it shows"});
    score::Job job;
    job.instrument = plans_.id();
    job.reading.owner = input.owner;
    // attributes choose norms, and answers are what course figures are made of
    for (const std::string& name : header)
        if (!name.empty() && !report::is_shared_column(name)) job.keep.push_back(name);
    job.keep_as = report::carried;
    report::ScoredRows taker(take, file.separator() == ';', input.owner);
    Progress progress(quiet_, "scores read");
    const score::Sink sink = [&](std::string_view part) {
        taker.take(part);
        progress.add_lines(part);
    };
    RowPlans rows_of_all(plans_);
    score::score_file(file, job, rows_of_all, sink, outcome_);
}

std::vector<report::Administration*> pointers_to(std::vector<report::Administration>& all) {
    std::vector<report::Administration*> pointers;
    pointers.reserve(all.size());
    for (report::Administration& one : all) pointers.push_back(&one);
    return pointers;
}

report::Known Texts::operator()(const report::ScoreRow& row) {
    const std::lock_guard guard(lock_);
    if (known_ && row.instrument == before_.instrument && row.language == before_.language && row.rater == before_.rater) return known_;
    known_ = find(row);  // which may throw, and then nothing is known of this row
    before_ = {row.instrument, row.language, row.rater};
    return known_;
}

report::Known Texts::find(const report::ScoreRow& row) {
    const score::Plan* plan = plans_.find(row.instrument);
    return {plan, plan ? texts_of(*plan, row) : nullptr, plan ? course_of(*plan) : nullptr};
}

const course::Plan* Texts::course_of(const score::Plan& plan) {
    if (plan.instrument->course.empty() && plan.instrument->watches.empty()) return nullptr;
    auto& made = courses_[&plan];
    if (!made) made = std::make_unique<course::Plan>(course::compile(*plan.instrument));
    return made.get();
}

/// A page does not fail for want of a translation: then it is in the instrument's own words.
const instrument::Instrument* Texts::texts_of(const score::Plan& plan, const report::ScoreRow& row) {
    const std::string& language = row.language.empty() ? plan.instrument->language : row.language;
    auto& texts = texts_[row.instrument + '\n' + language + '\n' + row.rater];
    if (!texts) {
        const bool is_worded = !wording_.empty() || shelf_.has_wording(plan.instrument->id, language, row.rater);
        texts = std::make_unique<instrument::Instrument>(is_worded ? shelf_.worded(plan, language, row.rater, wording_).instrument
                                                                   : *plan.instrument);
    }
    return texts.get();
}

}  // namespace attune::command
