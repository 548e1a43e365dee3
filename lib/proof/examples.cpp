#include "proof/examples.hpp"

#include "score/answers.hpp"
#include "score/table.hpp"
#include "text/decimal.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace attune::proof {
namespace {

using instrument::Example;
using instrument::Instrument;

bool same(const std::string& expected, const std::string& found) {
    if (expected == found) return true;
    const auto wanted = text::parse_decimal(expected);
    const auto got = text::parse_decimal(found);
    if (!wanted || !got) return false;
    const double a = wanted->to_double();
    const double b = got->to_double();
    return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)});
}

std::string shown(const std::optional<double>& value) { return value ? text::format_number(*value) : ""; }

/// What the plan gives for one expectation, worded as in the file.
std::string outcome(const score::Plan& plan, score::Frame& frame, std::size_t index, const std::string& field) {
    const score::ScorePlan& score = plan.scores[index];
    const score::Values& values = frame.values(index);
    if (field == "status") return std::string(score::status_word(values.status[0]));
    if (score.score->kind == instrument::Score::Kind::criterion) {
        const auto truth = frame.verdict(index)[0];
        const bool unknown = truth == expression::unknown;
        if (field == "low") return truth == expression::yes ? "1" : "0";
        if (field == "high") return truth == expression::no ? "0" : "1";
        return unknown ? "undetermined" : truth == expression::yes ? "yes" : "no";
    }
    if (field == "low" || field == "high") {
        const score::Bounds& bounds = frame.bounds(index);
        const auto status = values.status[0];
        if (bounds.bounded[0] == 0 || status == score::Status::invalid || status == score::Status::not_applicable) return "";
        return text::format_number((field == "low" ? bounds.low : bounds.high)[0].to_double());
    }
    if (!values.known(0)) return "";
    if (field == "band") {
        const instrument::Band* band = score::band_of(*score.score, values.value[0]);
        return band ? band->label : "";
    }
    if (field == "value") return text::format_number(values.value[0].to_double());
    const score::Norm norm = score::norm_of(score, frame, 0, values.value[0]);
    return field == "z" ? shown(norm.z) : field == "t" ? shown(norm.t) : shown(norm.percentile);
}

std::string listed(const std::vector<std::string>& words) {
    std::string list;
    for (const std::string& word : words) list += (list.empty() ? "" : " ") + word;
    return list.empty() ? "none" : list;
}

/// Runs one example and adds what does not hold.
class Run {
public:
    Run(const score::Plan& plan, const Example& example, std::vector<Fault>& faults) : plan_(plan), example_(example), faults_(faults) {}

    void check() {
        score::Answers answers(plan_);
        for (const auto& [item, cell] : example_.answers)
            if (!answers.set(item, cell))
                fault(example_.at,
                      "\"" + plan_.instrument->items[item].id + ": " + cell + "\" is no answer; expected " + answers.expected(item));
        for (const auto& [name, cell] : example_.with)
            if (!answers.set_fact(*plan_.instrument->find_attribute(name), cell))
                fault(example_.at, fmt::format("\"{}: {}\" does not fit the attribute", name, cell));
        answers.set_rater(example_.rater);
        score::Frame& frame = answers.frame();
        for (const Example::Expectation& expectation : example_.expect) {
            const std::string found = outcome(plan_, frame, *plan_.instrument->find_score(expectation.name), expectation.field);
            if (same(expectation.text, found)) continue;
            const std::string field = expectation.field == "value" ? "" : "." + expectation.field;
            fault(expectation.at, expectation.name + field + " is " + (found.empty() ? "empty" : "\"" + found + "\"") + "; expected \"" +
                                      expectation.text + "\"");
        }
        if (example_.alerts) check_alerts(frame);
    }

private:
    void fault(Position at, const std::string& message) {
        faults_.push_back({plan_.instrument->file, at, "example \"" + example_.name + "\": " + message});
    }

    /// Alerts raised must be those named; undetermined ones may be left out, but not be wrong.
    void check_alerts(score::Frame& frame) {
        std::vector<std::string> raised;
        std::vector<std::string> open;
        for (std::size_t a = 0; a < plan_.alerts.size(); ++a) {
            const auto truth = frame.alert(a)[0];
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
    const Example& example_;
    std::vector<Fault>& faults_;
};

}  // namespace

std::vector<Fault> failed_examples(const score::Plan& plan) {
    std::vector<Fault> faults;
    for (const Example& example : plan.instrument->examples) Run(plan, example, faults).check();
    return faults;
}

std::size_t expectation_count(const Instrument& instrument) {
    std::size_t count = 0;
    for (const Example& example : instrument.examples) count += example.expect.size() + (example.alerts ? 1 : 0);
    return count;
}

}  // namespace attune::proof
