#include "score/table.hpp"

#include "text/csv.hpp"

#include <algorithm>

namespace attune::score {
namespace {

using expression::Truth;
namespace cell = expression::cell;

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
        for (const ReferencePlan& reference : plan.scores[s].references) line.same_norms = line.same_norms && reference.when.empty();
        line.name = text::as_field(score.name);
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

void Table::count_items(Line& line) const {
    const auto& items = line.alert ? plan_.alerts[line.index].items : plan_.scores[line.index].items;
    const std::size_t rows = frame_->rows();
    line.answered.assign(rows, 0);
    line.items.assign(rows, 0);
    std::uint16_t* __restrict answered = line.answered.data();
    std::uint16_t* __restrict shown = line.items.data();
    for (const std::size_t item : items) {
        const expression::Cell* __restrict cells = frame_->item(item).cells.data();
        for (std::size_t r = 0; r < rows; ++r) {
            answered[r] = static_cast<std::uint16_t>(answered[r] + (cells[r] < cell::blank ? 1 : 0));
            shown[r] = static_cast<std::uint16_t>(shown[r] + (cells[r] != cell::hidden ? 1 : 0));
        }
    }
}

/// A verdict is known by its truth, a score over even keys by its outcome, another by its value where that is a small whole number. In
/// tidy form a line also tells of its items, bounds and norms: it is known by that alone where all items are answered and all people
/// have one norm.
void Table::find_codes(Line& line) const {
    const std::size_t rows = frame_->rows();
    const bool by_code = wide_ ? !line.alert : line.same_norms;
    const bool coded = by_code && !line.truths && !line.values->codes().empty();
    if (coded && wide_) {
        line.codes = line.values->codes().data();
        return;
    }
    line.own_codes.assign(rows, 0);
    line.codes = line.own_codes.data();
    if (!by_code) return;
    if (line.truths) {
        // what is open may be so for an answer that is invalid, and is told otherwise then
        for (std::size_t r = 0; r < rows; ++r) {
            const Truth truth = (*line.truths)[r];
            const bool invalid = truth == expression::unknown && status_of(line, r) == Status::invalid;
            line.own_codes[r] = static_cast<std::uint16_t>(truth + (invalid ? 2 : 1));
        }
    } else if (coded) {
        line.own_codes = line.values->codes();
        line.codes = line.own_codes.data();
    } else {
        find_small_codes(line);
    }
    if (wide_) return;
    // an item that is perhaps hidden leaves bounds apart although all is answered
    const auto bounds_meet = [&](std::size_t r) {
        return !line.bounds || (line.bounds->bounded[r] != 0 && line.bounds->low[r] == line.bounds->high[r]);
    };
    for (std::size_t r = 0; r < rows; ++r)
        if (line.answered[r] != line.all_items || status_of(line, r) != Status::complete || !bounds_meet(r)) line.own_codes[r] = 0;
}

/// By the value itself, where that is a small whole number.
void Table::find_small_codes(Line& line) const {
    constexpr std::int64_t small = 255;
    for (std::size_t r = 0; r < line.own_codes.size(); ++r) {
        if (line.values->status(r) != Status::complete) continue;
        const Rational& value = line.values->value(r);
        if (value.whole() && value.numerator() >= 0 && value.numerator() < small)
            line.own_codes[r] = static_cast<std::uint16_t>(value.numerator() + 1);
    }
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
            if (!wide_) line.bounds = &frame.bounds(line.index);
        }
        if (!wide_) count_items(line);
        find_codes(line);
    }
    sources_.clear();
    for (std::size_t k = 0; k < scores_; ++k) sources_.push_back({lines_[k].codes, lines_[k].wide.all()});
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
