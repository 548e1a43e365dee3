#include "score/table.hpp"

#include "text/csv.hpp"
#include "text/decimal.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune::score {
namespace {

using expression::Truth;
namespace cell = expression::cell;

void append_value(text::Buffer& out, const Rational& value) { text::append_number(out, value.to_double()); }

void append_optional(text::Buffer& out, const std::optional<double>& value) {
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
    for (std::size_t k = 0; k < scores_; ++k) sources_.push_back({lines_[k].codes, &lines_[k].pieces});
}

template <class Write>
void Table::once(Line& line, std::size_t row, text::Buffer& out, Write write) const {
    const std::uint16_t code = line.codes[row];
    const std::size_t start = out.size();
    write();
    if (code != 0) line.pieces.keep(code, out.bytes().substr(start), status_of(line, row));
}

Status Table::status_of(const Line& line, std::size_t row) const {
    if (line.values) return line.values->status(row);
    if ((*line.truths)[row] != expression::unknown) return Status::complete;
    return line.alert ? Status::undetermined : frame_->values(line.index).status(row);
}

void Table::append_band(const Line& line, const Rational& value, text::Buffer& out) const {
    if (line.labels.empty()) return;
    const auto& bands = plan_.scores[line.index].score->bands;
    const instrument::Band* band = band_of(*plan_.scores[line.index].score, value);
    if (band) out += line.labels[static_cast<std::size_t>(band - bands.data())];
}

void Table::write_tidy(std::size_t row, std::string_view lead, std::string_view tail, text::Buffer& out) {
    for (Line& line : lines_) {
        out += lead;
        if (const Pieces::Piece* piece = piece_of(line, row)) {
            PieceWriter writer(out, 1);
            writer.add(*piece);
            writer.close();
        } else {
            once(line, row, out, [&] { write_line(line, row, out); });
        }
        out += tail;
        out += '\n';
    }
}

void Table::write_line(const Line& line, std::size_t row, text::Buffer& out) const {
    out += line.name;
    out += ',';
    if (line.alert || line.criterion) write_verdict(line, row, out);
    else write_score(line, row, out);
}

void Table::write_score(const Line& line, std::size_t row, text::Buffer& out) const {
    const Values& values = *line.values;
    const bool known = values.known(row);
    if (known) append_value(out, values.value(row));
    out += ',';
    if (known) append_band(line, values.value(row), out);
    out += ',';
    out += status_word(values.status(row));
    out += ',';
    append_value(out, Rational(line.answered[row]));
    out += ',';
    append_value(out, Rational(line.items[row]));
    out += ',';
    const bool bounded =
        values.status(row) != Status::invalid && values.status(row) != Status::not_applicable && line.bounds->bounded[row] != 0;
    if (bounded) append_value(out, line.bounds->low[row]);
    out += ',';
    if (bounded) append_value(out, line.bounds->high[row]);
    out += ',';
    const Norm norm = known ? norm_of(plan_.scores[line.index], *frame_, row, values.value(row)) : Norm{};
    append_optional(out, norm.z);
    append_optional(out, norm.t);
    append_optional(out, norm.percentile);
    out += "score";
}

void Table::write_verdict(const Line& line, std::size_t row, text::Buffer& out) const {
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

void Table::write_tidy_unreadable(std::string_view lead, std::string_view tail, text::Buffer& out) const {
    for (const Line& line : lines_) {
        out += lead;
        out += line.name;
        if (line.criterion) out += ",,undetermined,invalid,,,0,1,,,,criterion";
        else if (line.alert) ((out += ",,") += level_word(plan_.alerts[line.index].alert->level)) += ",invalid,,,0,1,,,,alert";
        else out += ",,,invalid,,,,,,,,score";
        out += tail;
        out += '\n';
    }
}

void Table::write_cell(const Line& line, std::size_t row, text::Buffer& out) const {
    out += ',';
    const bool known = !line.criterion && line.values->known(row);
    if (known) append_value(out, line.values->value(row));
    if (line.criterion && (*line.truths)[row] != expression::unknown) out += (*line.truths)[row] == expression::yes ? '1' : '0';
    if (line.labels.empty()) return;
    out += ',';
    if (known) append_band(line, line.values->value(row), out);
}

void Table::write_alerts(std::size_t row, text::Buffer& out) const {
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

void Table::write_wide(std::size_t row, text::Buffer& out) {
    bool incomplete = false;
    for (std::size_t k = 0; k < scores_; ++k) {
        once(lines_[k], row, out, [&] { write_cell(lines_[k], row, out); });
        incomplete = incomplete || status_of(lines_[k], row) != Status::complete;
    }
    if (alerts_) write_alerts(row, out);
    if (incomplete) write_statuses(row, out);
    else out += ",complete\n";
}

bool Table::copy_wide(std::size_t row, PieceWriter& writer) const {
    bool incomplete = false;
    for (const Source& source : sources_) {
        const Pieces::Piece* piece = source.pieces->find(source.codes[row]);
        if (!piece) return false;
        writer.add(*piece);
        incomplete |= piece->status != Status::complete;
    }
    if (alerts_) {
        for (std::size_t k = scores_; k < lines_.size(); ++k)
            if ((*lines_[k].truths)[row] != expression::no) return false;
        writer.add(",");
    }
    if (incomplete) return copy_statuses(row, writer);
    writer.add(",complete\n");
    return true;
}

/// Of the scores that are not complete.
bool Table::copy_statuses(std::size_t row, PieceWriter& writer) const {
    char* const start = writer.at();
    for (std::size_t k = 0; k < scores_; ++k) {
        const Status status = sources_[k].pieces->find(sources_[k].codes[row])->status;
        if (status == Status::complete) continue;
        const Pieces::Piece* piece = lines_[k].statuses.find(static_cast<std::size_t>(status));
        if (!piece) return false;
        writer.add(*piece);
    }
    *start = ',';  // in place of the blank
    writer.add("\n");
    return true;
}

void Table::write_statuses(std::size_t row, text::Buffer& out) {
    std::string all;
    for (std::size_t k = 0; k < scores_; ++k) {
        const Status status = status_of(lines_[k], row);
        if (status == Status::complete) continue;
        const std::string one = fmt::format(" {}={}", lines_[k].name, status_word(status));
        lines_[k].statuses.keep(static_cast<std::size_t>(status), one, status);
        all += one;
    }
    all.front() = ',';
    (out += all) += '\n';
}

void Table::write_wide_unreadable(text::Buffer& out) const {
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
            out += space;
            out += line.name;
            out += '?';
            space = " ";
        }
    }
    out += ',';
    out += statuses.empty() ? "invalid" : statuses;
    out += '\n';
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
