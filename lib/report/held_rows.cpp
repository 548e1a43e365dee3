#include "report/held_rows.hpp"

#include <utility>

namespace attune::report {
namespace {

using Member = std::string ScoreRow::*;

constexpr std::array<Member, 12> lead_members{&ScoreRow::date,    &ScoreRow::rater,      &ScoreRow::instrument, &ScoreRow::version,
                                              &ScoreRow::couple,  &ScoreRow::respondent, &ScoreRow::target,     &ScoreRow::occasion,
                                              &ScoreRow::entered, &ScoreRow::replaces,   &ScoreRow::language,   &ScoreRow::wording};
constexpr std::array<Member, 12> row_members{&ScoreRow::score,    &ScoreRow::value, &ScoreRow::band,       &ScoreRow::status,
                                             &ScoreRow::answered, &ScoreRow::items, &ScoreRow::low,        &ScoreRow::high,
                                             &ScoreRow::z,        &ScoreRow::t,     &ScoreRow::percentile, &ScoreRow::kind};

}  // namespace

std::uint32_t TextPool::number_of(std::string_view text) {
    const auto known = numbers_.find(text);
    if (known != numbers_.end()) return known->second;
    const auto added = numbers_.emplace(text, static_cast<std::uint32_t>(texts_.size())).first;
    texts_.push_back(&added->first);
    return added->second;
}

std::optional<std::uint32_t> TextPool::find(std::string_view text) const {
    const auto known = numbers_.find(text);
    return known == numbers_.end() ? std::nullopt : std::optional(known->second);
}

void HeldRows::add(const ScoreRow& row) {
    hold_others(row.others);
    Lead lead;
    lead.subject = subjects_.number_of(row.subject);
    for (std::size_t k = 0; k < lead_members.size(); ++k) lead.cells[k] = texts_.number_of(row.*lead_members[k]);
    lead.others = others_begin_;
    if (leads_.empty() || leads_.back() != lead) leads_.push_back(lead);
    Row& held = rows_.emplace_back();
    held.lead = static_cast<std::uint32_t>(leads_.size() - 1);
    for (std::size_t k = 0; k < row_members.size(); ++k) held.cells[k] = texts_.number_of(row.*row_members[k]);
    const auto place = static_cast<std::uint32_t>(rows_.size() - 1);
    if (lead.subject == chains_.size()) chains_.push_back({place, place});
    else rows_[std::exchange(chains_[lead.subject].last, place)].next = place;
}

void HeldRows::hold_others(const std::shared_ptr<const Others>& others) {
    if (others == others_before_) return;  // as most rows have
    others_before_ = others;
    others_begin_ = others_.size();
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
    auto at = others_.begin() + static_cast<std::ptrdiff_t>(lead.others);
    const std::uint32_t count = *at++;
    others->of_responses = *at++ != 0;
    others->decimal_comma = *at++ != 0;
    for (std::uint32_t k = 0; k < count; ++k, at += 2) others->cells.emplace_back(texts_.text(at[0]), texts_.text(at[1]));
    return others;
}

void HeldRows::take_out(std::size_t place, std::vector<ScoreRow>& to, std::uint32_t& lead_before) const {
    const Row& held = rows_[place];
    const Lead& lead = leads_[held.lead];
    const bool same = !to.empty() && held.lead == lead_before;
    std::shared_ptr<const Others> others = same ? to.back().others : others_of(lead);
    ScoreRow& row = to.emplace_back();
    row.subject = subjects_.text(lead.subject);
    for (std::size_t k = 0; k < lead_members.size(); ++k) row.*lead_members[k] = texts_.text(lead.cells[k]);
    for (std::size_t k = 0; k < row_members.size(); ++k) row.*row_members[k] = texts_.text(held.cells[k]);
    row.others = std::move(others);
    lead_before = held.lead;
}

std::vector<std::string> HeldRows::subject_names() const {
    std::vector<std::string> names;
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
