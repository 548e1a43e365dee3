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
/// apart, or at the end, the answers are looked through. From the part apart no way leads back, and it is over with its last question.
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
    /// Whether an answer is shown nowhere once it is given: asked apart, or for the clinician alone. On paper all is seen anyway.
    bool is_private(std::size_t item) const;
    /// Whether the item asked now is the first of its section, or of the part apart.
    bool enters_section() const;

    /// Whether a cell is an answer to the item asked.
    bool fits(std::string_view cell) const { return valid(item(), cell); }
    /// Takes an answer to the item asked and moves on; false where it is none. An empty cell is a blank.
    bool answer(std::string_view cell);
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
    /// Answers that count, up to now, but for private ones.
    std::size_t count() const;
    const Occasion& occasion() const { return occasion_; }
    /// The instrument with the texts that are shown.
    const instrument::Instrument& texts() const { return worded_.instrument; }

private:
    bool valid(std::size_t item, std::string_view cell) const;
    void look();
    void move_on();
    bool in_part_apart() const { return now_ >= first_apart_ && first_apart_ < order_.size(); }
    std::size_t next_shown(std::size_t from) const;
    std::size_t first_open() const;

    const score::Plan& plan_;
    const instrument::Worded& worded_;
    Occasion occasion_;
    std::vector<std::size_t> order_;
    std::size_t first_apart_ = 0;
    bool parted_;
    std::vector<std::optional<std::string>> said_;
    std::vector<std::string> offered_;
    std::vector<bool> shown_;
    std::size_t now_ = 0;  ///< place in `order_`; its size at the end
    bool changing_ = false;
    bool reviewed_ = false;
};

}  // namespace attune::administer
