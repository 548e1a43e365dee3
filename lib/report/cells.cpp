#include "report/cells.hpp"

#include "text/decimal.hpp"

#include <algorithm>

namespace attune::report {

void Cells::put_facts(score::Answers& answers, std::size_t row) {
    const instrument::Instrument& instrument = *administration_.known.plan->instrument;
    for (std::size_t a = 0; a < instrument.attributes.size(); ++a) {
        const std::string* cell = written(instrument.attributes[a].name);
        if (cell && !answers.set_fact(a, *cell, row)) static_cast<void>(answers.set_fact(a, "", row));
    }
    answers.set_rater(administration_.first().rater, row);
}

std::vector<const std::string*> Cells::put_items(score::Answers& answers, std::size_t row) {
    const score::Plan& plan = *administration_.known.plan;
    std::vector<const std::string*> cells;
    for (std::size_t i = 0; i < plan.items.size(); ++i) {
        cells.push_back(written(plan.instrument->items[i].id));
        if (!cells[i] && plan.items[i].type == instrument::Type::multiple) cells[i] = chosen(i);
        if (cells[i]) static_cast<void>(answers.set(i, *cells[i], row));
    }
    return cells;
}

/// A cell, its number with a point.
const std::string* Cells::written(std::string_view column) {
    const Others& others = *administration_.first().others;
    const std::string* cell = others.find(column);
    if (!cell || !others.decimal_comma || !text::parse_decimal(*cell, ',')) return cell;
    std::string& made = made_.emplace_back(*cell);
    std::replace(made.begin(), made.end(), ',', '.');
    return &made;
}

/// A multiple choice that stands in columns of 0 and 1, one an option, or nullptr.
const std::string* Cells::chosen(std::size_t item) {
    const instrument::Instrument& instrument = *administration_.known.plan->instrument;
    std::string codes;
    bool any = false;
    for (const instrument::Option& option : instrument.response_of(item).options) {
        const std::string* cell = written(instrument.items[item].id + "___" + option.spelling);
        any = any || (cell && !cell->empty());
        if (cell && *cell == "1") codes += (codes.empty() ? "" : ";") + option.spelling;
    }
    return any ? &made_.emplace_back(std::move(codes)) : nullptr;
}

}  // namespace attune::report
