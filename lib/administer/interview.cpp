#include "administer/interview.hpp"

#include "administer/record.hpp"
#include "proof/names.hpp"
#include "score/answers.hpp"

#include <algorithm>

namespace attune::administer {

Interview::Interview(const score::Plan& plan, const instrument::Worded& worded, Occasion occasion, bool parted)
    : plan_(plan),
      worded_(worded),
      occasion_(std::move(occasion)),
      parted_(parted),
      said_(plan.items.size()),
      offered_(plan.items.size()),
      shown_(plan.items.size(), true) {
    for (const bool later : {false, true})
        for (std::size_t i = 0; i < plan.items.size(); ++i)
            if ((parted && apart(i)) == later) order_.push_back(i);
    first_apart_ = order_.size();
    while (parted && first_apart_ > 0 && apart(order_[first_apart_ - 1])) --first_apart_;
    look();
    now_ = next_shown(0);
}

bool Interview::is_private(std::size_t item) const {
    return parted_ && (apart(item) || plan_.instrument->visibility_of(item) == instrument::Visibility::clinician);
}

Interview::Stage Interview::stage() const {
    if (now_ < first_apart_) return Stage::question;
    if (!reviewed_ && !reviewed().empty()) return Stage::review;
    return now_ < order_.size() ? Stage::question : Stage::done;
}

/// Which items some answers leave to be asked: a condition hides only where it is known not to hold, apart where it is not known to hold.
std::vector<bool> Interview::shown_after(const Said& said) const {
    score::Answers row(plan_);
    Answers cells(said.size());
    for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = said[i].value_or("");
    fill(row, plan_, occasion_, cells);
    std::vector<bool> shown(said.size());
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const auto& when = plan_.items[i].when;
        const bool strict = parted_ && apart(i);
        shown[i] = std::none_of(when.begin(), when.end(), [&](const auto& program) {
            const auto truth = row.frame().condition(program)[0];
            return strict ? truth != expression::yes : truth == expression::no;
        });
    }
    for (const std::size_t hidden : worded_.hidden) shown[hidden] = false;
    return shown;
}

void Interview::look() { shown_ = shown_after(said_); }

std::size_t Interview::next_shown(std::size_t from) const {
    while (from < order_.size() && !shown_[order_[from]]) ++from;
    return from;
}

std::size_t Interview::first_open() const {
    std::size_t at = next_shown(0);
    while (at < order_.size() && said_[order_[at]] && order_[at] != again_) at = next_shown(at + 1);
    return at;
}

/// On to the next question; at the end of a part to one that is still open, as an answer may show what stands before it.
void Interview::move_on() {
    taken_up_ = false;
    const std::size_t end = in_part_apart() ? order_.size() : first_apart_;
    std::size_t next = next_shown(now_ + 1);
    if (changing_ || next >= end) next = std::min(first_open(), changing_ ? order_.size() : next);
    changing_ = (changing_ || next < now_) && next < first_apart_;
    now_ = next;
}

bool Interview::valid(std::size_t item, std::string_view cell) const { return score::Answers(plan_).set(item, cell); }

std::string Interview::expected() const { return score::Answers(plan_).expected(item()); }

bool Interview::n_is_a_key() const { return asked().may_not_apply && texts().response_of(item()).type != instrument::Type::text; }

bool Interview::restore(std::size_t item, std::string_view cell) {
    if (!valid(item, cell)) return false;
    said_[item] = std::string(cell);
    return true;
}

/// Whether the conditions of others apart read an item.
bool Interview::opens_the_rest(std::size_t item) const {
    return std::any_of(order_.begin() + static_cast<std::ptrdiff_t>(first_apart_), order_.end(), [&](std::size_t other) {
        const auto& when = plan_.items[other].when;
        return std::any_of(when.begin(), when.end(), [&](const auto& program) { return proof::names_in(program).items.contains(item); });
    });
}

void Interview::take_up() {
    look();
    taken_up_ = true;
    now_ = first_open();
    if (now_ == order_.size() || first_apart_ == order_.size()) return;
    const std::size_t first = order_[first_apart_];
    if (!said_[first] || !opens_the_rest(first)) return;
    again_ = first;
    now_ = first_open();
}

/// Whether an answer to the item asked would hide something that was answered apart.
bool Interview::would_hide(std::string_view cell) const {
    Said said = said_;
    said[item()] = std::string(cell);
    const std::vector<bool> shown = shown_after(said);
    for (std::size_t i = 0; i < shown.size(); ++i)
        if (apart(i) && shown_[i] && !shown[i] && said_[i] && !said_[i]->empty()) return true;
    return false;
}

std::string Interview::kept(std::string_view cell) const { return asks_again() && would_hide(cell) ? *said_[item()] : std::string(cell); }

bool Interview::answer(std::string_view cell) {
    if (!fits(cell)) return false;
    if (asks_again()) return answer_again(cell);
    restore(item(), cell);
    look();
    move_on();
    return true;
}

/// On from there to what is still open, or to the end.
bool Interview::answer_again(std::string_view cell) {
    const bool ends = would_hide(cell);
    restore(item(), kept(cell));
    again_.reset();
    look();
    taken_up_ = false;
    now_ = ends ? order_.size() : first_open();
    return true;
}

bool Interview::keep() {
    if (!said_[item()] || asks_again()) return false;
    move_on();
    return true;
}

bool Interview::back() {
    if (stage() != Stage::review && in_part_apart()) return false;
    for (std::size_t at = std::min(now_, first_apart_); at-- > 0;) {
        if (!shown_[order_[at]]) continue;
        now_ = at;
        changing_ = false;
        return true;
    }
    return false;
}

void Interview::change(std::size_t item) {
    now_ = static_cast<std::size_t>(std::find(order_.begin(), order_.end(), item) - order_.begin());
    changing_ = true;
}

void Interview::offer(std::size_t item, std::string_view cell) {
    if (!cell.empty() && !is_private(item) && valid(item, cell)) offered_[item] = std::string(cell);
}

bool Interview::enters_section() const {
    const auto section = asked().section;
    if (!section) return false;
    if (taken_up_) return true;
    for (std::size_t at = now_; at-- > 0;)
        if (shown_[order_[at]]) return plan_.instrument->items[order_[at]].section != section;
    return true;
}

std::vector<std::size_t> Interview::part() const {
    std::vector<std::size_t> items;
    const bool later = in_part_apart();
    for (std::size_t at = later ? first_apart_ : 0; at < (later ? order_.size() : first_apart_); ++at)
        if (shown_[order_[at]]) items.push_back(order_[at]);
    return items;
}

std::vector<std::size_t> Interview::reviewed() const {
    std::vector<std::size_t> items;
    for (std::size_t at = 0; at < first_apart_; ++at)
        if (shown_[order_[at]] && !is_private(order_[at])) items.push_back(order_[at]);
    return items;
}

Answers Interview::answers() const {
    Answers cells(said_.size());
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (shown_[i]) cells[i] = said_[i].value_or("");
    return cells;
}

bool Interview::answered_apart() const {
    for (std::size_t i = 0; i < said_.size(); ++i)
        if (parted_ && apart(i) && shown_[i] && said_[i] && !said_[i]->empty()) return true;
    return false;
}

std::size_t Interview::count() const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < said_.size(); ++i) count += shown_[i] && !is_private(i) && said_[i] && !said_[i]->empty();
    return count;
}

}  // namespace attune::administer
