#include "instrument/definition.hpp"
#include "instrument/parts.hpp"

#include <algorithm>

namespace attune::instrument {
namespace {

using text::Node;

void read_raters(Reader& reader, const Node& node, Instrument& instrument) {
    instrument.raters.clear();
    instrument.raters_at = node.at;
    if (node.kind == Node::Kind::list && node.items.empty()) reader.fault(node.at, "\"raters\" names nobody; expected such as [self]");
    for (const Node* element : reader.elements(node, "raters")) {
        if (!reader.word(*element, "raters", {"self", "partner", "clinician", "informant"})) continue;
        if (std::find(instrument.raters.begin(), instrument.raters.end(), element->value) != instrument.raters.end())
            reader.fault(element->at, "\"raters\" names " + in_quotes(element->value) + " twice");
        instrument.raters.push_back(element->value);
    }
}

void read_licence(Reader& reader, const Node& node, Instrument& instrument) {
    if (!reader.map(node, "a licence", {"terms", "holder", "source"})) return;
    instrument.licence_at = node.at;
    reader.take_text(node, "terms", instrument.licence.terms);
    reader.take_text(node, "holder", instrument.licence.holder);
    reader.take_text(node, "source", instrument.licence.source);
}

void read_identity(Reader& reader, const Node& root, Instrument& instrument) {
    read_format(reader, root);
    instrument.id = read_id(reader, root, "id", "the instrument", stem_of(reader.file()));
    instrument.title = reader.required_text(root, "title", "the instrument");
    instrument.version = reader.required_text(root, "version", "the instrument");
    instrument.id_at = Reader::place(root, "id");
    instrument.version_at = Reader::place(root, "version");
    reader.take_text(root, "abbreviation", instrument.abbreviation);
    if (const Node* status = root.find("status"))
        instrument.worksheet = reader.word(*status, "status", {"validated", "worksheet"}) == std::size_t{1};
    reader.take_text(root, "measures", instrument.measures);
    reader.take_text(root, "recall", instrument.recall);
    reader.take_positive(root, "minutes", instrument.minutes);
    if (const Node* raters = root.find("raters")) read_raters(reader, *raters, instrument);
    if (const Node* targets = root.find("targets")) instrument.targets = reader.texts(*targets, "targets");
    take_language(reader, root, instrument.language);
    if (const Node* licence = root.find("licence")) read_licence(reader, *licence, instrument);
    if (const Node* wording = root.find("wording"))
        instrument.bundled = reader.word(*wording, "wording", {"bundled", "separate"}) == std::size_t{0};
    if (const Node* citations = root.find("citations")) instrument.citations = reader.texts(*citations, "citations");
}

void read_setting(Reader& reader, const Node& root, Instrument& instrument) {
    reader.take_text(root, "content_note", instrument.content_note);
    reader.take_text(root, "explainer", instrument.explainer);
    reader.take_text(root, "closing", instrument.closing);
    reader.take_text(root, "neutral_title", instrument.neutral_title);
    instrument.places = places_of(root);
    std::optional<Visibility> visibility;
    reader.take_visibility(root, visibility);
    instrument.visibility = visibility.value_or(Visibility::self);
    reader.take_boolean(root, "attended", instrument.attended);
    reader.take_boolean(root, "log", instrument.log);
    reader.take_boolean(root, "history", instrument.history);
    reader.take_boolean(root, "from_last", instrument.from_last);
    reader.take_formula(root, "shared_if", instrument.shared_if);
}

void read_key(Reader& reader, const Node& root, Instrument& instrument) {
    const Node* key = root.find("key");
    if (!key) return;
    instrument.key = reader.full_text(*key, "key");
    if (instrument.key.empty() || instrument.find_item(instrument.key)) return;
    std::vector<std::string> known;
    for (const Item& item : instrument.items) known.push_back(item.id);
    reader.fault(key->at, unknown("item", instrument.key, known));
}

/// The parts in the order in which they refer to one another, whatever their order in the file.
void read_content(Reader& reader, const Node& root, Instrument& instrument) {
    const auto part = [&](std::string_view key, auto read) {
        if (const Node* node = root.find(key)) read(reader, *node, instrument);
    };
    part("attributes", read_attributes);
    if (const Node* responses = reader.required(root, "responses", "the instrument")) read_responses(reader, *responses, instrument);
    part("sections", read_sections);
    const Node* items = reader.required(root, "items", "the instrument");
    if (!items || instrument.responses.empty()) return;  // what follows would only repeat that
    read_item_list(reader, *items, instrument);
    if (instrument.items.empty()) return;
    read_key(reader, root, instrument);
    part("scores", read_scores);
    part("course", read_course);
    part("alerts", read_alerts);
    part("watch", read_watches);
    part("examples", read_examples);
}

Instrument instrument_of(const Node& root, const std::string& file) {
    expect_kind(root, file, Kind::instrument);
    Reader reader(file);
    Instrument instrument;
    instrument.file = file;
    if (reader.map(
            root, "an instrument",
            {"attune",        "id",        "title",      "abbreviation", "version", "status",    "measures",     "recall",    "minutes",
             "raters",        "targets",   "language",   "licence",      "wording", "citations", "content_note", "explainer", "closing",
             "neutral_title", "from_last", "visibility", "attended",     "log",     "history",   "key",          "shared_if", "attributes",
             "responses",     "sections",  "items",      "scores",       "course",  "alerts",    "watch",        "examples"})) {
        read_identity(reader, root, instrument);
        read_setting(reader, root, instrument);
        read_content(reader, root, instrument);
    }
    reader.throw_faults();
    return instrument;
}

}  // namespace

Instrument read_instrument(std::string_view source, const std::string& file) { return instrument_of(text::read_yaml(source, file), file); }

Instrument read_instrument_to_score(std::string_view source, const std::string& file) {
    try {
        return instrument_of(text::read_yaml_without(source, file, "examples"), file);
    } catch (const Refused&) {
        return read_instrument(source, file);  // whole, so that all its faults are told together
    }
}

}  // namespace attune::instrument
