#include "report/held_rows.hpp"

#include <utility>

namespace attune::report {
namespace {

using Member = std::string ScoreRow::*;

/// Of a lead, but for what seldom comes again: subject, date and when it was entered.
constexpr std::array<Member, 10> lead_members{&ScoreRow::rater,      &ScoreRow::instrument, &ScoreRow::version,  &ScoreRow::couple,
                                              &ScoreRow::respondent, &ScoreRow::target,     &ScoreRow::occasion, &ScoreRow::replaces,
                                              &ScoreRow::language,   &ScoreRow::wording};
constexpr std::array<Member, 12> row_members{&ScoreRow::score,    &ScoreRow::value, &ScoreRow::band,       &ScoreRow::status,
                                             &ScoreRow::answered, &ScoreRow::items, &ScoreRow::low,        &ScoreRow::high,
                                             &ScoreRow::z,        &ScoreRow::t,     &ScoreRow::percentile, &ScoreRow::kind};

}  // namespace

HeldRows::Cells HeldRows::cells_of(const ScoreRow& row) {
    Cells& before = remembered_[row.like % remembered_.size()];
    if (row.like != 0 && before.like == row.like) return before;
    LeadCells rest{};
    RowCells cells{};
    for (std::size_t k = 0; k < lead_cells; ++k) rest[k] = texts_.number_of(row.*lead_members[k]);
    for (std::size_t k = 0; k < row_cells; ++k) cells[k] = texts_.number_of(row.*row_members[k]);
    return before = {row.like, rests_.number_of(rest), cells_.number_of(cells)};
}

void HeldRows::add(const ScoreRow& row) {
    hold_others(row.others);
    const Cells held = cells_of(row);
    const Lead lead{subjects_.number_of(row.subject), texts_.number_of(row.date), texts_.number_of(row.entered), held.rest, others_begin_};
    if (leads_.empty() || leads_.back() != lead) leads_.push_back(lead);
    const auto place = static_cast<std::uint32_t>(rows_.size());
    rows_.push_back({static_cast<std::uint32_t>(leads_.size() - 1), held.cells, 0});
    if (lead.subject == chains_.size()) chains_.push_back({place, place, 0});
    else rows_[std::exchange(chains_[lead.subject].last, place)].next = place;
    ++chains_[lead.subject].rows;
}

void HeldRows::hold_others(const std::shared_ptr<const Others>& others) {
    if (others == others_before_) return;  // as most rows have
    others_before_ = others;
    others_begin_ = static_cast<std::uint32_t>(others_.size());
    others_.push_back(static_cast<std::uint32_t>(others->cells.size()));
    others_.push_back(others->of_responses ? 1 : 0);
    others_.push_back(others->decimal_comma ? 1 : 0);
    for (const auto& [name, text] : others->cells) {
        others_.push_back(texts_.number_of(name));
        others_.push_back(texts_.number_of(text));
    }
}

std::shared_ptr<const Others> HeldRows::others_of(const Lead& lead) const {
    auto others = std::make_shared<Others>();
    auto at = others_.begin() + lead.others;
    const std::uint32_t count = *at++;
    others->of_responses = *at++ != 0;
    others->decimal_comma = *at++ != 0;
    for (std::uint32_t k = 0; k < count; ++k, at += 2) others->cells.emplace_back(texts_[at[0]], texts_[at[1]]);
    return others;
}

void HeldRows::take_out(std::size_t place, std::vector<ScoreRow>& to, std::uint32_t& lead_before) const {
    const Row& held = rows_[place];
    const Lead& lead = leads_[held.lead];
    const bool same = !to.empty() && held.lead == lead_before;
    std::shared_ptr<const Others> others = same ? to.back().others : others_of(lead);
    ScoreRow& row = to.emplace_back();
    row.subject = subjects_[lead.subject];
    row.date = texts_[lead.date];
    row.entered = texts_[lead.entered];
    const LeadCells& rest = rests_[lead.rest];
    const RowCells& cells = cells_[held.cells];
    const auto put = [&](Member member, std::uint32_t number) {
        if (const std::string& text = texts_[number]; !text.empty()) row.*member = text;
    };
    for (std::size_t k = 0; k < lead_cells; ++k) put(lead_members[k], rest[k]);
    for (std::size_t k = 0; k < row_cells; ++k) put(row_members[k], cells[k]);
    row.others = std::move(others);
    constexpr unsigned half = 32;
    row.like = (std::uint64_t{lead.rest + 1} << half) | held.cells;
    lead_before = held.lead;
}

std::vector<std::string> HeldRows::subject_names() const {
    std::vector<std::string> names;
    names.reserve(subjects());
    for (std::size_t k = 0; k < subjects(); ++k) names.push_back(subject_name(k));
    return names;
}

std::vector<ScoreRow> HeldRows::all() const {
    std::vector<ScoreRow> rows;
    rows.reserve(rows_.size());
    std::uint32_t lead = 0;
    for (std::size_t place = 0; place < rows_.size(); ++place) take_out(place, rows, lead);
    return rows;
}

HeldRows::Part HeldRows::of(std::size_t subject) const {
    Part part;
    part.rows.reserve(chains_[subject].rows);
    part.places.reserve(chains_[subject].rows);
    std::uint32_t lead = 0;
    std::size_t place = chains_[subject].first;
    do {
        take_out(place, part.rows, lead);
        part.places.push_back(place);
        place = rows_[place].next;
    } while (place != 0);
    return part;
}

}  // namespace attune::report
