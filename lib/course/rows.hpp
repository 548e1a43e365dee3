#pragma once

#include "course/plan.hpp"
#include "score/answers.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace attune::course {

/// The rows of one subject by one respondent about one target, as one rater: in order of date, then of the file, those without a date
/// last. It is filled row by row; what is not said of a row is not known.
class Rows : public expression::Inputs {
public:
    Rows(const Plan& plan, std::size_t rows);

    /// Where the cells of a responses file go.
    score::Answers& answers() { return answers_; }
    /// A day, as the row's date. Without it the row stands nowhere in time.
    void set_day(std::size_t row, std::int32_t day);
    /// Nothing of the row can be read.
    void set_unreadable(std::size_t row) { facts_[row].readable = false; }
    /// The row comes from a scores file: its answers are not known, its scores are what is set.
    void set_scores_alone(std::size_t row) { facts_[row].scores_alone = true; }
    void set_score(std::size_t row, std::size_t score, const expression::Number& number) { scores_[score].insert_or_assign(row, number); }
    void set_verdict(std::size_t row, std::size_t criterion, expression::Truth verdict) {
        verdicts_[criterion].insert_or_assign(row, verdict);
    }

    bool readable(std::size_t row) const { return facts_[row].readable; }
    std::optional<std::int32_t> day(std::size_t row) const { return facts_[row].day; }
    /// Whether the answers of all rows are known.
    bool answered() const;
    /// What an item holds in a row, of a choice the label; empty where it holds no answer.
    std::string text_of(std::size_t item, std::size_t row);

    std::size_t rows() const override { return facts_.size(); }
    const expression::Column& item(std::size_t index) override { return answers_.frame().item(index); }
    const expression::Column& attribute(std::size_t index) override { return answers_.frame().attribute(index); }
    const expression::Domain& domain(std::size_t item) const override { return plan_.rows.items[item].domain; }
    std::vector<expression::Number> score_numbers(std::size_t index, expression::Mode mode) override;
    std::vector<expression::Truth> score_truths(std::size_t index) override;
    expression::Inputs* base() override { return nullptr; }
    std::size_t base_row(std::size_t row) const override { return row; }

private:
    struct Facts {
        std::optional<std::int32_t> day;
        bool readable = true;
        bool scores_alone = false;
    };

    const Plan& plan_;
    score::Answers answers_;
    std::vector<Facts> facts_;
    std::map<std::size_t, std::map<std::size_t, expression::Number>> scores_;  ///< by score, then by row
    std::map<std::size_t, std::map<std::size_t, expression::Truth>> verdicts_;
};

}  // namespace attune::course
