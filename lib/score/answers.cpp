#include "score/answers.hpp"

namespace attune::score {

namespace cell = expression::cell;

Answers::Answers(const Plan& plan, std::size_t rows) : plan_(plan), frame_(plan, rows), readers_(plan.items.size()) {
    for (std::size_t row = 0; row < rows; ++row) set_rater("", row);
}

const CellReader& Answers::reader(std::size_t item) const {
    if (!readers_[item]) readers_[item].emplace(plan_.instrument->response_of(item), plan_.items[item], Reading{}, false);
    return *readers_[item];
}

std::string_view Answers::kept(std::string_view text) { return texts_.emplace_back(text); }

bool Answers::set(std::size_t item, std::string_view text, std::size_t row) {
    expression::Column& column = frame_.answers(item);
    column.told[row] = reader(item).read(plan_.items[item].type == instrument::Type::text ? kept(text) : text, column, row);
    return column.told[row] != cell::invalid;
}

bool Answers::set_fact(std::size_t attribute, std::string_view text, std::size_t row) {
    const instrument::Attribute& declared = plan_.instrument->attributes[attribute];
    expression::Column& column = frame_.facts(attribute);
    const CellReader reader(plan_.facts[attribute].set, plan_.facts[attribute].item, {}, false);
    const std::string_view word = kept(text);
    column.told[row] = reader.read(word, column, row);
    return column.told[row] != cell::invalid && (!cell::is_answered(column.told[row]) || declared.allows(word));
}

void Answers::set_rater(std::string_view rater, std::size_t row) {
    expression::Column& column = frame_.facts(plan_.instrument->attributes.size());
    column.text[row] = kept(rater.empty() ? plan_.instrument->default_rater() : rater);
    column.told[row] = column.text[row].empty() ? cell::blank : cell::answered;
}

std::string Answers::expected(std::size_t item) const { return reader(item).expected(); }

}  // namespace attune::score
