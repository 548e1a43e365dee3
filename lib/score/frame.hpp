#pragma once

#include "expression/evaluate.hpp"
#include "score/plan.hpp"
#include "score/values.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace attune::score {

/// The least and the most that a score could be; `bounded` 0 where there is no such. `partial`: some fillings of the blanks leave it without a
/// value, so that nothing follows from its bounds.
struct Bounds {
    std::vector<std::uint8_t> bounded;
    std::vector<std::uint8_t> partial;
    std::vector<Rational> low;
    std::vector<Rational> high;

    explicit Bounds(std::size_t rows) : bounded(rows, 0), partial(rows, 0), low(rows), high(rows) {}
    void set(std::size_t row, const Rational& value) { widen(row, value, value); }
    void widen(std::size_t row, const Rational& least, const Rational& most);
};

/// A block of rows, held in columns, with all that is computed from it; each column is computed once, when it is asked for.
/// The same class holds fillings of the blanks of some rows of another frame.
class Frame : public expression::Inputs {
public:
    /// `rows` rows of answers, all blank; the reader fills `answers(i)` and `facts(i)`. `memo` outlives it, and is of one thread.
    Frame(const Plan& plan, std::size_t rows, Memo* memo = nullptr);
    /// Fillings of rows of `base`; row k is one of base row `rows[k]`.
    Frame(Frame& base, std::vector<std::uint32_t> rows);

    expression::Column& answers(std::size_t item) { return items_[item].column; }
    /// An attribute; one past the last is the rater.
    expression::Column& facts(std::size_t attribute) { return attributes_[attribute]; }
    /// Marks an item (or attribute) of a frame of fillings as written by the filler: its cells are not taken over from the base.
    expression::Column& filled(const Leaf& leaf);

    const Plan& plan() const { return plan_; }
    Memo* memo() const { return memo_; }
    const Values& values(std::size_t score);
    const Bounds& bounds(std::size_t score);
    /// A criterion, decided over all fillings of its blanks.
    const std::vector<expression::Truth>& verdict(std::size_t criterion);
    const std::vector<expression::Truth>& alert(std::size_t alert);
    /// Whether a condition holds in each row, a blank leaving it open.
    const std::vector<expression::Truth>& condition(const expression::Program& program);

    /// Whether what a leaf stands for is open in a row: blank, or invalid.
    bool open(const Leaf& leaf, std::size_t row);

    std::size_t rows() const override { return rows_; }
    const expression::Column& item(std::size_t index) override;
    const expression::Column& attribute(std::size_t index) override;
    const expression::Domain& domain(std::size_t item) const override { return plan_.items[item].domain; }
    std::vector<expression::Number> score_numbers(std::size_t index, expression::Mode mode) override;
    std::vector<expression::Truth> score_truths(std::size_t index) override { return verdict(index); }
    Frame* base() override { return base_; }
    std::size_t base_row(std::size_t row) const override { return base_ ? base_rows_[row] : row; }

private:
    enum class Ready : std::uint8_t { nothing, told, all };
    struct ItemState {
        expression::Column column;
        bool taken = false;     ///< told is there
        bool resolved = false;  ///< cells is there
    };

    void resolve(std::size_t index);
    void apply_conditions(std::size_t item);

    const Plan& plan_;
    std::size_t rows_;
    Memo* memo_ = nullptr;
    Frame* base_ = nullptr;
    std::vector<std::uint32_t> base_rows_;
    std::vector<ItemState> items_;
    std::vector<expression::Column> attributes_;
    std::vector<Ready> attribute_ready_;
    std::vector<std::optional<Values>> values_;
    std::vector<std::optional<Bounds>> bounds_;
    std::vector<std::optional<std::vector<expression::Truth>>> verdicts_;
    std::vector<std::optional<std::vector<expression::Truth>>> alerts_;
    std::map<const expression::Program*, std::vector<expression::Truth>> conditions_;
};

}  // namespace attune::score
