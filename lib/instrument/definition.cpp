#include "instrument/definition.hpp"

#include "text/decimal.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

namespace attune::instrument {
namespace {

using text::Node;

struct HeadKey {
    Kind kind;
    std::string_view key;
    std::string_view words;
};

/// In the order of `Kind`.
constexpr std::array<HeadKey, 5> heads{{{Kind::instrument, "id", "an instrument"},
                                        {Kind::wording, "wording", "a wording"},
                                        {Kind::battery, "battery", "a battery"},
                                        {Kind::chart, "chart", "a chart"},
                                        {Kind::explainer, "about", "an explainer page"}}};

const HeadKey& head_of(Kind kind) { return heads[static_cast<std::size_t>(kind)]; }

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

}  // namespace

std::string_view kind_words(Kind kind) { return head_of(kind).words; }

std::optional<Kind> kind_of(const Node& root) {
    const std::string wording = text_under(root, "wording");
    if (root.find("id")) return Kind::instrument;
    if (wording == "bundled" || wording == "separate") return Kind::instrument;  // which lacks its id
    if (root.find("chart")) return Kind::chart;                                  // before the battery that it names
    for (const HeadKey& head : heads)
        if (root.find(head.key)) return head.kind;
    return std::nullopt;
}

std::optional<Kind> kind_of(std::string_view source, const std::string& file) {
    const auto kind = kind_of(text::read_yaml_head(source, file, "items"));
    return kind ? kind : kind_of(text::read_yaml(source, file));  // in another order
}

void expect_kind(const Node& root, const std::string& file, Kind kind) {
    const auto found = kind_of(root);
    if (!found || *found == kind) return;
    const HeadKey& is = head_of(*found);
    const HeadKey& due = head_of(kind);
    const std::string name = text_under(root, is.key);
    throw Refused(Fault{file, root.at,
                        "this is " + std::string(is.words) + (name.empty() ? "" : " (" + name + ")") + "; expected " +
                            std::string(due.words) + ", which has " + (due.key == "id" ? "an " : "the key ") + in_quotes(due.key)});
}

std::string text_under(const Node& map, std::string_view key) {
    const Node* node = map.find(key);
    return node && node->kind == Node::Kind::scalar ? node->value : std::string();
}

void read_format(Reader& reader, const Node& root) {
    const Node* format = reader.required(root, "attune", "the file");
    if (!format || (format->kind == Node::Kind::scalar && !format->quoted && format->value == "1")) return;
    const bool other = format->kind == Node::Kind::scalar && !format->quoted && text::parse_integer(format->value);
    reader.fault(format->at,
                 (other ? "format " + format->value + " is not known" : "\"attune\" is " + found(*format)) + "; expected attune: 1");
}

bool is_id(std::string_view text) {
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !text.empty() && std::all_of(text.begin(), text.end(), fits);
}

bool is_language(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return is_letter_or_digit(c) || c == '-'; });
}

std::string read_id(Reader& reader, const Node& root, std::string_view key, std::string_view what, const std::optional<std::string>& stem) {
    const Node* node = reader.required(root, key, what);
    if (!node) return {};
    std::string id = reader.text(*node, key);
    if (node->kind != Node::Kind::scalar) return {};
    if (!is_id(id)) reader.fault(node->at, in_quotes(id) + " is no id; expected lower-case letters, digits and hyphens");
    else if (stem && *stem != id)
        reader.fault(node->at, "the id " + in_quotes(id) + " is not the name of the file; expected " + in_quotes(*stem));
    return id;
}

void take_language(Reader& reader, const Node& root, std::string& to) {
    const Node* node = root.find("language");
    if (!node) return;
    to = reader.full_text(*node, "language");
    if (!to.empty() && !is_language(to)) reader.fault(node->at, in_quotes(to) + " is no language; expected such as en or pt-BR");
}

FormPlaces places_of(const Node& root) {
    const auto place = [&](std::string_view key) { return root.find(key) ? root.find(key)->at : Position{}; };
    return {place("title"), place("content_note"), place("explainer"), place("closing")};
}

std::optional<std::string> stem_of(const std::string& file) {
    if (file == "-" || file == "stdin" || file == "standard input" || file.starts_with("/dev/") || file.starts_with("/proc/"))
        return std::nullopt;
    return std::filesystem::path(file).stem().string();
}

}  // namespace attune::instrument
