#include "instrument/reader.hpp"

#include <algorithm>

namespace attune::instrument {
namespace {

using text::Entry;
using text::Node;

void read_bands(Reader& reader, const Node& node, Score& score) {
    for (const Node* element : reader.elements(node, "bands")) {
        if (!reader.map(*element, "a band", {"from", "label", "note", "source", "confidence"})) continue;
        Band band;
        band.at = element->at;
        if (const Node* from = reader.required(*element, "from", "a band")) band.from = reader.number(*from, "from").value_or(Rational(0));
        if (const Node* label = reader.required(*element, "label", "a band")) band.label = reader.text(*label, "label");
        reader.take_text(*element, "note", band.note);
        band.source = reader.source(*element);
        if (std::any_of(score.bands.begin(), score.bands.end(), [&](const Band& b) { return b.from == band.from; }) && reader.clean())
            reader.fault(element->at, "two bands begin at the same value");
        score.bands.push_back(std::move(band));
    }
}

void read_cutoffs(Reader& reader, const Node& node, Score& score) {
    for (const Node* element : reader.elements(node, "cutoffs")) {
        if (!reader.map(*element, "a cutoff", {"at", "sense", "meaning", "when", "source", "confidence"})) continue;
        Cutoff cutoff;
        cutoff.position = element->at;
        if (const Node* at = reader.required(*element, "at", "a cutoff")) cutoff.at = reader.number(*at, "at").value_or(Rational(0));
        if (const Node* meaning = reader.required(*element, "meaning", "a cutoff")) cutoff.meaning = reader.text(*meaning, "meaning");
        if (const Node* sense = element->find("sense")) cutoff.sense = static_cast<Sense>(reader.word(*sense, "sense", {">=", ">", "<=", "<"}));
        reader.take_formula(*element, "when", cutoff.when);
        cutoff.source = reader.source(*element);
        score.cutoffs.push_back(std::move(cutoff));
    }
}

void read_percentiles(Reader& reader, const Node& node, Reference& reference) {
    if (node.kind != Node::Kind::map) return reader.fault(node.at, "\"percentiles\" is no map; expected values with percentiles, such as {0: 12, 5: 50}");
    for (const Entry& entry : node.entries) {
        const auto from = reader.code(entry);
        const auto percentile = reader.number(entry.value, "percentiles");
        if (percentile && (*percentile < Rational(0) || *percentile > Rational(100))) reader.fault(entry.value.at, "a percentile lies between 0 and 100");
        if (from && percentile) reference.percentiles.emplace_back(*from, *percentile);
    }
    std::sort(reference.percentiles.begin(), reference.percentiles.end());
}

void positive(Reader& reader, const Node& map, std::string_view key, const std::optional<Rational>& value) {
    if (value && *value <= Rational(0)) reader.fault(map.find(key)->at, "\"" + std::string(key) + "\" is not above 0");
}

void read_reference(Reader& reader, const Node& node, Score& score) {
    if (!reader.map(node, "a reference", {"population", "when", "mean", "sd", "n", "percentiles", "distribution", "source", "confidence"})) return;
    Reference reference;
    reference.at = node.at;
    if (const Node* population = reader.required(node, "population", "a reference")) reference.population = reader.text(*population, "population");
    reader.take_formula(node, "when", reference.when);
    reader.take_number(node, "mean", reference.mean);
    reader.take_number(node, "sd", reference.sd);
    positive(reader, node, "sd", reference.sd);
    if (reference.sd && *reference.sd <= Rational(0)) reference.sd.reset();
    reader.take_number(node, "n", reference.n);
    positive(reader, node, "n", reference.n);
    if (const Node* percentiles = node.find("percentiles")) read_percentiles(reader, *percentiles, reference);
    if (const Node* distribution = node.find("distribution")) reference.normal = reader.word(*distribution, "distribution", {"normal"}) == 0;
    reference.source = reader.source(node);
    score.references.push_back(std::move(reference));
}

void coefficient(Reader& reader, const Node& map, std::string_view key, std::optional<Rational>& to) {
    reader.take_number(map, key, to);
    if (to && (*to < Rational(0) || *to > Rational(1))) reader.fault(map.find(key)->at, "\"" + std::string(key) + "\" is a coefficient; expected 0 to 1");
}

void read_reliability(Reader& reader, const Node& node, Score& score) {
    if (!reader.map(node, "a reliability", {"alpha", "retest", "interval", "sd", "population", "n", "source", "confidence"})) return;
    Reliability reliability;
    reliability.at = node.at;
    coefficient(reader, node, "alpha", reliability.alpha);
    coefficient(reader, node, "retest", reliability.retest);
    reader.take_text(node, "interval", reliability.interval);
    reader.take_number(node, "sd", reliability.sd);
    positive(reader, node, "sd", reliability.sd);
    reader.take_text(node, "population", reliability.population);
    reader.take_number(node, "n", reliability.n);
    reliability.source = reader.source(node);
    score.reliability.push_back(std::move(reliability));
}

void read_change(Reader& reader, const Node& node, Score& score) {
    if (!reader.map(node, "a change", {"reliable", "important", "cutoff", "confidence_level", "population", "source", "confidence"})) return;
    Change change;
    change.at = node.at;
    reader.take_number(node, "reliable", change.reliable);
    positive(reader, node, "reliable", change.reliable);
    reader.take_number(node, "important", change.important);
    positive(reader, node, "important", change.important);
    reader.take_number(node, "cutoff", change.cutoff);
    reader.take_number(node, "confidence_level", change.confidence_level);
    if (change.confidence_level && (*change.confidence_level <= Rational(0) || *change.confidence_level >= Rational(1)))
        reader.fault(node.find("confidence_level")->at, "\"confidence_level\" lies between 0 and 1, such as 0.95");
    reader.take_text(node, "population", change.population);
    change.source = reader.source(node);
    score.changes.push_back(std::move(change));
}

}  // namespace

void read_norms(Reader& reader, const Node& map, Score& score) {
    if (const Node* bands = map.find("bands")) read_bands(reader, *bands, score);
    if (const Node* cutoffs = map.find("cutoffs")) read_cutoffs(reader, *cutoffs, score);
    if (const Node* references = map.find("reference"))
        for (const Node* element : reader.elements(*references, "reference", true)) read_reference(reader, *element, score);
    if (const Node* reliability = map.find("reliability"))
        for (const Node* element : reader.elements(*reliability, "reliability", true)) read_reliability(reader, *element, score);
    if (const Node* change = map.find("change"))
        for (const Node* element : reader.elements(*change, "change", true)) read_change(reader, *element, score);
}

}  // namespace attune::instrument
