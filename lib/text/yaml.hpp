#pragma once

#include "text/position.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace attune::text {

struct Entry;

/// YAML as plain text with positions. No scalar is converted: `no`, `010` and `~` stay what was written.
struct Node {
    enum class Kind { empty, scalar, list, map };

    Kind kind = Kind::empty;     ///< empty: nothing stands there (`key:`)
    std::string value;           ///< of a scalar
    bool quoted = false;         ///< a scalar in quotes or as a block: never a number or a boolean
    Position at;                 ///< of its first character
    std::vector<Node> items;     ///< of a list
    std::vector<Entry> entries;  ///< of a map, in file order; keys are unique

    /// The value under `key`, or nullptr; of a map only.
    const Node* find(std::string_view key) const;
};

struct Entry {
    std::string key;
    Position at;
    bool quoted = false;
    Node value;
};

/// What a node is called in a message: `a list`, `a map`, `text`, `nothing`.
std::string_view kind_name(const Node& node);

/// Reads one YAML document, strictly. Refused, each with its position, `file` in front: ill-formed YAML, malformed UTF-8 and control characters,
/// duplicate keys (both lines named), aliases, anchors, tags, merge keys, a second document, anything after the document, keys that
/// are no text, nesting deeper than 100. A byte-order mark and CRLF are fine. Throws Refused.
Node read_yaml(std::string_view source, const std::string& file);

/// Reads only so far as the top-level key `stop` (not included), for the head of an instrument file; the rest is not looked at.
Node read_yaml_head(std::string_view source, const std::string& file, std::string_view stop);

/// Reads all but the top-level key `last`: where it stands last, as in the usual order, what belongs to it is not parsed; else the whole is
/// read, with it. Refused may be what is none in the whole (in a text that runs over lines the key only seems to stand): read that then.
Node read_yaml_without(std::string_view source, const std::string& file, std::string_view last);

}  // namespace attune::text
