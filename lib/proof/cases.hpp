#pragma once

#include "expression/evaluate.hpp"
#include "proof/attainable.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

namespace attune::proof {

/// Which values a score stands for: those of complete answers, or also those that blanks lead to.
enum class Given { complete, all };

/// Rows that hold everything that the items, attributes and scores in some expressions can be, each independently of the others: what
/// holds in all rows holds always. Where two of them rest on the same items, some rows stand for nothing that can be.
class Cases : public expression::Inputs {
public:
    /// Nothing where they cannot be listed, or are more than `limit`. Items stand for all their codes that some comparison tells apart,
    /// also hidden where they may be, and blank where an expression asks for that.
    static std::optional<Cases> of(const Attainables& known, const std::vector<const expression::Program*>& programs, std::size_t limit,
                                   Given given = Given::all);

    /// Whether no two of them rest on the same item, so that each row can be.
    bool independent() const { return independent_; }

    /// An item, attribute or score, and how many rows on its next value stands.
    struct Axis {
        score::Leaf leaf;                         ///< of an item or attribute
        std::vector<expression::Number> numbers;  ///< of a score
        std::vector<expression::Truth> truths;    ///< of a criterion
        std::size_t score = 0;
        std::size_t stride = 1;
        std::size_t size() const { return leaf.fillings.size() + numbers.size() + truths.size(); }
    };
    const std::vector<Axis>& axes() const { return axes_; }

    std::size_t rows() const override { return rows_; }
    const expression::Column& item(std::size_t index) override { return items_.at(index); }
    const expression::Column& attribute(std::size_t index) override { return attributes_.at(index); }
    const expression::Domain& domain(std::size_t item) const override { return plan_->items[item].domain; }
    std::vector<expression::Number> score_numbers(std::size_t index, expression::Mode mode) override;
    std::vector<expression::Truth> score_truths(std::size_t index) override;
    Inputs* base() override { return nullptr; }
    std::size_t base_row(std::size_t row) const override { return row; }

private:
    friend class CaseMaker;
    explicit Cases(const score::Plan& plan) : plan_(&plan) {}
    const Axis& axis_of(std::size_t score) const;

    const score::Plan* plan_;
    std::size_t rows_ = 1;
    bool independent_ = true;
    std::vector<Axis> axes_;  ///< the texts in columns are views into these
    std::map<std::size_t, expression::Column> items_;
    std::map<std::size_t, expression::Column> attributes_;
};

/// One row in which every item is blank, and so lies between the ends of its response set, and every score between its own.
class Ends : public expression::Inputs {
public:
    Ends(const Attainables& known, Given given) : known_(known), given_(given) {}

    std::size_t rows() const override { return 1; }
    const expression::Column& item(std::size_t index) override;
    const expression::Column& attribute(std::size_t index) override;
    const expression::Domain& domain(std::size_t item) const override { return known_.plan().items[item].domain; }
    std::vector<expression::Number> score_numbers(std::size_t index, expression::Mode mode) override;
    std::vector<expression::Truth> score_truths(std::size_t) override { return {expression::unknown}; }
    Inputs* base() override { return nullptr; }
    std::size_t base_row(std::size_t) const override { return 0; }

private:
    const Attainables& known_;
    Given given_;
    std::map<std::size_t, expression::Column> items_;
    std::map<std::size_t, expression::Column> attributes_;
};

/// Whether an expression asks how a row was answered (`missing(q1)`, `count_known`), which the ends of its items do not tell.
bool asks_row(const expression::Program& program);

/// How a condition can turn out.
struct Outcomes {
    bool no = false;
    bool yes = false;
    bool always() const { return yes && !no; }
    bool never() const { return no && !yes; }
};

/// By the cases of a condition, or else by its ends; both where neither tells.
Outcomes outcomes_of(const Attainables& known, const expression::Program& condition, Given given = Given::all);

}  // namespace attune::proof
