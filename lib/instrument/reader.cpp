#include "instrument/reader.hpp"

#include "text/decimal.hpp"
#include "text/nearest.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace attune::instrument {

using text::Entry;
using text::Node;

namespace {

std::string listed(const std::vector<std::string>& words) {
    std::string list;
    for (const std::string& word : words) list += (list.empty() ? "" : ", ") + word;
    return list;
}

constexpr std::size_t few = 12;

std::string unknown_key(const Entry& entry, std::string_view what, const std::vector<std::string>& known, const std::string& near) {
    std::string message = "unknown key " + in_quotes(entry.key) + " in " + std::string(what);
    if (!near.empty()) return message + "; did you mean " + in_quotes(near) + "?";
    // In `{say: stop, call}` the comma ends the text, and `call` is a key of its own.
    if (entry.value.kind == Node::Kind::empty) return message + "; if it is part of the text before it, put that text in quotes";
    return message + (known.size() <= few ? "; expected one of " + listed(known) : "; attune-instrument(5) lists the keys");
}

}  // namespace

std::string in_quotes(std::string_view text) {
    constexpr std::size_t longest = 60;
    if (text.size() <= longest) return "\"" + std::string(text) + "\"";
    std::size_t cut = longest;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;  // never inside a character
    return "\"" + std::string(text.substr(0, cut)) + "…\"";
}

std::string found(const Node& node) {
    if (node.kind != Node::Kind::scalar) return std::string(text::kind_name(node));
    return in_quotes(node.value) + (node.quoted ? " in quotes" : "");
}

std::string unknown(std::string_view kind, std::string_view name, const std::vector<std::string>& known) {
    std::string others = "the instrument has none";
    if (known.size() > few) others = "expected such as " + known.front();
    else if (!known.empty()) others = (known.size() > 1 ? "expected one of " : "expected ") + listed(known);
    return unknown_name(kind, name, known, others);
}

void check_name(Reader& reader, std::string_view name, Position at, std::string_view what) {
    static constexpr std::array<std::string_view, 3> operators{"not", "and", "or"};
    static constexpr std::array<std::string_view, 16> columns{"subject",    "date",     "rater",      "respondent", "target",   "couple",
                                                              "instrument", "version",  "language",   "wording",    "occasion", "mode",
                                                              "entered",    "replaces", "amended_by", "amended_why"};
    const auto letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    };
    const auto within = [&](char c) { return letter(c) || (c >= '0' && c <= '9'); };
    const auto is_one_of = [&](const auto& words) { return std::find(words.begin(), words.end(), name) != words.end(); };
    if (name.empty() || !letter(name.front()) || !std::all_of(name.begin(), name.end(), within))
        reader.fault(at, in_quotes(name) + " is no name of " + std::string(what) + "; expected letters, digits and _, not a digit first");
    else if (is_one_of(operators)) reader.fault(at, in_quotes(name) + " is a word of expressions; expected another name");
    else if (is_one_of(columns)) reader.fault(at, in_quotes(name) + " is a standard column of response files; expected another name");
}

void Reader::fault(Position at, std::string message, std::string name) {
    constexpr std::size_t most = 100;
    faults_.push_back({file_, at, std::move(message), Blame::data, std::move(name)});
    if (faults_.size() >= most) throw_faults();
}

void Reader::throw_faults() {
    if (faults_.empty()) return;
    std::stable_sort(faults_.begin(), faults_.end(),
                     [](const Fault& a, const Fault& b) { return std::tie(a.at.line, a.at.column) < std::tie(b.at.line, b.at.column); });
    throw Refused(std::move(faults_));
}

bool Reader::map(const Node& node, std::string_view what, Words keys) {
    if (node.kind != Node::Kind::map) {
        fault(node.at, std::string(what) + " is " + found(node) + "; expected keys with values");
        return false;
    }
    const std::vector<std::string> known(keys.begin(), keys.end());
    for (const Entry& entry : node.entries) {
        if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
        const std::string near = text::nearest(entry.key, known);
        fault(entry.at, unknown_key(entry, what, known, near));
        meant_.emplace(&node, near);
    }
    return true;
}

bool Reader::named(const Node& node, std::string_view key, std::string_view expected) {
    if (node.kind == Node::Kind::map) return true;
    fault(node.at, in_quotes(key) + " is " + found(node) + "; expected " + std::string(expected));
    return false;
}

const Node* Reader::required(const Node& map, std::string_view key, std::string_view what) {
    const Node* node = map.find(key);
    if (lacks(map, key)) fault(map.at, std::string(what) + " lacks the key " + in_quotes(key));
    return node;
}

std::string Reader::required_text(const Node& map, std::string_view key, std::string_view what) {
    const Node* node = required(map, key, what);
    return node ? full_text(*node, key) : std::string();
}

std::string Reader::text(const Node& node, std::string_view key) {
    if (node.kind == Node::Kind::scalar) return std::string(text::trim(node.value));
    fault(node.at, in_quotes(key) + " is " + found(node) + "; expected text");
    return {};
}

std::string Reader::full_text(const Node& node, std::string_view key) {
    std::string written = text(node, key);
    if (written.empty() && node.kind == Node::Kind::scalar) fault(node.at, in_quotes(key) + " is empty; expected text");
    return written;
}

bool Reader::boolean(const Node& node, std::string_view key) {
    const bool plain = node.kind == Node::Kind::scalar && !node.quoted;
    if (plain && (node.value == "true" || node.value == "false")) return node.value == "true";
    fault(node.at, in_quotes(key) + " is " + found(node) + "; expected true or false");
    return false;
}

std::optional<Rational> Reader::number(const Node& node, std::string_view key) {
    if (node.kind == Node::Kind::scalar && !node.quoted)
        if (const auto value = text::parse_decimal(node.value)) return value;
    fault(node.at, in_quotes(key) + " is " + found(node) + "; expected a decimal number such as 10 or 0.5");
    return std::nullopt;
}

std::optional<Rational> Reader::code(const Entry& entry) {
    if (const auto value = text::parse_decimal(entry.key)) return value;
    fault(entry.at, in_quotes(entry.key) + " is no number; expected one such as 0 or 2.5");
    return std::nullopt;
}

Formula Reader::formula(const Node& node, std::string_view key) {
    std::string written(text::trim(node.value));
    if (written.empty()) {
        fault(node.at, in_quotes(key) + " is " + (node.kind == Node::Kind::scalar ? "empty" : found(node)) +
                           "; expected an expression such as q1 >= 2");
        return {};
    }
    // A block scalar ends with its line; its first character stands on a later one, and the mark is the best there is.
    const bool block = node.quoted && node.value.ends_with('\n');
    const std::size_t before = node.value.find_first_not_of(" \t");
    const int skipped = node.quoted && !block && before != std::string::npos ? 1 + static_cast<int>(before) : 0;
    return {std::move(written), {node.at.line, node.at.column + skipped}};
}

}  // namespace attune::instrument
