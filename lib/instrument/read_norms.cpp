#include "instrument/parts.hpp"
#include "text/decimal.hpp"

#include <algorithm>

namespace attune::instrument {
namespace {

using text::Entry;
using text::Node;

void read_bands(Reader& reader, const Node& node, Score& score) {
    std::set<Rational> seen;
    for (const Node* element : reader.elements(node, "bands")) {
        if (!reader.map(*element, "a band", {"from", "label", "note", "source", "confidence"})) continue;
        Band band;
        band.at = element->at;
        if (const Node* from = reader.required(*element, "from", "a band"))
            if (const auto value = reader.number(*from, "from")) {
                band.at = from->at;
                band.from = *value;
                if (!seen.insert(*value).second)
                    reader.fault(from->at, "two bands begin at " + from->value + "; expected each to begin elsewhere", "band-overlap");
            }
        band.label = reader.required_text(*element, "label", "a band");
        reader.take_text(*element, "note", band.note);
        band.source = reader.source(*element);
        score.bands.push_back(std::move(band));
    }
    const auto below = [](const Band& a, const Band& b) { return a.from < b.from; };
    const auto late = std::is_sorted_until(score.bands.begin(), score.bands.end(), below);
    if (late != score.bands.end()) score.bands_out_of_order = late->at;
    std::stable_sort(score.bands.begin(), score.bands.end(), below);
}

void read_cutoffs(Reader& reader, const Node& node, Score& score) {
    for (const Node* element : reader.elements(node, "cutoffs")) {
        if (!reader.map(*element, "a cutoff", {"at", "sense", "meaning", "when", "source", "confidence"})) continue;
        Cutoff cutoff;
        cutoff.position = element->at;
        if (const Node* at = reader.required(*element, "at", "a cutoff")) {
            cutoff.at = reader.number(*at, "at").value_or(Rational(0));
            cutoff.position = at->at;
        }
        if (const Node* sense = element->find("sense"))
            if (const auto place = reader.word(*sense, "sense", {">=", ">", "<=", "<"})) cutoff.sense = static_cast<Sense>(*place);
        reader.take_text(*element, "meaning", cutoff.meaning);
        reader.take_formula(*element, "when", cutoff.when);
        cutoff.source = reader.source(*element);
        score.cutoffs.push_back(std::move(cutoff));
    }
}

void read_percentiles(Reader& reader, const Node& node, Reference& reference) {
    reference.percentiles = reader.table(node, "percentiles", "values with percentiles, such as {0: 12, 3: 50}");
    reference.percentiles_at = Reader::places(node);
    for (const Entry& entry : node.entries) {
        const auto percentile = text::parse_decimal(entry.value.value);
        if (percentile && (*percentile < Rational(0) || *percentile > Rational(100)))
            reader.fault(entry.value.at, "a percentile is " + entry.value.value + "; expected 0 to 100");
    }
}

void read_reference(Reader& reader, const Node& node, Score& score) {
    if (!reader.map(node, "a reference", {"population", "when", "mean", "sd", "n", "percentiles", "distribution", "source", "confidence"}))
        return;
    Reference reference;
    reference.at = node.at;
    reader.take_text(node, "population", reference.population);
    reader.take_formula(node, "when", reference.when);
    reader.take_number(node, "mean", reference.mean);
    reader.take_positive(node, "sd", reference.sd);
    reader.take_positive(node, "n", reference.n);
    reference.mean_at = Reader::place(node, "mean");
    reference.sd_at = Reader::place(node, "sd");
    if (const Node* percentiles = node.find("percentiles")) read_percentiles(reader, *percentiles, reference);
    if (const Node* distribution = node.find("distribution")) {
        reference.normal = reader.word(*distribution, "distribution", {"normal"}).has_value();
        if (reference.normal && !(node.find("mean") && node.find("sd")))
            reader.fault(distribution->at, "a normal distribution needs \"mean\" and \"sd\"; expected both");
    }
    reference.source = reader.source(node);
    score.references.push_back(std::move(reference));
}

void take_coefficient(Reader& reader, const Node& map, std::string_view key, std::optional<Rational>& to) {
    reader.take_number(map, key, to);
    if (to && (*to < Rational(0) || *to > Rational(1)))
        reader.fault(map.find(key)->at, in_quotes(key) + " is " + map.find(key)->value + "; expected a coefficient of 0 to 1");
}

/// A figure that says nothing without another one of the same people.
void refuse_alone(Reader& reader, const Node& map, std::string_view key, std::string_view other, bool has_other) {
    if (const Node* alone = map.find(key); alone && !has_other)
        reader.fault(alone->at, in_quotes(key) + " says nothing without " + in_quotes(other) + "; expected both, of the same people");
}

void read_reliability(Reader& reader, const Node& node, Score& score) {
    if (!reader.map(node, "a reliability",
                    {"alpha", "retest", "interval", "sd", "mean", "practice", "population", "n", "source", "confidence"}))
        return;
    Reliability reliability;
    reliability.at = node.at;
    take_coefficient(reader, node, "alpha", reliability.alpha);
    take_coefficient(reader, node, "retest", reliability.retest);
    reader.take_text(node, "interval", reliability.interval);
    reader.take_positive(node, "sd", reliability.sd);
    reader.take_number(node, "mean", reliability.mean);
    reader.take_number(node, "practice", reliability.practice);
    refuse_alone(reader, node, "mean", "sd", reliability.sd.has_value());
    refuse_alone(reader, node, "practice", "retest", reliability.retest.has_value());
    reader.take_text(node, "population", reliability.population);
    reader.take_positive(node, "n", reliability.n);
    reliability.source = reader.source(node);
    score.reliability.push_back(std::move(reliability));
}

void take_group(Reader& reader, const Node& map, std::string_view key, std::optional<Group>& to) {
    const Node* node = map.find(key);
    if (!node || !reader.map(*node, in_quotes(key), {"mean", "sd", "population"})) return;
    std::optional<Rational> mean;
    std::optional<Rational> sd;
    reader.take_number(*node, "mean", mean);
    reader.take_positive(*node, "sd", sd);
    if (!mean || !sd) return reader.fault(node->at, in_quotes(key) + " lacks its mean or sd; expected both");
    to = {*mean, *sd, {}};
    reader.take_text(*node, "population", to->population);
}

void read_change(Reader& reader, const Node& node, Score& score) {
    if (!reader.map(node, "a change",
                    {"reliable", "important", "cutoff", "clinical", "general", "confidence_level", "population", "source", "confidence"}))
        return;
    Change change;
    change.at = node.at;
    reader.take_positive(node, "reliable", change.reliable);
    reader.take_positive(node, "important", change.important);
    reader.take_number(node, "cutoff", change.cutoff);
    change.reliable_at = Reader::place(node, "reliable");
    change.important_at = Reader::place(node, "important");
    change.cutoff_at = Reader::place(node, "cutoff");
    take_group(reader, node, "clinical", change.clinical);
    take_group(reader, node, "general", change.general);
    reader.take_number(node, "confidence_level", change.confidence_level);
    if (change.confidence_level && (*change.confidence_level <= Rational(0) || *change.confidence_level >= Rational(1)))
        reader.fault(node.find("confidence_level")->at,
                     "\"confidence_level\" is " + node.find("confidence_level")->value + "; expected a share such as 0.95");
    reader.take_text(node, "population", change.population);
    change.source = reader.source(node);
    score.changes.push_back(std::move(change));
}

}  // namespace

void read_norms(Reader& reader, const Node& map, Score& score) {
    if (const Node* bands = map.find("bands")) read_bands(reader, *bands, score);
    if (const Node* cutoffs = map.find("cutoffs")) read_cutoffs(reader, *cutoffs, score);
    if (const Node* references = map.find("reference"))
        for (const Node* element : reader.elements(*references, "reference")) read_reference(reader, *element, score);
    if (const Node* reliability = map.find("reliability"))
        for (const Node* element : reader.elements_or_map(*reliability, "reliability")) read_reliability(reader, *element, score);
    if (const Node* change = map.find("change"))
        for (const Node* element : reader.elements_or_map(*change, "change")) read_change(reader, *element, score);
}

}  // namespace attune::instrument
