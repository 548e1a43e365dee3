#include "instrument/parts.hpp"

#include <algorithm>
#include <array>

namespace attune::instrument {
namespace {

using text::Entry;
using text::Node;

/// Reads one worked example.
class ExampleReader {
public:
    ExampleReader(Reader& reader, const Instrument& instrument, Example& example)
        : reader_(reader), instrument_(instrument), example_(example) {}

    void read(const Node& map) {
        example_.at = map.at;
        reader_.take_text(map, "name", example_.name);
        reader_.take_text(map, "source", example_.source);
        if (const Node* rater = map.find("rater")) read_rater(*rater);
        if (const Node* answers = reader_.required(map, "answers", "an example")) read_answers(*answers);
        if (const Node* with = map.find("with")) read_with(*with);
        if (const Node* expect = reader_.required(map, "expect", "an example")) read_expectations(*expect);
    }

private:
    void read_rater(const Node& node) {
        example_.rater = reader_.full_text(node, "rater");
        const auto& raters = instrument_.raters;
        if (example_.rater.empty() || std::find(raters.begin(), raters.end(), example_.rater) != raters.end()) return;
        reader_.fault(node.at, unknown("rater", example_.rater, raters));
    }

    void read_answers(const Node& node) {
        if (!reader_.named(node, "answers", "items with answers, such as {q1: 2, q2..q9: 0}")) return;
        std::set<std::size_t> seen;
        for (const Entry& entry : node.entries) {
            std::string cell;
            if (entry.value.kind == Node::Kind::scalar) cell = reader_.text(entry.value, entry.key);
            else
                reader_.fault(entry.value.at, "the answer to " + in_quotes(entry.key) + " is " + found(entry.value) +
                                                  "; expected one answer, or several choices as in \"1;2\"; a blank is left out");
            for (const std::size_t item : items_keyed(reader_, instrument_, entry, "answers", seen))
                example_.answers.emplace_back(item, cell);
        }
    }

    void read_with(const Node& node) {
        if (!reader_.named(node, "with", "attributes with values, such as {age: 30}")) return;
        for (const Entry& entry : node.entries) {
            if (!instrument_.find_attribute(entry.key)) {
                std::vector<std::string> known;
                for (const Attribute& attribute : instrument_.attributes) known.push_back(attribute.name);
                reader_.fault(entry.at, unknown("attribute", entry.key, known));
            }
            example_.with.emplace_back(entry.key, reader_.text(entry.value, entry.key));
        }
    }

    void read_expectations(const Node& node) {
        if (!reader_.named(node, "expect", "scores with values, such as {total: 7, total.band: high}")) return;
        for (const Entry& entry : node.entries) {
            // A score may be called `alerts`; what is expected of it is no list.
            const bool alerts = entry.key == "alerts" && (entry.value.kind == Node::Kind::list || !instrument_.find_score("alerts"));
            if (alerts) read_alert_list(entry.value);
            else read_expectation(entry);
        }
    }

    void read_expectation(const Entry& entry) {
        static constexpr std::array<std::string_view, 7> fields{"band", "status", "low", "high", "z", "t", "percentile"};
        const std::size_t dot = entry.key.find('.');
        const bool whole = dot == std::string::npos;
        Example::Expectation expectation{entry.key.substr(0, dot), whole ? "value" : entry.key.substr(dot + 1),
                                         reader_.text(entry.value, entry.key), entry.value.at};
        if (!instrument_.find_score(expectation.name)) {
            std::vector<std::string> known;
            for (const Score& score : instrument_.scores) known.push_back(score.name);
            known.emplace_back("alerts");
            reader_.fault(entry.at, unknown("score", expectation.name, known));
        } else if (!whole && std::find(fields.begin(), fields.end(), expectation.field) == fields.end()) {
            reader_.fault(entry.at, in_quotes(entry.key) + " is nothing a score has; expected " + expectation.name +
                                        " with one of .band .status .low .high .z .t .percentile");
        }
        example_.expect.push_back(std::move(expectation));
    }

    void read_alert_list(const Node& node) {
        example_.alerts.emplace();
        for (const Node* element : reader_.elements(node, "alerts")) {
            std::string id = reader_.full_text(*element, "alerts");
            const std::string bare = id.ends_with("?") ? id.substr(0, id.size() - 1) : id;
            const auto is_it = [&](const Alert& alert) { return alert.id == bare; };
            if (!bare.empty() && std::none_of(instrument_.alerts.begin(), instrument_.alerts.end(), is_it)) {
                std::vector<std::string> known;
                for (const Alert& alert : instrument_.alerts) known.push_back(alert.id);
                reader_.fault(element->at, unknown("alert", bare, known));
            }
            example_.alerts->push_back(std::move(id));
        }
    }

    Reader& reader_;
    const Instrument& instrument_;
    Example& example_;
};

}  // namespace

void read_examples(Reader& reader, const Node& node, Instrument& instrument) {
    for (const Node* element : reader.elements(node, "examples")) {
        if (!reader.map(*element, "an example", {"name", "answers", "with", "rater", "source", "expect"})) continue;
        Example example;
        ExampleReader(reader, instrument, example).read(*element);
        instrument.examples.push_back(std::move(example));
    }
}

}  // namespace attune::instrument
