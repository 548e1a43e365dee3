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
/// given so far. Before the part apart, or at the end, the answers are looked through.
class Interview {
public:
    enum class Stage {
        question,  ///< `item()` is asked
        review,    ///< all but what is asked apart is answered: look it through, change, confirm
        last,      ///< what is asked apart is answered too, and never shown again: go back or confirm
        done
    };

    /// `worded`: the instrument as it is read out; what is hidden there is not asked. It and the plan must live as long as this.
    Interview(const score::Plan& plan, const instrument::Worded& worded, Occasion occasion, bool parted);

    Stage stage() const;
    std::size_t item() const { return order_[now_]; }
    const instrument::Item& asked() const { return texts().items[item()]; }
    /// Whether an item is asked apart.
    bool apart(std::size_t item) const;
    /// Whether the item asked now is the first of its section, or of the part apart.
    bool enters_section() const;

    /// Whether a cell is an answer to the item asked.
    bool fits(std::string_view cell) const { return valid(item(), cell); }
    /// Takes an answer to the item asked and moves on; false where it is none. An empty cell is a blank.
    bool answer(std::string_view cell);
    /// What a cell of the item asked may hold, in words.
    std::string expected() const;
    /// Moves on, keeping an answer that is there; false where there is none.
    bool keep();
    /// To the question before; false at the first one of its part.
    bool back();
    /// In the review, to an item that is to be changed; after that, to what is still open, or to the review again.
    void change(std::size_t item);
    /// Ends the review, or the interview.
    void confirm();

    /// Sets an answer without moving, as a journal tells it; false where it is none. Then `take_up` moves to the first open question.
    bool restore(std::size_t item, std::string_view cell);
    void take_up();

    /// What was said to an item, if it was reached.
    const std::optional<std::string>& said(std::size_t item) const { return said_[item]; }
    /// The items of the part that the item asked, or the review, is in: shown ones, in their order.
    std::vector<std::size_t> part() const;
    /// The row: what is hidden now is left out, though it may have been answered before.
    Answers answers() const;
    /// Answers that count, up to now.
    std::size_t count() const;
    const Occasion& occasion() const { return occasion_; }
    /// The instrument with the texts that are shown.
    const instrument::Instrument& texts() const { return worded_.instrument; }

private:
    bool valid(std::size_t item, std::string_view cell) const;
    void look();
    void move_on();
    bool in_part_apart() const { return now_ >= first_apart_; }
    std::size_t next_shown(std::size_t from) const;
    std::size_t first_open() const;

    const score::Plan& plan_;
    const instrument::Worded& worded_;
    Occasion occasion_;
    std::vector<std::size_t> order_;
    std::size_t first_apart_ = 0;
    std::vector<std::optional<std::string>> said_;
    std::vector<bool> shown_;
    std::size_t now_ = 0;  ///< place in `order_`; its size at the end
    bool changing_ = false;
    bool reviewed_ = false;
    bool closed_ = false;
};

}  // namespace attune::administer
