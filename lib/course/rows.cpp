#include "course/rows.hpp"

#include "text/date.hpp"
#include "text/decimal.hpp"

#include <algorithm>

namespace attune::course {

using expression::Number;
using expression::Truth;

Rows::Rows(const Plan& plan, std::size_t rows) : plan_(plan), answers_(plan.rows, rows), facts_(rows) {}

void Rows::set_day(std::size_t row, std::int32_t day) {
    facts_[row].day = day;
    static_cast<void>(answers_.set_fact(plan_.date(), text::format_date(day), row));
}

bool Rows::answered() const {
    return std::none_of(facts_.begin(), facts_.end(), [](const Facts& row) { return row.scores_alone; });
}

std::string Rows::text_of(std::size_t item_wanted, std::size_t row) {
    const expression::Column& column = item(item_wanted);
    const expression::Cell cell = column.cells[row];
    if (!readable(row) || !expression::cell::is_answered(cell)) return {};
    const instrument::ResponseSet& set = plan_.rows.instrument->response_of(item_wanted);
    switch (set.type) {
        case instrument::Type::choice: return set.options[plan_.rows.items[item_wanted].code_option[cell]].label;
        case instrument::Type::text: return std::string(column.text[row]);
        case instrument::Type::date: return text::format_date(static_cast<std::int32_t>(column.whole[row]));
        case instrument::Type::multiple: {
            std::string labels;
            for (std::size_t k = 0; k < set.options.size(); ++k)
                if ((static_cast<std::uint64_t>(column.whole[row]) >> k & 1U) != 0)
                    labels += (labels.empty() ? "" : "; ") + set.options[k].label;
            return labels;
        }
        default: return text::format_number(column.numbers[row].to_double());
    }
}

std::vector<Number> Rows::score_numbers(std::size_t index, expression::Mode mode) {
    std::vector<Number> numbers = answers_.frame().score_numbers(index, mode);
    const auto& told = scores_[index];
    for (std::size_t r = 0; r < numbers.size(); ++r) {
        if (!facts_[r].scores_alone) continue;
        const auto number = told.find(r);
        numbers[r] = number == told.end() ? Number::unbounded() : number->second;
    }
    return numbers;
}

std::vector<Truth> Rows::score_truths(std::size_t index) {
    std::vector<Truth> truths = answers_.frame().score_truths(index);
    const auto& told = verdicts_[index];
    for (std::size_t r = 0; r < truths.size(); ++r) {
        if (!facts_[r].scores_alone) continue;
        const auto verdict = told.find(r);
        truths[r] = verdict == told.end() ? expression::unknown : verdict->second;
    }
    return truths;
}

}  // namespace attune::course
