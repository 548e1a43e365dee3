#include "score/table.hpp"

#include "text/csv.hpp"
#include "text/decimal.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace attune::score {
namespace {

using expression::Column;
using expression::Truth;
namespace cell = expression::cell;

/// The numbers that scores mostly are, made once.
const std::array<std::string, 256>& small_numbers() {
    static const std::array<std::string, 256> texts = [] {
        std::array<std::string, 256> made;
        for (std::size_t k = 0; k < made.size(); ++k) made[k] = std::to_string(k);
        return made;
    }();
    return texts;
}

void append_value(std::string& out, const Rational& value) {
    if (!value.whole() || value.numerator() > 99999 || value.numerator() < -99999) {
        text::append_number(out, value.to_double());
        return;
    }
    const std::array<std::string, 256>& small = small_numbers();
    if (value.numerator() >= 0 && value.numerator() < static_cast<int>(small.size())) {
        out += small[static_cast<std::size_t>(value.numerator())];
        return;
    }
    std::array<char, 8> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), static_cast<int>(value.numerator())).ptr;
    out.append(digits.data(), end);
}

void append_optional(std::string& out, const std::optional<double>& value) {
    if (value) text::append_number(out, *value);
    out += ',';
}

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

Norm norm_of(const ScorePlan& plan, Frame& frame, std::size_t row, const Rational& value) {
    for (const ReferencePlan& candidate : plan.references)
        if (candidate.when.empty() || frame.condition(candidate.when)[row] == expression::yes) return norm_by(*candidate.reference, value);
    return {};
}

Norm norm_by(const instrument::Reference& reference, const Rational& value) {
    Norm norm{{}, {}, {}, &reference};
    if (reference.mean && reference.sd) {
        const Rational z = (value - *reference.mean) / *reference.sd;
        norm.z = z.to_double();
        norm.t = (Rational(50) + Rational(10) * z).to_double();
    }
    for (const auto& [from, percentile] : reference.percentiles)
        if (from <= value) norm.percentile = percentile.to_double();
    if (reference.percentiles.empty() && reference.normal && norm.z) norm.percentile = 50 * std::erfc(-*norm.z / std::sqrt(2.0));
    return norm;
}

const instrument::Band* band_of(const instrument::Score& score, const Rational& value) {
    const instrument::Band* found = nullptr;
    for (const instrument::Band& band : score.bands)
        if (band.from <= value && (!found || found->from <= band.from)) found = &band;
    return found;
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
        line.name = text::as_field(score.name);
        for (const instrument::Band& band : score.bands) line.labels.push_back(text::as_field(band.label));
        lines_.push_back(std::move(line));
    }
    for (std::size_t a = 0; a < plan.alerts.size(); ++a) {
        known.push_back(plan.alerts[a].alert->id);
        Line line;  // alerts stand whatever is chosen: a page made of the scores must not be silent about them
        line.index = a;
        line.alert = true;
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
    line.answered.assign(frame_->rows(), 0);
    line.items.assign(frame_->rows(), 0);
    for (const std::size_t item : items) {
        const Column& column = frame_->item(item);
        for (std::size_t r = 0; r < line.items.size(); ++r) {
            line.answered[r] = static_cast<std::uint16_t>(line.answered[r] + cell::is_answered(column.cells[r]));
            line.items[r] = static_cast<std::uint16_t>(line.items[r] + (column.cells[r] != cell::hidden));
        }
    }
}

void Table::prepare(Frame& frame) {
    frame_ = &frame;
    for (Line& line : lines_) {
        if (line.alert) {
            line.truths = &frame.alert(line.index);
        } else {
            line.values = &frame.values(line.index);
            if (line.criterion) line.truths = &frame.verdict(line.index);
            else if (!wide_) line.bounds = &frame.bounds(line.index);
        }
        if (!wide_) count_items(line);
    }
}

Status Table::status_of(const Line& line, std::size_t row) const {
    if (!line.alert) return line.values->status[row];
    return (*line.truths)[row] == expression::unknown ? Status::undetermined : Status::complete;
}

void Table::append_band(const Line& line, const Rational& value, std::string& out) const {
    if (line.labels.empty()) return;
    const auto& bands = plan_.scores[line.index].score->bands;
    const instrument::Band* band = band_of(*plan_.scores[line.index].score, value);
    if (band) out += line.labels[static_cast<std::size_t>(band - bands.data())];
}

void Table::write_tidy(std::size_t row, std::string_view lead, std::string_view tail, std::string& out) const {
    for (const Line& line : lines_) {
        out += lead;
        out += line.name;
        out += ',';
        if (line.alert || line.criterion) write_verdict(line, row, out);
        else write_score(line, row, out);
        out += tail;
        out += '\n';
    }
}

void Table::write_score(const Line& line, std::size_t row, std::string& out) const {
    const Values& values = *line.values;
    const bool known = values.known(row);
    if (known) append_value(out, values.value[row]);
    out += ',';
    if (known) append_band(line, values.value[row], out);
    out += ',';
    out += status_word(values.status[row]);
    out += ',';
    append_value(out, Rational(line.answered[row]));
    out += ',';
    append_value(out, Rational(line.items[row]));
    out += ',';
    const bool bounded =
        values.status[row] != Status::invalid && values.status[row] != Status::not_applicable && line.bounds->bounded[row] != 0;
    if (bounded) append_value(out, line.bounds->low[row]);
    out += ',';
    if (bounded) append_value(out, line.bounds->high[row]);
    out += ',';
    const Norm norm = known ? norm_of(plan_.scores[line.index], *frame_, row, values.value[row]) : Norm{};
    append_optional(out, norm.z);
    append_optional(out, norm.t);
    append_optional(out, norm.percentile);
    out += "score";
}

void Table::write_verdict(const Line& line, std::size_t row, std::string& out) const {
    const Truth truth = (*line.truths)[row];
    const char* value = truth == expression::yes ? "1" : truth == expression::no ? "0" : "";
    out += value;
    out += ',';
    if (line.criterion) out += truth == expression::yes ? "yes" : truth == expression::no ? "no" : "undetermined";
    else if (truth != expression::no) out += level_word(plan_.alerts[line.index].alert->level);
    out += ',';
    out += status_word(status_of(line, row));
    out += ',';
    append_value(out, Rational(line.answered[row]));
    out += ',';
    append_value(out, Rational(line.items[row]));
    out += truth == expression::yes ? ",1,1,,,," : truth == expression::no ? ",0,0,,,," : ",0,1,,,,";
    out += line.criterion ? "criterion" : "alert";
}

void Table::write_tidy_unreadable(std::string_view lead, std::string_view tail, std::string& out) const {
    for (const Line& line : lines_) {
        out += lead;
        out += line.name;
        if (line.criterion) out += ",,undetermined,invalid,,,0,1,,,,criterion";
        else if (line.alert) (out += ",,") += std::string(level_word(plan_.alerts[line.index].alert->level)) + ",invalid,,,0,1,,,,alert";
        else out += ",,,invalid,,,,,,,,score";
        out += tail;
        out += '\n';
    }
}

void Table::write_wide(std::size_t row, std::string& out) const {
    bool complete = true;
    for (const Line& line : lines_) {
        if (line.alert) continue;
        out += ',';
        complete = complete && line.values->status[row] == Status::complete;
        if (line.criterion) {
            const Truth truth = (*line.truths)[row];
            if (truth != expression::unknown) out += truth == expression::yes ? '1' : '0';
            if (!line.labels.empty()) out += ',';
            continue;
        }
        const bool known = line.values->known(row);
        if (known) append_value(out, line.values->value[row]);
        if (line.labels.empty()) continue;
        out += ',';
        if (known) append_band(line, line.values->value[row], out);
    }
    if (alerts_) {
        out += ',';
        const char* space = "";
        for (const Line& line : lines_) {
            if (!line.alert || (*line.truths)[row] == expression::no) continue;
            out += space;
            out += line.name;
            if ((*line.truths)[row] == expression::unknown) out += '?';
            space = " ";
        }
    }
    out += ',';
    if (complete) out += "complete";
    const char* space = "";
    for (const Line& line : lines_) {
        if (complete || line.alert || line.values->status[row] == Status::complete) continue;
        out += space;
        out += line.name;
        out += '=';
        out += status_word(line.values->status[row]);
        space = " ";
    }
    out += '\n';
}

void Table::write_wide_unreadable(std::string& out) const {
    std::string statuses;
    for (const Line& line : lines_) {
        if (line.alert) continue;
        out += line.labels.empty() ? "," : ",,";
        statuses += (statuses.empty() ? "" : " ") + line.name + "=invalid";
    }
    if (alerts_) {
        out += ',';
        const char* space = "";
        for (const Line& line : lines_) {
            if (!line.alert) continue;
            out += space + line.name + "?";
            space = " ";
        }
    }
    out += "," + (statuses.empty() ? "invalid" : statuses) + "\n";
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
