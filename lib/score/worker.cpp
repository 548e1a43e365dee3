#include "score/worker.hpp"

#include "text/date.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <numeric>

namespace attune::score {
namespace {

namespace cell = expression::cell;

}  // namespace

Worker::Worker(Session& session) : session_(session) {
    const auto subject = session.column(Standard::subject);
    const auto date = session.column(Standard::date);
    side_by_side_ = subject && date && *date == *subject + 1;
    same_ = !session.column(Standard::instrument) && !session.column(Standard::version) && !session.column(Standard::rater);
    copies_ = same_ && session.job().wide && !session.job().explain && session.kept().empty();
    if (!same_) return;
    const Use* use = session.use(session.job().instrument);
    group_of(use);
    records_ = Records(use->layout.strip());
}

void Worker::run(text::Chunk& chunk, Part& part) {
    part.bytes.clear();
    part.outcome = {};
    text::Splitter splitter(chunk, session_.file().separator());
    bare_ = splitter.bare() && session_.file().separator() == ',';
    const std::size_t block_size = session_.job().explain ? 1 : session_.job().block;  // each row is explained in a frame of its own
    for (bool more = true; more;) {
        records_.clear();
        more = splitter.take(records_.rows, records_.fields, block_size);
        if (!records_.rows.empty()) block(part);
    }
    if (chunk.fault) part.outcome.notices.add(true, {SIZE_MAX, 0}, [&] { return *chunk.fault; });
    part.outcome.broken = chunk.fault.has_value();
}

void Worker::block(Part& part) {
    for (Group& group : groups_) {
        group.rows.clear();
        group.unreadable = 0;
    }
    reasons_.clear();
    records_.turn_strips();
    find_leads();
    place_all(part);
    for (Group& group : groups_)
        if (!group.rows.empty() || group.unreadable > 0) fill(group, part);
    for (std::size_t r = copy(0, part.bytes); r < records_.rows.size(); r = copy(r + 1, part.bytes)) {
        const Placed placed = places_.empty() ? Placed{Fate::scored, 0, static_cast<std::uint32_t>(r)} : places_[r];
        if (placed.fate != Fate::passed_over) write(r, placed, part.bytes);
    }
}

/// Most blocks are of one instrument, and each of their rows can be read.
void Worker::place_all(Part& part) {
    const std::size_t columns = session_.file().header().size();
    const auto readable = [&](const text::Record& record) { return record.flaw == text::Flaw::none && record.fields == columns; };
    places_.clear();
    if (same_ && std::all_of(records_.rows.begin(), records_.rows.end(), readable)) {
        groups_[0].rows.resize(records_.rows.size());
        std::iota(groups_[0].rows.begin(), groups_[0].rows.end(), 0U);
        return;
    }
    places_.reserve(records_.rows.size());
    for (std::size_t r = 0; r < records_.rows.size(); ++r) places_.push_back(place(r, part));
}

std::string_view Worker::standard(std::size_t row, Standard column) const {
    const auto at = session_.column(column);
    return at ? text::trim(records_.field(row, *at)) : std::string_view();
}

std::uint32_t Worker::group_of(const Use* use) {
    for (std::size_t g = 0; g < groups_.size(); ++g)
        if (groups_[g].use == use) return static_cast<std::uint32_t>(g);
    Group& group = groups_.emplace_back();
    group.use = use;
    if (use) {
        group.memo = std::make_unique<Memo>(*use->plan);
        group.table = std::make_unique<Table>(*use->plan, session_.job().only, session_.job().wide);
    }
    return static_cast<std::uint32_t>(groups_.size() - 1);
}

Worker::Placed Worker::unreadable(std::uint32_t group, const text::Record& record, const char* at, const std::string& why, Part& part) {
    part.outcome.notices.add(true, {record.line, 0}, [&] { return Fault{session_.file().name(), text::position_in(record, at), why}; });
    ++groups_[group].unreadable;
    reasons_.push_back(why);
    return {Fate::unreadable, group, static_cast<std::uint32_t>(reasons_.size() - 1)};
}

std::string Worker::flaw_of(const text::Record& record) {
    switch (record.flaw) {
        case text::Flaw::zero: return "a NUL character stands in the row; expected text";
        case text::Flaw::malformed_text: return "the row is no well-formed UTF-8 text";
        case text::Flaw::stray_quote: return "a quote stands inside a cell; expected the whole cell in quotes, and a quote in it doubled";
        case text::Flaw::none: break;
    }
    return {};
}

/// Which instrument a row is of, and whether it can be read.
Worker::Placed Worker::place(std::size_t row, Part& part) {
    const text::Record& record = records_.rows[row];
    const std::string& asked = session_.job().instrument;
    const std::string_view named = standard(row, Standard::instrument);
    if (!asked.empty() && !named.empty() && named != asked) {
        ++part.outcome.passed_over[std::string(named)];
        return {Fate::passed_over, 0, 0};
    }
    const std::string& only = session_.only_instrument();
    if (asked.empty() && !only.empty() && !named.empty() && named != only)
        throw Refused(Fault{session_.file().name(), text::position_in(record, named.data()),
                            "the file holds several instruments, " + only + " and " + std::string(named) +
                                "; --wide writes one at a time, chosen with -i ID"});
    const std::string_view id = named.empty() ? std::string_view(only) : named;
    const Use* use = id.empty() ? nullptr : session_.use(id);
    const std::uint32_t group = group_of(use);
    if (id.empty()) return unreadable(group, record, record.begin, "the row names no instrument", part);
    if (!use) return unreadable(group, record, standard(row, Standard::instrument).data(), session_.why_not(id), part);
    if (record.flaw != text::Flaw::none) return unreadable(group, record, record.flaw_at, flaw_of(record), part);
    const std::size_t columns = session_.file().header().size();
    bool ragged = record.fields < columns;
    for (std::size_t c = columns; c < record.fields; ++c) ragged = ragged || !text::trim(records_.field(row, c)).empty();
    if (ragged)
        return unreadable(
            group, record, record.begin,
            "the row has " + std::to_string(record.fields) + " cells; expected " + std::to_string(columns) + ", as in the header", part);
    const std::string_view version = standard(row, Standard::version);
    if (!version.empty() && version != use->plan->instrument->version)
        return unreadable(group, record, version.data(),
                          "version \"" + std::string(version) + "\" of " + use->plan->instrument->id +
                              " is not the edition at hand; expected \"" + use->plan->instrument->version + "\"",
                          part);
    groups_[group].rows.push_back(static_cast<std::uint32_t>(row));
    return {Fate::scored, group, static_cast<std::uint32_t>(groups_[group].rows.size() - 1)};
}

void Worker::fill(Group& group, Part& part) const {
    if (!group.use) return;
    const Plan& plan = *group.use->plan;
    group.frame = std::make_unique<Frame>(plan, group.rows.size(), group.memo.get());
    group.use->layout.fill(*group.frame, records_, group.rows, part.outcome.notices);
    fill_rater(group, part);
    tell_dates(group, part);
    tell_targets(group, part);
    group.table->prepare(*group.frame);
    tell_hidden(group, part);
    count_alerts(group, part.outcome);
}

/// Who answered, as expressions see it; a rater that the instrument does not know is told, and open.
void Worker::fill_rater(Group& group, Part& part) const {
    const instrument::Instrument& instrument = *group.use->plan->instrument;
    expression::Column& rater = group.frame->facts(instrument.attributes.size());
    const auto& raters = instrument.raters;
    const auto found = std::find(raters.begin(), raters.end(), instrument.default_rater());
    // the text is kept by the instrument for as long as the frame lives
    const std::string_view otherwise = found == raters.end() ? std::string_view(raters.front()) : std::string_view(*found);
    if (!session_.column(Standard::rater)) {
        std::fill(rater.text.begin(), rater.text.end(), otherwise);
        std::fill(rater.told.begin(), rater.told.end(), found == raters.end() ? cell::blank : cell::answered);
        return;
    }
    for (std::size_t k = 0; k < group.rows.size(); ++k) {
        const std::string_view named = standard(group.rows[k], Standard::rater);
        const bool known = named.empty() ? found != raters.end() : std::find(raters.begin(), raters.end(), named) != raters.end();
        rater.text[k] = named.empty() ? otherwise : named;
        rater.told[k] = known ? cell::answered : cell::blank;
        if (known || named.empty()) continue;
        tell_cell(
            group.rows[k], Standard::rater, [&] { return unknown_name("rater of " + instrument.id, named, raters); }, part);
    }
}

/// Of whom the items are told, where the instrument says of whom they may be.
void Worker::tell_targets(const Group& group, Part& part) const {
    const instrument::Instrument& instrument = *group.use->plan->instrument;
    if (instrument.targets.empty() || !session_.column(Standard::target)) return;
    for (const std::uint32_t row : group.rows) {
        const std::string_view target = standard(row, Standard::target);
        if (target.empty() || std::find(instrument.targets.begin(), instrument.targets.end(), target) != instrument.targets.end()) continue;
        tell_cell(
            row, Standard::target, [&] { return unknown_name("target of " + instrument.id, target, instrument.targets); }, part);
    }
}

/// A day that cannot be read puts an administration nowhere: it is scored, and told.
void Worker::tell_dates(const Group& group, Part& part) const {
    if (!session_.column(Standard::date) || all_lead_) return;
    for (const std::uint32_t row : group.rows) {
        if (leads_[row].data()) continue;
        const std::string_view date = standard(row, Standard::date);
        if (date.empty() || text::is_timestamp(date)) continue;
        tell_cell(
            row, Standard::date, [&] { return "\"" + std::string(date) + "\" is no date; expected one such as 2026-01-31"; }, part);
    }
}

/// A fault of a standard column, which no score uses.
template <class Words>
void Worker::tell_cell(std::uint32_t row, Standard column, Words words, Part& part) const {
    const text::Record& record = records_.rows[row];
    part.outcome.notices.add(true, {record.line, *session_.column(column) + 1}, [&] {
        return Fault{session_.file().name(), text::position_in(record, standard(row, column).data()),
                     "column \"" + std::string(standard_name(column)) + "\": " + words()};
    });
}

/// An answer to an item that is hidden is not scored, but it is told.
void Worker::tell_hidden(Group& group, Part& part) const {
    const auto& items = group.use->plan->items;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].when.empty()) continue;
        const expression::Column& column = group.frame->item(i);
        for (std::size_t k = 0; k < group.rows.size(); ++k) {
            if (column.cells[k] != cell::hidden || !cell::is_answered(column.told[k])) continue;
            const text::Record& record = records_.rows[group.rows[k]];
            const auto at = group.use->layout.column_of(i);
            part.outcome.notices.add(false, {record.line, at.value_or(0) + 1}, [&] {
                const char* place = at ? records_.field(group.rows[k], *at).data() : record.begin;
                return Fault{session_.file().name(), text::position_in(record, place),
                             "item \"" + group.use->plan->instrument->items[i].id +
                                 "\" is answered although its condition hides it; the answer is not scored"};
            });
        }
    }
}

void Worker::count_alerts(const Group& group, Outcome& outcome) const {
    const std::vector<Table::Raised> raised = group.table->raised();
    const instrument::Instrument& instrument = *group.use->plan->instrument;
    for (std::size_t a = 0; a < raised.size(); ++a) {
        const AlertPlan& plan = group.use->plan->alerts[a];
        const std::size_t undetermined = raised[a].undetermined + group.unreadable;  // what cannot be read could have raised it
        if (raised[a].raised + undetermined > 0)
            merge(outcome.alerts, {instrument.id, plan.alert->id, plan.risk, raised[a].raised, undetermined, a});
    }
}

}  // namespace attune::score
