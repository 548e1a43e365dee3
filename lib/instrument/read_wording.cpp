#include "instrument/definition.hpp"
#include "instrument/library.hpp"
#include "instrument/wording.hpp"

#include <algorithm>
#include <filesystem>

namespace attune::instrument {
namespace {

using text::Entry;
using text::Node;

/// A text alone, or a map of the text and a note under these keys.
void read_text_or_map(Reader& reader, const Entry& entry, std::string_view what, std::string_view text_key, std::string_view note_key,
                      std::string& text, std::string& note) {
    if (entry.value.kind != Node::Kind::map) {
        text = reader.full_text(entry.value, entry.key);
    } else if (reader.map(entry.value, what, {text_key, note_key})) {
        reader.take_text(entry.value, text_key, text);
        reader.take_text(entry.value, note_key, note);
    }
}

/// Labels by code, no code twice.
std::vector<Texts::Label> read_labels(Reader& reader, const Node& node, std::string_view key, bool with_notes) {
    std::vector<Texts::Label> labels;
    if (!reader.named(node, key, "codes with texts, such as {0: nunca, 1: siempre}")) return labels;
    for (const Entry& entry : node.entries) {
        const auto code = reader.code(entry);
        Texts::Label label{code.value_or(Rational(0)), entry.key, {}, {}, entry.at};
        if (with_notes) read_text_or_map(reader, entry, "a band", "label", "note", label.text, label.note);
        else label.text = reader.full_text(entry.value, entry.key);
        if (!code) continue;
        const auto same = std::find_if(labels.begin(), labels.end(), [&](const auto& other) { return other.code == *code; });
        if (same == labels.end()) labels.push_back(std::move(label));
        else
            reader.fault(entry.at, "code " + in_quotes(entry.key) + " is the same number as " + in_quotes(same->spelling) +
                                       "; expected another code");
    }
    return labels;
}

void read_response(Reader& reader, const Entry& entry, Texts& texts) { texts.labels = read_labels(reader, entry.value, entry.key, false); }

void read_section(Reader& reader, const Entry& entry, Texts& texts) {
    read_text_or_map(reader, entry, "a section", "title", "note", texts.text, texts.note);
}

void read_item(Reader& reader, const Entry& entry, Texts& texts) {
    read_text_or_map(reader, entry, "an item", "text", "help", texts.text, texts.note);
}

void read_score(Reader& reader, const Entry& entry, Texts& texts) {
    if (!reader.map(entry.value, "a score", {"title", "note", "bands"})) return;
    reader.take_text(entry.value, "title", texts.text);
    reader.take_text(entry.value, "note", texts.note);
    if (const Node* bands = entry.value.find("bands")) texts.labels = read_labels(reader, *bands, "bands", true);
}

void read_alert(Reader& reader, const Entry& entry, Texts& texts) { texts.text = reader.full_text(entry.value, entry.key); }

template <class Read>
void read_part(Reader& reader, const Node& root, std::string_view key, std::string_view expected, Read read, std::vector<Texts>& to) {
    const Node* node = root.find(key);
    if (!node || !reader.named(*node, key, expected)) return;
    for (const Entry& entry : node->entries) {
        Texts texts;
        texts.name = entry.key;
        texts.at = entry.at;
        read(reader, entry, texts);
        to.push_back(std::move(texts));
    }
}

/// In the library a wording is found by the name of its file, which must not say anything else than the file itself.
void check_file_name(Reader& reader, const Node& root, const Wording& wording) {
    const std::filesystem::path path(wording.file);
    if (path.parent_path().filename() != "wording" || !is_id(wording.instrument) || !is_language(wording.language)) return;
    const std::string due = file_name({wording.instrument, wording.language, wording.rater});
    if (path.stem().string() != due)
        reader.fault(root.find("wording")->at, "the file is called " + in_quotes(path.filename().string()) +
                                                   ", and would not be found; expected " + in_quotes(due + ".yaml"));
}

void read_heading(Reader& reader, const Node& root, Wording& wording) {
    read_format(reader, root);
    wording.instrument = read_id(reader, root, "wording", "the wording", std::nullopt);
    wording.version = reader.required_text(root, "version", "the wording");
    if (reader.required(root, "language", "the wording")) take_language(reader, root, wording.language);
    if (const Node* rater = root.find("rater"))
        if (reader.word(*rater, "rater", {"self", "partner", "clinician", "informant"})) wording.rater = rater->value;
    const auto place = [&](std::string_view key) { return root.find(key) ? root.find(key)->at : root.at; };
    wording.instrument_at = place("wording");
    wording.version_at = place("version");
    wording.rater_at = place("rater");
    reader.take_text(root, "source", wording.source);
    reader.take_text(root, "title", wording.title);
    reader.take_text(root, "content_note", wording.content_note);
    reader.take_text(root, "explainer", wording.explainer);
    reader.take_text(root, "closing", wording.closing);
    reader.take_text(root, "neutral_title", wording.neutral_title);
    wording.places = places_of(root);
}

}  // namespace

Wording read_wording(std::string_view source, const std::string& file) {
    const Node root = text::read_yaml(source, file);
    expect_kind(root, file, Kind::wording);
    Reader reader(file);
    Wording wording;
    wording.file = file;
    if (reader.map(root, "a wording",
                   {"attune", "wording", "version", "language", "rater", "source", "title", "content_note", "explainer", "closing",
                    "neutral_title", "responses", "sections", "items", "scores", "alerts"})) {
        read_heading(reader, root, wording);
        check_file_name(reader, root, wording);
        read_part(reader, root, "responses", "response sets with their labels, such as {often: {0: nunca}}", read_response,
                  wording.responses);
        read_part(reader, root, "sections", "sections with their titles, such as {past: Primeros años}", read_section, wording.sections);
        read_part(reader, root, "items", "items with their texts, such as {q1: …}", read_item, wording.items);
        if (!wording.rater.empty() && wording.items.empty())
            reader.fault(wording.rater_at, "with \"rater\", an item that is not worded is hidden, and here none is; expected \"items\"");
        read_part(reader, root, "scores", "scores with their texts, such as {total: {title: Total}}", read_score, wording.scores);
        read_part(reader, root, "alerts", "alerts with their sentences, such as {self-harm: …}", read_alert, wording.alerts);
    }
    reader.throw_faults();
    return wording;
}

}  // namespace attune::instrument
