#include "instrument/instrument.hpp"

#include "instrument/reader.hpp"

#include <algorithm>
#include <filesystem>

namespace attune::instrument {
namespace {

using text::Node;

template <class List, class Name>
std::optional<std::size_t> place(const List& list, std::string_view wanted, Name name) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& element) { return name(element) == wanted; });
    return found == list.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - list.begin()));
}

bool is_id(std::string_view id) {
    return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

void read_identity(Reader& reader, const Node& root, Instrument& instrument) {
    if (const Node* format = reader.required(root, "attune", "the file"))
        if (const auto number = reader.number(*format, "attune"); number && *number != Rational(1)) reader.fault(format->at, "format " + format->value + " is not known; expected attune: 1");
    if (const Node* id = reader.required(root, "id", "the instrument")) {
        instrument.id = reader.text(*id, "id");
        const std::string stem = std::filesystem::path(reader.file()).stem().string();
        if (!is_id(instrument.id)) reader.fault(id->at, "\"" + instrument.id + "\" is no id; expected lower-case letters, digits and hyphens");
        else if (reader.file() != "-" && reader.file() != "standard input" && stem != instrument.id)
            reader.fault(id->at, "the id \"" + instrument.id + "\" is not the name of the file; expected \"" + stem + "\"");
    }
    if (const Node* title = reader.required(root, "title", "the instrument")) instrument.title = reader.text(*title, "title");
    if (const Node* version = reader.required(root, "version", "the instrument")) instrument.version = reader.text(*version, "version");
    reader.take_text(root, "abbreviation", instrument.abbreviation);
    if (const Node* status = root.find("status")) instrument.worksheet = reader.word(*status, "status", {"validated", "worksheet"}) == 1;
    reader.take_text(root, "measures", instrument.measures);
    reader.take_text(root, "recall", instrument.recall);
    reader.take_number(root, "minutes", instrument.minutes);
    reader.take_text(root, "language", instrument.language);
    if (const Node* wording = root.find("wording")) instrument.bundled = reader.word(*wording, "wording", {"bundled", "separate"}) == 0;
}

void read_raters(Reader& reader, const Node& node, Instrument& instrument) {
    instrument.raters.clear();
    for (const Node* element : reader.elements(node, "raters")) {
        static_cast<void>(reader.word(*element, "raters", {"self", "partner", "clinician", "informant"}));
        const std::string rater = element->value;
        if (std::find(instrument.raters.begin(), instrument.raters.end(), rater) != instrument.raters.end()) reader.fault(element->at, "rater \"" + rater + "\" stands twice");
        instrument.raters.push_back(rater);
    }
    if (instrument.raters.empty()) reader.fault(node.at, "\"raters\" names nobody; expected such as [self]");
}

void read_setting(Reader& reader, const Node& root, Instrument& instrument) {
    if (const Node* raters = root.find("raters")) read_raters(reader, *raters, instrument);
    if (const Node* targets = root.find("targets")) instrument.targets = reader.texts(*targets, "targets");
    if (const Node* citations = root.find("citations")) instrument.citations = reader.texts(*citations, "citations");
    if (const Node* licence = root.find("licence"); licence && reader.map(*licence, "a licence", {"terms", "holder", "source"})) {
        reader.take_text(*licence, "terms", instrument.licence.terms);
        reader.take_text(*licence, "holder", instrument.licence.holder);
        reader.take_text(*licence, "source", instrument.licence.source);
    }
    reader.take_text(root, "content_note", instrument.content_note);
    reader.take_text(root, "explainer", instrument.explainer);
    reader.take_text(root, "closing", instrument.closing);
    reader.take_text(root, "neutral_title", instrument.neutral_title);
    if (const Node* visibility = root.find("visibility")) instrument.visibility = reader.visibility(*visibility);
    reader.take_boolean(root, "attended", instrument.attended);
    reader.take_boolean(root, "log", instrument.log);
    reader.take_boolean(root, "history", instrument.history);
    reader.take_formula(root, "shared_if", instrument.shared_if);
}

void read_content(Reader& reader, const Node& root, Instrument& instrument) {
    if (const Node* attributes = root.find("attributes")) read_attributes(reader, *attributes, instrument);
    const Node* responses = reader.required(root, "responses", "the instrument");
    if (responses) read_responses(reader, *responses, instrument);
    if (const Node* sections = root.find("sections")) read_sections(reader, *sections, instrument);
    const Node* items = reader.required(root, "items", "the instrument");
    if (!items || instrument.responses.empty()) return;  // what follows would only repeat that
    read_item_list(reader, *items, instrument);
    if (const Node* scores = root.find("scores")) read_scores(reader, *scores, instrument);
    if (const Node* key = root.find("key")) {
        instrument.key = reader.text(*key, "key");
        std::vector<std::string> known;
        for (const Item& item : instrument.items) known.push_back(item.id);
        if (!instrument.find_item(instrument.key)) reader.fault(key->at, unknown_name("item", instrument.key, known));
    }
    if (const Node* course = root.find("course")) read_course(reader, *course, instrument);
    if (const Node* alerts = root.find("alerts")) read_alerts(reader, *alerts, instrument);
    if (const Node* watches = root.find("watch")) read_watches(reader, *watches, instrument);
    if (const Node* examples = root.find("examples")) read_examples(reader, *examples, instrument);
}

}  // namespace

std::optional<std::size_t> Instrument::find_item(std::string_view id_wanted) const {
    return place(items, id_wanted, [](const Item& item) -> const std::string& { return item.id; });
}

std::optional<std::size_t> Instrument::find_score(std::string_view name) const {
    return place(scores, name, [](const Score& score) -> const std::string& { return score.name; });
}

std::optional<std::size_t> Instrument::find_attribute(std::string_view name) const {
    return place(attributes, name, [](const Attribute& attribute) -> const std::string& { return attribute.name; });
}

std::string Instrument::default_rater() const {
    if (std::find(raters.begin(), raters.end(), "self") != raters.end()) return "self";
    return raters.size() == 1 ? raters.front() : "";
}

Instrument read_instrument(std::string_view source, const std::string& file) {
    const Node root = text::read_yaml(source, file);
    Reader reader(file);
    Instrument instrument;
    instrument.file = file;
    if (reader.map(root, "an instrument", {"attune", "id", "title", "abbreviation", "version", "status", "measures", "recall", "minutes", "raters", "targets", "language", "licence",
                                           "wording", "citations", "content_note", "explainer", "closing", "neutral_title", "visibility", "attended", "log", "history", "key",
                                           "shared_if", "attributes", "responses", "sections", "items", "scores", "course", "alerts", "watch", "examples"})) {
        read_identity(reader, root, instrument);
        read_setting(reader, root, instrument);
        read_content(reader, root, instrument);
    }
    reader.throw_faults();
    return instrument;
}

Head read_head(std::string_view source, const std::string& file) {
    const Node root = text::read_yaml_head(source, file, "scores");
    Head head;
    head.file = file;
    const auto take = [](const Node& map, std::string_view key, std::string& to) {
        const Node* node = map.find(key);
        if (node && node->kind == Node::Kind::scalar) to = node->value;
    };
    take(root, "id", head.id);
    if (!root.find("attune") || head.id.empty()) throw Refused(Fault{file, root.at, "this is no instrument; expected the keys \"attune\" and \"id\""});
    take(root, "title", head.title);
    take(root, "abbreviation", head.abbreviation);
    take(root, "version", head.version);
    take(root, "measures", head.measures);
    take(root, "minutes", head.minutes);
    take(root, "language", head.language);
    std::string word;
    take(root, "status", word);
    head.worksheet = word == "worksheet";
    word.clear();
    take(root, "wording", word);
    head.bundled = word == "bundled";
    if (const Node* licence = root.find("licence")) take(*licence, "terms", head.licence);
    if (const Node* items = root.find("items")) head.items = items->items.size();
    return head;
}

}  // namespace attune::instrument
