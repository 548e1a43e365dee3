#include "score/worker.hpp"

#include "text/date.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace attune::score {

/// A row that is no well-formed text comes out as far as it can be read.
void Worker::append_cell(text::Buffer& out, std::string_view text, bool malformed) const {
    text = text::trim(text);
    if (malformed) text::append_field(out, text::printable(text, true));
    else if (bare_) out += text;
    else text::append_field(out, text);
}

/// Subject and date that stand side by side go out in one copy, where no blank and no quote is to be taken off, and the date is one.
void Worker::find_leads() {
    leads_.resize(records_.rows.size());
    all_lead_ = false;
    if (!side_by_side_ || session_.file().separator() != ',') return std::fill(leads_.begin(), leads_.end(), std::string_view());
    const std::size_t column = *session_.column(Standard::subject);
    const auto clean = [](std::string_view subject) { return subject.empty() || (subject.front() > ' ' && subject.back() > ' '); };
    // a cell that is quoted does not stand beside the next one, and one that is not holds neither separator nor line feed
    const auto bare = [](std::string_view subject, std::string_view date) {
        return date.data() == subject.data() + subject.size() + 1 &&
               std::none_of(subject.begin(), subject.end(), [](char c) { return c == '\r' || c == '"'; });
    };
    const bool before_strip = column + 2 <= records_.fields.strip().first;
    std::size_t leads = 0;
    for (std::size_t r = 0; r < leads_.size(); ++r) {
        const text::Record& record = records_.rows[r];
        const bool listed = before_strip && record.fields > column + 1;
        const std::string_view subject = listed ? records_.fields[record.first + column] : records_.field(r, column);
        const std::string_view date = listed ? records_.fields[record.first + column + 1] : records_.field(r, column + 1);
        const bool lead = record.flaw == text::Flaw::none && clean(subject) && text::is_timestamp(date) && (bare_ || bare(subject, date));
        leads_[r] = lead ? std::string_view(subject.data(), subject.size() + 1 + date.size()) : std::string_view();
        leads += lead ? 1 : 0;
    }
    all_lead_ = leads == leads_.size();
}

/// subject,date,rater,instrument,version and, in wide form, the kept columns.
void Worker::append_lead(std::size_t row, const Placed& placed, text::Buffer& out) const {
    const Use* use = groups_[placed.group].use;
    const bool malformed = records_.rows[row].flaw != text::Flaw::none;
    if (leads_[row].data()) {
        out += leads_[row];
    } else {
        append_cell(out, standard(row, Standard::subject), malformed);
        out += ',';
        append_cell(out, standard(row, Standard::date), malformed);
    }
    if (same_) {
        out += {use->same.data(), use->same_size};
        return;
    }
    out += ',';
    const std::string_view rater = standard(row, Standard::rater);
    if (rater.empty() && use) out += use->rater;
    else append_cell(out, rater, malformed);
    out += ',';
    if (use) out += use->id;
    else append_cell(out, standard(row, Standard::instrument), malformed);
    out += ',';
    const std::string_view version = standard(row, Standard::version);
    if (version.empty() && use) out += use->version;
    else append_cell(out, version, malformed);
}

/// How the scores of a row came about, with the cells of the file where they are no answers.
ExplainedRow Worker::explained(std::size_t row, const Placed& placed) {
    const Group& group = groups_[placed.group];
    const auto words = [&](Standard column) { return text::printable(standard(row, column)); };
    ExplainedRow one{group.use ? group.use->plan : nullptr,
                     words(Standard::subject),
                     words(Standard::date),
                     words(Standard::rater),
                     group.use ? group.use->plan->instrument->id : words(Standard::instrument),
                     words(Standard::target),
                     {},
                     {},
                     {}};
    for (const std::size_t c : session_.kept())
        one.kept.emplace_back(session_.file().header()[c], text::printable(text::trim(records_.field(row, c))));
    if (placed.fate == Fate::unreadable) {
        one.unreadable = reasons_[placed.row];
        return one;
    }
    one.explanation = explain(*group.frame, placed.row, session_.job().only);
    for (std::size_t i = 0; i < one.explanation->items.size(); ++i) {
        Told& told = one.explanation->items[i];
        const auto at = group.use->layout.column_of(i);
        if (told.told == expression::cell::invalid && at) told.written = text::printable(text::trim(records_.field(row, *at)));
    }
    return one;
}

/// Writes lines from `row` on of which nothing is new: all is copied. Gives the first row that is left.
std::size_t Worker::copy(std::size_t row, text::Buffer& out) const {
    if (!copies_ || !places_.empty()) return row;
    const Use& use = *groups_[0].use;
    return groups_[0].table->copy_wide(row, leads_, {use.same.data(), use.same_size}, out);
}

void Worker::write(std::size_t row, const Placed& placed, text::Buffer& out) {
    const bool malformed = records_.rows[row].flaw != text::Flaw::none;
    Group& group = groups_[placed.group];
    if (session_.job().explain) {
        out += session_.job().explain(explained(row, placed));
        return;
    }
    if (session_.job().wide) {
        append_lead(row, placed, out);
        for (const std::size_t c : session_.kept()) {
            out += ',';
            append_cell(out, records_.field(row, c), malformed);
        }
        if (placed.fate == Fate::scored) group.table->write_wide(placed.row, out);
        else group.table->write_wide_unreadable(out);
        return;
    }
    lead_.clear();
    tail_.clear();
    append_lead(row, placed, lead_);
    lead_ += ',';
    for (const std::size_t c : session_.tail()) {
        tail_ += ',';
        append_cell(tail_, records_.field(row, c), malformed);
    }
    static_cast<void>(lead_.room(text::Buffer::slack));
    static_cast<void>(tail_.room(text::Buffer::slack));
    if (placed.fate == Fate::scored) group.table->write_tidy(placed.row, lead_.bytes(), tail_.bytes(), out);
    else if (group.table) group.table->write_tidy_unreadable(lead_.bytes(), tail_.bytes(), out);
    else (((out += lead_.bytes()) += ",,,invalid,,,,,,,,") += tail_.bytes()) += '\n';
}

}  // namespace attune::score
