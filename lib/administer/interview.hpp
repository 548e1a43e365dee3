#pragma once

#include "administer/occasion.hpp"
#include "instrument/wording.hpp"
#include "score/plan.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune::administer {

/// What is asked of one person, in which order, and what they said: no terminal in it, no disk. Items are asked in the order of the file,
/// then, with `parted`, those of sections apart; each only where its conditions and its section's are not known to fail after the answers
/// given so far; apart, only where they are known to hold, so that nobody is asked there who did not say that they are alone. Before the part
/// apart, or at the end, the answers are looked through. From the part apart no way leads back, and it is over with its last question. Where
/// it is taken up in that part, its first question is asked again where others there rest on it, as on whether one is alone.
class Interview {
public:
    enum class Stage {
        question,  ///< `item()` is asked
        review,    ///< all but what is asked apart is answered: look it through, change, confirm
        done
    };

    /// `worded`: the instrument as it is read out; what is hidden there is not asked. It and the plan must live as long as this.
    Interview(const score::Plan& plan, const instrument::Worded& worded, Occasion occasion, bool parted);

    Stage stage() const;
    std::size_t item() const { return order_[now_]; }
    const instrument::Item& asked() const { return texts().items[item()]; }
    /// Whether an item is asked apart.
    bool apart(std::size_t item) const { return plan_.instrument->is_apart(item); }
    /// Whether the item asked stands in a section that is asked with more care.
    bool sensitive() const { return asked().section && plan_.instrument->sections[*asked().section].sensitive; }
    /// Whether an answer is shown nowhere once it is given: asked apart, or for the clinician alone. On paper all is seen anyway.
    bool is_private(std::size_t item) const;
    /// Whether the item asked is the first of its section, or the first one after the interview was taken up.
    bool enters_section() const;

    /// Whether the item asked was answered before the interview was broken off, and that answer holds no longer.
    bool asks_again() const { return again_ && now_ < order_.size() && item() == *again_; }
    /// Whether a cell is an answer to the item asked.
    bool fits(std::string_view cell) const { return valid(item(), cell); }
    /// Takes an answer to the item asked and moves on; false where it is none. An empty cell is a blank.
    bool answer(std::string_view cell);
    /// What is to be kept of an answer to the item asked: the cell itself; but where the item is asked again and the cell would hide what was
    /// said apart before, the answer of then, under which that was said. Then nothing more is asked.
    std::string kept(std::string_view cell) const;
    /// Whether the key n says of the item asked that it does not apply, or did not come up; in a text it would be a letter.
    bool n_is_a_key() const;
    /// What a cell of the item asked may hold, in words.
    std::string expected() const;
    /// Moves on, keeping an answer that is there; false where there is none.
    bool keep();
    /// To the question before; false at the first one, and in the part apart.
    bool back();
    /// In the review, to an item that is to be changed; after that, to what is still open, or to the review again.
    void change(std::size_t item);
    /// Ends the review.
    void confirm() { reviewed_ = true; }

    /// What an earlier row holds, for a review that starts from it: shown with the question, and an answer only once it is given again.
    /// Nothing private is offered, nor what fits no more.
    void offer(std::size_t item, std::string_view cell);
    const std::string& offered(std::size_t item) const { return offered_[item]; }

    /// Sets an answer without moving, as a journal tells it; false where it is none. Then `take_up` moves to the first open question.
    bool restore(std::size_t item, std::string_view cell);
    void take_up();

    /// What was said to an item, if it was reached.
    const std::optional<std::string>& said(std::size_t item) const { return said_[item]; }
    /// The items of the part that the item asked is in: shown ones, in their order.
    std::vector<std::size_t> part() const;
    /// Those whose answers the review shows.
    std::vector<std::size_t> reviewed() const;
    /// The row: what is hidden now is left out, though it may have been answered before.
    Answers answers() const;
    /// Whether something was answered apart that counts.
    bool answered_apart() const;
    /// Answers that count, up to now, but for private ones.
    std::size_t count() const;
    const Occasion& occasion() const { return occasion_; }
    /// The instrument with the texts that are shown.
    const instrument::Instrument& texts() const { return worded_.instrument; }

private:
    using Said = std::vector<std::optional<std::string>>;

    bool valid(std::size_t item, std::string_view cell) const;
    void look();
    std::vector<bool> shown_after(const Said& said) const;
    void move_on();
    bool in_part_apart() const { return now_ >= first_apart_ && first_apart_ < order_.size(); }
    std::size_t next_shown(std::size_t from) const;
    std::size_t first_open() const;
    bool opens_the_rest(std::size_t item) const;
    bool would_hide(std::string_view cell) const;
    bool answer_again(std::string_view cell);

    const score::Plan& plan_;
    const instrument::Worded& worded_;
    Occasion occasion_;
    std::vector<std::size_t> order_;
    std::size_t first_apart_ = 0;
    bool parted_;
    Said said_;
    std::vector<std::string> offered_;
    std::vector<bool> shown_;
    std::optional<std::size_t> again_;  ///< an item that is still to be asked again
    std::size_t now_ = 0;               ///< place in `order_`; its size at the end
    bool taken_up_ = false;             ///< nothing was asked since
    bool changing_ = false;
    bool reviewed_ = false;
};

}  // namespace attune::administer
