#include "score/table.hpp"

#include "text/clones.hpp"
#include "text/csv.hpp"
#include "text/decimal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace attune::score {
namespace {

using expression::Truth;

/// Most values are small whole numbers, which need no double.
void append_value(text::Buffer& out, const Rational& value) {
    constexpr std::int64_t small = 1000000;
    constexpr std::size_t digits = 6;
    if (!value.whole() || value.numerator() < 0 || value.numerator() >= small) return text::append_number(out, value.to_double());
    char* at = out.room(digits);
    out.grew(static_cast<std::size_t>(std::to_chars(at, at + digits, static_cast<std::int64_t>(value.numerator())).ptr - at));
}

std::string spelled(const Norm& norm) {
    std::string text;
    for (const auto& value : {norm.z, norm.t, norm.percentile}) text += (value ? text::format_number(*value) : "") + ",";
    return text;
}

}  // namespace

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

ATTUNE_CLONES void Table::write_tidy(std::size_t row, std::string_view lead, std::string_view tail, text::Buffer& out) {
    for (Line& line : lines_) {
        const std::uint16_t code = line.codes[row];
        char* const start = out.room(lead.size() + tail.size() + Pieces::room + 2 * text::Buffer::slack);
        char* at = text::Buffer::put(start, lead);
        if (line.pieces.view().copy(code, at) != Pieces::unwritten) {
            at = text::Buffer::put(at, tail);
            *at++ = '\n';
            out.grew(static_cast<std::size_t>(at - start));
            continue;
        }
        out.grew(lead.size());
        const std::size_t text = out.size();
        look_closer(line);
        write_line(line, row, out);
        if (code != 0) line.pieces.keep(code, out.bytes().substr(text));
        out += tail;
        out += '\n';
    }
}

void Table::write_line(Line& line, std::size_t row, text::Buffer& out) const {
    out += line.name;
    out += ',';
    if (line.alert || line.criterion) write_verdict(line, row, out);
    else write_score(line, row, out);
}

/// The same few values come again and again under the same few references.
void Table::append_norm(Line& line, std::size_t row, const Rational& value, text::Buffer& out) const {
    constexpr std::size_t small = 256;
    const ScorePlan& plan = plan_.scores[line.index];
    const auto place = reference_of(plan, *frame_, row);
    if (!place) {
        out += ",,,";
        return;
    }
    const auto norm = [&] { return spelled(norm_by(*plan.references[*place].reference, value)); };
    if (!value.whole() || value.numerator() < 0 || value.numerator() >= static_cast<std::int64_t>(small)) {
        out += norm();
        return;
    }
    line.norms.resize(plan.references.size() * small);
    std::string& known = line.norms[*place * small + static_cast<std::size_t>(value.numerator())];
    if (known.empty()) known = norm();
    out += known;
}

void Table::write_score(Line& line, std::size_t row, text::Buffer& out) const {
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
    if (known) append_norm(line, row, values.value(row), out);
    else out += ",,,";
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

void Table::write_alerts(std::size_t row, text::Buffer& out) {
    std::string all;
    for (std::size_t k = scores_; k < lines_.size(); ++k) {
        const Truth truth = (*lines_[k].truths)[row];
        if (truth == expression::no) continue;
        const std::string one = " " + lines_[k].name + (truth == expression::unknown ? "?" : "");
        lines_[k].pieces.keep(truth, one);
        all += one;
    }
    if (all.empty()) all = " ";
    all.front() = ',';
    out += all;
}

/// Copies the scores, alerts and statuses of a row to `at`, where there is room for them. Gives their end; nullptr where a text was not written
/// before, and then what stands there is nothing.
[[gnu::always_inline]] inline char* Table::copy_scores(std::size_t row, char* at) const {
    static_assert(static_cast<std::uint8_t>(Status::complete) == 0);
    unsigned marks = 0;
    std::uint64_t key = 0;
    for (const Source& source : sources_) {
        const std::uint8_t mark = source.pieces.copy(source.codes[row], at);
        marks |= mark;
        key = StatusTexts::with(key, mark);
    }
    if ((marks & Pieces::unwritten) != 0) return nullptr;
    if (alerts_) at = copy_alerts(row, at);
    if (!at) return nullptr;
    if (scores_ > StatusTexts::most_scores) return copy_statuses(row, at);
    const std::uint16_t code = statuses_.code(key);
    if (code == 0) return nullptr;
    statuses_.view().copy(code, at);
    return at;
}

void Table::write_wide(std::size_t row, text::Buffer& out) {
    char* const start = out.room(scores_room());
    if (const char* end = copy_scores(row, start)) return out.grew(static_cast<std::size_t>(end - start));
    bool incomplete = false;
    std::uint64_t key = 0;
    for (std::size_t k = 0; k < scores_; ++k) {
        Line& line = lines_[k];
        const std::size_t cell = out.size();
        const Status status = status_of(line, row);
        write_cell(line, row, out);
        if (line.codes[row] != 0) line.pieces.keep(line.codes[row], out.bytes().substr(cell), static_cast<std::uint8_t>(status));
        incomplete = incomplete || status != Status::complete;
        key = StatusTexts::with(key, static_cast<std::uint8_t>(status));
    }
    find_sources();
    if (alerts_) write_alerts(row, out);
    const std::size_t cell = out.size();
    if (incomplete) write_statuses(row, out);
    else out += ",complete\n";
    if (scores_ <= StatusTexts::most_scores) statuses_.keep(key, out.bytes().substr(cell));
}

ATTUNE_CLONES std::size_t Table::copy_wide(std::size_t row, std::span<const std::string_view> leads, std::string_view same,
                                           text::Buffer& out) const {
    for (; row < leads.size() && leads[row].data(); ++row) {
        char* const start = out.room(leads[row].size() + same.size() + 2 * text::Buffer::slack + scores_room());
        const char* end = copy_scores(row, text::Buffer::put(text::Buffer::put(start, leads[row]), same));
        if (!end) break;
        out.grew(static_cast<std::size_t>(end - start));
    }
    return row;
}

char* Table::copy_alerts(std::size_t row, char* at) const {
    char* const start = at;
    for (std::size_t k = scores_; k < lines_.size(); ++k) {
        const Truth truth = (*lines_[k].truths)[row];
        if (truth != expression::no && lines_[k].pieces.view().copy(truth, at) == Pieces::unwritten) return nullptr;
    }
    *start = ',';  // in place of the blank
    return at == start ? at + 1 : at;
}

/// Of more scores than a key holds, one by one.
char* Table::copy_statuses(std::size_t row, char* at) const {
    char* const start = at;
    for (std::size_t k = 0; k < scores_; ++k) {
        const std::uint8_t status = sources_[k].pieces.mark(sources_[k].codes[row]);
        if (status != 0 && lines_[k].statuses.view().copy(status, at) == Pieces::unwritten) return nullptr;
    }
    constexpr std::string_view complete = ",complete\n";
    if (at == start) return std::copy(complete.begin(), complete.end(), at);
    *start = ',';  // in place of the blank
    *at++ = '\n';
    return at;
}

void Table::write_statuses(std::size_t row, text::Buffer& out) {
    std::string all;
    for (std::size_t k = 0; k < scores_; ++k) {
        const Status status = status_of(lines_[k], row);
        if (status == Status::complete) continue;
        const std::string one = fmt::format(" {}={}", lines_[k].name, status_word(status));
        lines_[k].statuses.keep(static_cast<std::size_t>(status), one);
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

}  // namespace attune::score
