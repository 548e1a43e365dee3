#include "score/answers.hpp"

namespace attune::score {

namespace cell = expression::cell;

Answers::Answers(const Plan& plan) : plan_(plan), frame_(plan, 1) { set_rater(""); }

std::string_view Answers::kept(std::string_view text) { return texts_.emplace_back(text); }

bool Answers::set(std::size_t item, std::string_view text) {
    expression::Column& column = frame_.answers(item);
    const CellReader reader(plan_.instrument->response_of(item), plan_.items[item], {}, false);
    column.told[0] = reader.read(kept(text), column, 0);
    return column.told[0] != cell::invalid;
}

bool Answers::set_fact(std::size_t attribute, std::string_view text) {
    const instrument::Attribute& declared = plan_.instrument->attributes[attribute];
    expression::Column& column = frame_.facts(attribute);
    const CellReader reader(plan_.facts[attribute].set, plan_.facts[attribute].item, {}, false);
    const std::string_view word = kept(text);
    column.told[0] = reader.read(word, column, 0);
    return column.told[0] != cell::invalid && (!cell::is_answered(column.told[0]) || declared.allows(word));
}

void Answers::set_rater(std::string_view rater) {
    expression::Column& column = frame_.facts(plan_.instrument->attributes.size());
    column.text[0] = kept(rater.empty() ? plan_.instrument->default_rater() : rater);
    column.told[0] = column.text[0].empty() ? cell::blank : cell::answered;
}

std::string Answers::expected(std::size_t item) const {
    return CellReader(plan_.instrument->response_of(item), plan_.items[item], {}, false).expected();
}

}  // namespace attune::score
