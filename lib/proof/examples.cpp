#include "proof/examples.hpp"

#include "text/decimal.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune::proof {
namespace {

using instrument::Example;
using instrument::Instrument;

std::string listed(const std::vector<std::string>& words) {
    std::string list;
    for (const std::string& word : words) list += (list.empty() ? "" : " ") + word;
    return list.empty() ? "none" : list;
}

/// Runs one example and adds what does not hold.
class Run {
public:
    Run(score::Frame& frame, std::size_t row, std::vector<Fault>& faults)
        : plan_(frame.plan()), frame_(frame), row_(row), example_(plan_.instrument->examples[row]), faults_(faults) {}

    void check() {
        for (const auto& [item, cell] : example_.answers)
            if (frame_.answers(item).told[row_] == expression::cell::invalid)
                fault(example_.at, fmt::format("\"{}: {}\" is no answer; expected {}", plan_.instrument->items[item].id, cell,
                                               score::Answers(plan_).expected(item)));
        for (const auto& [name, cell] : example_.with)
            if (!score::Answers(plan_).set_fact(*plan_.instrument->find_attribute(name), cell))
                fault(example_.at, fmt::format("\"{}: {}\" does not fit the attribute", name, cell));
        for (const Example::Expectation& expectation : example_.expect) {
            const std::size_t score = *plan_.instrument->find_score(expectation.name);
            const Outcome outcome = outcome_of(frame_, row_, score, field_of(expectation.field));
            if (holds(expectation, outcome)) continue;
            const std::string found = text_of(outcome);
            const std::string field = expectation.field == "value" ? "" : "." + expectation.field;
            fault(expectation.at, expectation.name + field + " is " + (found.empty() ? "empty" : "\"" + found + "\"") + "; expected \"" +
                                      expectation.text + "\"");
        }
        if (example_.alerts) check_alerts();
    }

private:
    void fault(Position at, const std::string& message) {
        faults_.push_back({plan_.instrument->file, at, "example \"" + example_.name + "\": " + message});
    }

    /// Alerts raised must be those named; undetermined ones may be left out, but not be wrong.
    void check_alerts() {
        std::vector<std::string> raised;
        std::vector<std::string> open;
        for (std::size_t a = 0; a < plan_.alerts.size(); ++a) {
            const auto truth = frame_.alert(a)[row_];
            if (truth == expression::yes) raised.push_back(plan_.alerts[a].alert->id);
            if (truth == expression::unknown) open.push_back(plan_.alerts[a].alert->id + "?");
        }
        std::vector<std::string> wanted;
        bool right = true;
        for (const std::string& id : *example_.alerts) {
            if (id.ends_with("?")) right = right && std::find(open.begin(), open.end(), id) != open.end();
            else wanted.push_back(id);
        }
        std::sort(wanted.begin(), wanted.end());
        std::vector<std::string> found = raised;
        std::sort(found.begin(), found.end());
        if (right && wanted == found) return;
        raised.insert(raised.end(), open.begin(), open.end());
        fault(example_.at, "alerts are " + listed(raised) + "; expected " + listed(*example_.alerts));
    }

    const score::Plan& plan_;
    score::Frame& frame_;
    std::size_t row_;
    const Example& example_;
    std::vector<Fault>& faults_;
};

}  // namespace

bool holds(const Example::Expectation& expectation, const Outcome& outcome) {
    const std::string found = text_of(outcome);
    if (expectation.text == found) return true;
    const auto wanted = text::parse_decimal(expectation.text);
    const auto got = text::parse_decimal(found);
    return wanted && got && same(wanted->to_double(), got->to_double());
}

score::Answers answers_of_examples(const score::Plan& plan) {
    const std::vector<Example>& examples = plan.instrument->examples;
    score::Answers answers(plan, examples.size());
    for (std::size_t row = 0; row < examples.size(); ++row) {
        for (const auto& [item, cell] : examples[row].answers) answers.set(item, cell, row);
        for (const auto& [name, cell] : examples[row].with) answers.set_fact(*plan.instrument->find_attribute(name), cell, row);
        answers.set_rater(examples[row].rater, row);
    }
    return answers;
}

std::vector<Fault> failed_examples(const score::Plan& plan) {
    std::vector<Fault> faults;
    score::Answers answers = answers_of_examples(plan);
    for (std::size_t row = 0; row < plan.instrument->examples.size(); ++row) Run(answers.frame(), row, faults).check();
    return faults;
}

std::size_t expectation_count(const Instrument& instrument) {
    std::size_t count = 0;
    for (const Example& example : instrument.examples) count += example.expect.size() + (example.alerts ? 1 : 0);
    return count;
}

}  // namespace attune::proof
