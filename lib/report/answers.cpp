#include "report/answers.hpp"

#include "instrument/fill_in.hpp"
#include "report/circumstances.hpp"
#include "report/not_reported.hpp"

#include <algorithm>

namespace attune::report {
namespace {

namespace cell = expression::cell;

std::string state_of(expression::Cell told, expression::Cell counts) {
    if (counts == cell::hidden && !cell::is_answered(told)) return "not asked";
    if (counts == cell::hidden) return "answered, though not asked";
    switch (told) {
        case cell::blank: return "blank";
        case cell::skipped: return "skipped";
        case cell::declined: return "declined";
        case cell::inapplicable: return "inapplicable";
        case cell::invalid: return "invalid";
        default: return "answered";
    }
}

/// The labels of what was chosen; of a number with anchors the anchor it lies on, if any.
std::string label_of(const instrument::ResponseSet& set, const expression::Column& column, const std::vector<std::size_t>& code_option) {
    if (set.type == instrument::Type::choice) return set.options[code_option[column.told[0]]].label;
    std::string label;
    if (set.type == instrument::Type::multiple) {
        for (std::size_t k = 0; k < set.options.size(); ++k)
            if ((static_cast<std::uint64_t>(column.whole[0]) >> k & 1U) != 0) label += (label.empty() ? "" : "; ") + set.options[k].label;
    } else if (!column.numbers.empty()) {
        for (const auto& [at, words] : set.anchors)
            if (at == column.numbers[0]) label = words;
        if (label.empty()) label = set.unit;
    }
    return label;
}

/// What was asked, with the other's name in it.
std::string topic_of(const instrument::Item& item, const Administration& administration) {
    return instrument::fill_in(item.text.empty() ? item.label : item.text, administration.first().target);
}

bool ends_a_sentence(std::string_view text) {
    return !text.empty() && std::string_view(".?!:").find(text.back()) != std::string_view::npos;
}

}  // namespace

bool has_answers(const Administration& administration) {
    return administration.same_edition() && administration.first().others->of_responses;
}

std::vector<Answer> answers_of(const Administration& administration, const Omitted& omitted) {
    std::vector<Answer> answers;
    if (!has_answers(administration)) return answers;
    Circumstances circumstances(administration);
    const score::Plan& plan = *administration.known.plan;
    const instrument::Instrument& texts = *administration.known.texts;
    for (std::size_t i = 0; i < plan.items.size(); ++i) {
        if (omitted.has(plan.instrument->id, texts.items[i].id)) continue;
        const expression::Column& column = circumstances.frame().item(i);
        const std::string* written = circumstances.cell(i);
        const instrument::Item& item = texts.items[i];
        Answer answer{item.id, topic_of(item, administration), written ? *written : "", "", state_of(column.told[0], column.cells[0]),
                      false};
        const bool answered = cell::is_answered(column.told[0]);
        if (answered)
            answer.label =
                is_not_reported(administration, i) ? "not reported" : label_of(texts.response_of(i), column, plan.items[i].code_option);
        else if (answer.state != "invalid") answer.value.clear();
        answer.words = answered && plan.items[i].type == instrument::Type::text;
        answers.push_back(std::move(answer));
    }
    return answers;
}

void add_answers(Document& page, const Administration& administration, const ChosenNames& chosen, const Omitted& omitted) {
    if (!has_answers(administration)) return page.add(Paragraph{"They are not shown: the edition that was answered is not at hand."});
    std::vector<Answer> answers = answers_of(administration, omitted);
    std::erase_if(answers, [&](const Answer& answer) { return !chosen.has(administration.first().instrument, answer.item); });
    Table table{{{"item"}, {"topic"}, {"answer", true}, {"in words"}}, {}};
    for (const Answer& answer : answers) {
        if (answer.words && !chosen.all()) continue;
        std::string words = answer.words ? "see below" : answer.label;
        if (answer.state != "answered") words += (words.empty() ? "" : ", ") + answer.state;
        table.rows.push_back({answer.item, answer.topic, answer.words ? "" : answer.value, words});
    }
    if (!table.rows.empty()) page.add(std::move(table));
    const std::string& date = administration.first().date;
    for (const Answer& answer : answers) {
        if (!answer.words) continue;
        const std::string when = date.empty() ? "" : " (" + date + ")";
        page.add(Paragraph{answer.topic + when + (when.empty() && ends_a_sentence(answer.topic) ? "" : ":")});
        page.add(Quote{answer.value});
    }
}

}  // namespace attune::report
