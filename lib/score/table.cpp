#include "score/table.hpp"

#include "text/csv.hpp"

#include <algorithm>

namespace attune::score {
namespace {

using expression::Truth;

}  // namespace

std::string_view status_word(Status status) {
    switch (status) {
        case Status::complete: return "complete";
        case Status::prorated: return "prorated";
        case Status::insufficient: return "insufficient";
        case Status::invalid: return "invalid";
        case Status::not_applicable: return "not applicable";
        case Status::undetermined: return "undetermined";
    }
    return "";
}

std::string_view level_word(instrument::Level level) { return level == instrument::Level::urgent ? "urgent" : "attention"; }

std::string_view tidy_header() {
    return "subject,date,rater,instrument,version,score,value,band,status,answered,items,low,high,z,t,percentile,kind";
}

Table::Table(const Plan& plan, const std::vector<std::string>& only, bool wide) : plan_(plan), wide_(wide), alerts_(!plan.alerts.empty()) {
    const auto wanted = [&](const std::string& name) { return only.empty() || std::find(only.begin(), only.end(), name) != only.end(); };
    std::vector<std::string> known;
    for (std::size_t s = 0; s < plan.scores.size(); ++s) {
        const instrument::Score& score = *plan.scores[s].score;
        if (score.internal) continue;
        known.push_back(score.name);
        if (!wanted(score.name)) continue;
        Line line;
        line.index = s;
        line.criterion = score.kind == instrument::Score::Kind::criterion;
        line.all_items = plan.scores[s].items.size();
        line.by_outcome = plan.scores[s].plain && plan.scores[s].whole && plan.scores[s].whole->even && plan.scores[s].whole->even->alike;
        for (const ReferencePlan& reference : plan.scores[s].references) line.same_norms = line.same_norms && reference.when.empty();
        line.name = text::as_field(score.name);
        line.statuses.cover(status_count);
        for (const instrument::Band& band : score.bands) line.labels.push_back(text::as_field(band.label));
        lines_.push_back(std::move(line));
    }
    scores_ = lines_.size();
    for (std::size_t a = 0; a < plan.alerts.size(); ++a) {
        known.push_back(plan.alerts[a].alert->id);
        Line line;  // alerts stand whatever is chosen: a page made of the scores must not be silent about them
        line.index = a;
        line.alert = true;
        line.all_items = plan.alerts[a].items.size();
        line.name = text::as_field(plan.alerts[a].alert->id);
        lines_.push_back(std::move(line));
    }
    for (const std::string& name : only)
        if (std::find(known.begin(), known.end(), name) == known.end())
            throw usage_fault("--only: " + unknown_name("score of " + plan.instrument->id, name, known));
}

std::string Table::wide_header() const {
    std::string header;
    for (const Line& line : lines_) {
        if (line.alert) continue;
        header += "," + line.name;
        if (!line.labels.empty()) header += "," + text::as_field(plan_.scores[line.index].score->name + "_band");
    }
    if (alerts_) header += ",alerts";
    return header + ",status";
}

void Table::prepare(Frame& frame) {
    frame_ = &frame;
    for (Line& line : lines_) {
        if (line.alert) {
            line.truths = &frame.alert(line.index);
        } else if (line.criterion) {
            line.truths = &frame.verdict(line.index);
        } else {
            line.values = &frame.values(line.index);
        }
        line.looked_closer = false;
        find_codes(line);
    }
    find_sources();
}

void Table::find_sources() {
    sources_.clear();
    for (std::size_t k = 0; k < scores_; ++k) sources_.push_back({lines_[k].codes, lines_[k].pieces.view()});
}

std::vector<Table::Raised> Table::raised() const {
    std::vector<Raised> counts(plan_.alerts.size());
    for (std::size_t a = 0; a < counts.size(); ++a) {
        for (const Truth truth : frame_->alert(a)) {
            counts[a].raised += truth == expression::yes;
            counts[a].undetermined += truth == expression::unknown;
        }
    }
    return counts;
}

}  // namespace attune::score
