#include "text/yaml.hpp"

#include "text/fault.hpp"
#include "text/utf8.hpp"
#include "text/yaml_fault.hpp"
#include "text/yaml_source.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <map>
#include <sstream>

namespace attune::text {
namespace {

constexpr std::size_t deepest = 100;
constexpr std::string_view no_part =
    "this does not belong to what stands before it; expected one list or map, its parts in one column, to the end of the file";

/// The word at `offset`, where a whole scalar that yaml-cpp takes for nothing (~, null) stands there as text. Behind it may come the end of the
/// line or of its brackets, a comment, or, of a key, ":". Else it belongs to something longer, or to the next key.
std::string_view null_word(std::string_view text, std::size_t offset, bool key) {
    const std::string_view rest = text.substr(offset);
    for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
        if (!rest.starts_with(word)) continue;
        const std::size_t next = rest.find_first_not_of(" \t", word.size());
        const char c = next == std::string_view::npos ? '\n' : rest[next];
        const bool comment = c == '#' && next > word.size();
        if (comment || c == '\n' || c == '\r' || c == ',' || c == ']' || c == '}' || (key && c == ':')) return word;
    }
    return {};
}

/// The "-" of a list's empty part, of which yaml-cpp marks only what comes after it: the last sign before `offset` that is in no comment.
std::size_t dash_before(std::string_view text, std::size_t offset) {
    std::size_t end = offset;
    while (end > 0) {
        const std::size_t newline = text.rfind('\n', end - 1);
        const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
        std::string_view line = text.substr(start, end - start);
        if (trim(line).starts_with('#')) line = {};
        line = line.substr(0, line.find(" #"));
        const std::size_t last = line.find_last_not_of(" \t\r\n");
        if (last != std::string_view::npos) return line[last] == '-' ? start + last : offset;
        end = newline == std::string_view::npos ? 0 : newline;
    }
    return offset;
}

/// The source is plain text, but escapes may stand for anything; of \N and \_ the parser even makes malformed UTF-8.
bool plain(std::string_view text) {
    for (std::size_t k = 0; k < text.size(); ++k)
        if (control_character(text, k)) return false;
    return !first_malformed(text);
}

/// Builds the tree out of the events of the parser.
class Builder : public YAML::EventHandler {
public:
    explicit Builder(const YamlSource& source) : source_(source) {}

    Node take() { return std::move(root_); }
    /// The innermost "[" or "{" that is open.
    std::optional<std::size_t> bracket() const;

    void OnDocumentStart(const YAML::Mark& mark) override;
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& text) override;
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
        open(mark, tag, anchor, Node::Kind::list);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
        open(mark, tag, anchor, Node::Kind::map);
    }
    void OnMapEnd() override { close(); }

private:
    /// A list or map that is open, and of a map the key that waits for its value.
    struct Level {
        Node node;
        std::size_t at = 0;
        bool has_key = false;
        std::size_t key_at = 0;
        Entry entry = {};
        std::map<std::string, int> lines = {};  ///< of every key; ordered, since a hash can be made to collide
    };

    std::size_t place(const YAML::Mark& mark) const { return source_.offset(mark.line, mark.column); }
    bool stands(std::string_view what, std::size_t at) const { return source_.text().substr(at).starts_with(what); }
    bool bracket_at(std::size_t at) const { return stands("[", at) || stands("{", at); }
    bool in(Node::Kind kind) const { return !levels_.empty() && levels_.back().node.kind == kind; }
    bool key_is_due() const { return in(Node::Kind::map) && !levels_.back().has_key; }
    Node fresh(Node::Kind kind, std::size_t at) const { return Node{kind, {}, false, source_.position(at), {}, {}}; }
    Node value(Node::Kind kind, std::size_t at) const;

    void refuse_extras(std::size_t at, const std::string& tag, YAML::anchor_t anchor) const;
    void refuse_missing_colon(std::size_t at) const;
    void refuse_missing_key(std::size_t at) const;
    Node nothing(std::size_t at) const;
    void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Kind kind);
    void close();
    void put(Node node, std::size_t at);
    void put_key(Node node, std::size_t at);

    const YamlSource& source_;
    std::size_t documents_ = 0;
    Node root_;
    std::vector<Level> levels_;
};

std::optional<std::size_t> Builder::bracket() const {
    const auto found = std::find_if(levels_.rbegin(), levels_.rend(), [&](const Level& level) { return bracket_at(level.at); });
    return found == levels_.rend() ? std::nullopt : std::optional(found->at);
}

void Builder::OnDocumentStart(const YAML::Mark& mark) {
    if (++documents_ == 1) return;
    const std::size_t at = place(mark);
    if (stands("---", at)) source_.refuse(at, "a second document begins here; expected the end of the file");
    source_.refuse(
        at, "this does not belong to what stands before it; expected one list or map, its parts in one column, to the end of the file");
}

void Builder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
    const std::size_t at = place(mark);
    refuse_extras(at, {}, anchor);
    refuse_missing_colon(at);
    const std::string_view word = null_word(source_.text(), at, key_is_due());
    Node node = word.empty() ? nothing(at) : value(Node::Kind::scalar, at);
    node.value = word;
    put(std::move(node), at);
}

void Builder::OnAlias(const YAML::Mark& mark, YAML::anchor_t) {
    source_.refuse(place(mark), "an alias (*name) stands here; expected the text itself, in quotes where it begins with \"*\"");
}

void Builder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& text) {
    const std::size_t at = place(mark);
    refuse_extras(at, tag, anchor);
    const bool in_quotes = stands("\"", at) || stands("'", at);
    if (in_quotes && !past_quotes(source_.text(), at)) source_.refuse(at, "this quote is never closed; expected a closing quote");
    if (!plain(text)) source_.refuse(at, "an escape in this text makes a control character; expected plain text");
    Node node = value(Node::Kind::scalar, at);
    node.value = text;
    node.quoted = tag == "!";
    put(std::move(node), at);
}

void Builder::refuse_extras(std::size_t at, const std::string& tag, YAML::anchor_t anchor) const {
    if (anchor != 0) source_.refuse(at, "an anchor (&name) stands here; expected text, in quotes where it begins with \"&\"");
    const bool from_parser = tag.empty() || tag == "?" || (tag == "!" && !stands("!", at));
    if (!from_parser) source_.refuse(at, "a tag (!name) stands here; expected text, in quotes where it begins with \"!\"");
}

/// Of a key without ":" the parser says that its value is nothing, at the key itself.
void Builder::refuse_missing_colon(std::size_t at) const {
    if (!in(Node::Kind::map) || key_is_due() || at > levels_.back().key_at) return;
    if (const auto open = bracket()) refuse_unclosed(source_, *open);
    source_.refuse(levels_.back().key_at, "no \":\" stands after \"" + levels_.back().entry.key + "\"; expected \"key: value\"");
}

void Builder::refuse_missing_key(std::size_t at) const {
    if (const auto open = bracket()) refuse_unclosed(source_, *open);
    source_.refuse(at, stands(":", at) ? "a key is missing before \":\"" : "no key with \":\" stands here; expected \"key: value\"");
}

/// What stands at `at`. On a line of its own it stands to the right of what it belongs to (but the list of a key may stand in the key's column);
/// the parser does not mind.
Node Builder::value(Node::Kind kind, std::size_t at) const {
    Node node = fresh(kind, at);
    if (levels_.empty() || key_is_due()) return node;
    const Level& level = levels_.back();
    const Position& before = level.node.kind == Node::Kind::map ? level.entry.at : level.node.at;
    const bool to_the_left = node.at.line > before.line && node.at.column <= level.node.at.column;
    const bool list_of_key = kind == Node::Kind::list && node.at.column == level.node.at.column && stands("-", at);
    if (to_the_left && !list_of_key && !bracket()) source_.refuse(at, std::string(no_part));
    return node;
}

/// Nothing, where a value is due: it stands where its key or its "-" does, since the parser marks what comes after it.
Node Builder::nothing(std::size_t at) const {
    Node node = fresh(Node::Kind::empty, at);
    if (levels_.empty() || key_is_due()) return node;
    const Level& level = levels_.back();
    if (level.node.kind == Node::Kind::map) node.at = level.entry.at;
    else if (bracket_at(level.at)) source_.refuse(at, "nothing stands before this comma; expected a part of the list");
    else node.at = source_.position(dash_before(source_.text(), at));
    return node;
}

void Builder::open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Kind kind) {
    const std::size_t at = place(mark);
    refuse_extras(at, tag, anchor);
    if (levels_.size() >= deepest) source_.refuse(at, "lists and maps are nested more than 100 deep");
    if (key_is_due()) {
        if (bracket_at(at)) refuse_unclosed(source_, at);
        source_.refuse(at, "a list or map stands where a key is due; expected text");
    }
    levels_.push_back(Level{value(kind, at), at});
}

void Builder::close() {
    const std::size_t at = levels_.back().at;
    Node node = std::move(levels_.back().node);
    levels_.pop_back();
    put(std::move(node), at);
}

void Builder::put(Node node, std::size_t at) {
    if (levels_.empty()) {
        root_ = std::move(node);
        return;
    }
    if (key_is_due()) return put_key(std::move(node), at);
    Level& level = levels_.back();
    if (level.node.kind == Node::Kind::list) {
        level.node.items.push_back(std::move(node));
        return;
    }
    level.entry.value = std::move(node);
    level.node.entries.push_back(std::move(level.entry));
    level.entry = Entry{};
    level.has_key = false;
}

void Builder::put_key(Node node, std::size_t at) {
    Level& level = levels_.back();
    if (node.kind == Node::Kind::empty) refuse_missing_key(at);
    if (node.value == "<<" && !node.quoted) source_.refuse(at, "a merge key (<<) stands here; expected the keys themselves");
    const auto [first, is_new] = level.lines.emplace(node.value, node.at.line);
    if (!is_new) source_.refuse(at, "duplicate key \"" + node.value + "\" (first on line " + std::to_string(first->second) + ")");
    level.entry = Entry{std::move(node.value), node.at, node.quoted, {}};
    level.key_at = at;
    level.has_key = true;
}

/// Where the head of a file ends: the line that begins with the key `stop`, unless nothing but comments stand before it.
std::size_t head_end(std::string_view bytes, std::string_view stop) {
    bool any = false;
    for (std::size_t k = 0; k < bytes.size();) {
        const std::size_t newline = std::min(bytes.find('\n', k), bytes.size());
        std::string_view line = bytes.substr(k, newline - k);
        const std::string_view behind = line.starts_with(stop) ? line.substr(stop.size()) : std::string_view();
        if (any && behind.starts_with(':') && (behind.size() == 1 || trim(behind.substr(1, 1)).empty())) return k;
        if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
        line = trim(line);
        any = any || !(line.empty() || line.starts_with('#') || line == "---");
        k = newline + 1;
    }
    return bytes.size();
}

/// Whether no other top-level key stands in what begins with one: its lines are indented, parts of its list, comments or empty.
bool holds_one_key(std::string_view part) {
    for (std::size_t newline = part.find('\n'); newline < part.size(); newline = part.find('\n', newline + 1)) {
        const std::string_view line = part.substr(newline + 1);
        const bool within = line.empty() || std::string_view(" \t\r\n#").find(line.front()) != std::string_view::npos;
        if (!within && !line.starts_with("- ")) return false;
    }
    return true;
}

/// Whether a file is a map whose keys begin their lines, in no brackets.
bool is_block_map(const Node& root) { return !root.entries.empty() && root.at.column == 1 && root.entries.front().at == root.at; }

/// What the parser is given: the comments that a file begins with are left out, but for their line ends, since it takes long over them. Behind
/// them stands a line end, or it takes a last line without ":" for a key.
std::string for_parser(std::string_view text) {
    std::string given;
    given.reserve(text.size() + 1);
    while (text.starts_with('#')) {
        text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
        given += '\n';
    }
    return (given += text) += '\n';
}

/// Reads the document in `text`, with which the source begins.
Node parse(const YamlSource& source, std::string_view text, const std::string& file) {
    Builder builder(source);
    try {
        std::istringstream stream(for_parser(text));
        YAML::Parser parser(stream);
        parser.HandleNextDocument(builder);
        parser.HandleNextDocument(builder);  // what is left would else be dropped without a word
    } catch (const YAML::Exception& error) {
        refuse_yaml(source, error.msg, source.offset(error.mark.line, error.mark.column), builder.bracket());
    }
    Node root = builder.take();
    if (root.kind == Node::Kind::empty) throw Refused(Fault{file, {1, 1}, "the file is empty; expected YAML"});
    return root;
}

}  // namespace

const Node* Node::find(std::string_view key) const {
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.key == key; });
    return found == entries.end() ? nullptr : &found->value;
}

std::string_view kind_name(const Node& node) {
    switch (node.kind) {
        case Node::Kind::list: return "a list";
        case Node::Kind::map: return "a map";
        case Node::Kind::scalar: return "text";
        default: return "nothing";
    }
}

Node read_yaml(std::string_view bytes, const std::string& file) {
    const YamlSource source(bytes, file);
    return parse(source, source.text(), file);
}

Node read_yaml_head(std::string_view bytes, const std::string& file, std::string_view stop) {
    return read_yaml(bytes.substr(0, head_end(bytes, stop)), file);
}

Node read_yaml_without(std::string_view bytes, const std::string& file, std::string_view last) {
    const YamlSource source(bytes, file);
    const std::string_view text = source.text();
    const std::size_t end = head_end(text, last);
    if (end < text.size() && holds_one_key(text.substr(end))) {
        Node root = parse(source, text.substr(0, end), file);
        if (is_block_map(root)) return root;
    }
    return parse(source, text, file);
}

}  // namespace attune::text
