#include "text/yaml.hpp"

#include "text/fault.hpp"
#include "text/utf8.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <memory>
#include <streambuf>
#include <unordered_map>

namespace attune::text {
namespace {

constexpr std::size_t deepest = 100;

/// The text of a file with the places of its lines, so that marks in bytes become lines and columns in characters.
class Source {
public:
    Source(std::string_view bytes, const std::string& file) : bytes_(bytes), file_(file) {
        if (bytes_.starts_with("\xEF\xBB\xBF")) bytes_.remove_prefix(3);
        lines_.push_back(0);
        for (std::size_t k = 0; k < bytes_.size(); ++k)
            if (bytes_[k] == '\n') lines_.push_back(k + 1);
    }

    std::string_view bytes() const { return bytes_; }

    Position position(std::size_t offset) const {
        offset = std::min(offset, bytes_.size());
        const auto line = std::upper_bound(lines_.begin(), lines_.end(), offset) - lines_.begin() - 1;
        const std::size_t start = lines_[static_cast<std::size_t>(line)];
        return {static_cast<int>(line) + 1, static_cast<int>(count_characters(bytes_.substr(start, offset - start))) + 1};
    }

    /// yaml-cpp counts lines and bytes of a line from 0.
    std::size_t offset(const YAML::Mark& mark) const {
        const auto line = static_cast<std::size_t>(std::max(mark.line, 0));
        if (line >= lines_.size()) return bytes_.size();
        return std::min(lines_[line] + static_cast<std::size_t>(std::max(mark.column, 0)), bytes_.size());
    }

    [[noreturn]] void refuse(std::size_t at, std::string message) const { throw Refused(Fault{file_, position(at), std::move(message)}); }

    /// Characters that no instrument holds and that a terminal would obey.
    void refuse_control_characters() const {
        if (const auto malformed = first_malformed(bytes_)) refuse(*malformed, "this is no well-formed UTF-8 text");
        for (std::size_t k = 0; k < bytes_.size(); ++k) {
            const auto c = static_cast<unsigned char>(bytes_[k]);
            const bool c1 = c == 0xC2 && k + 1 < bytes_.size() && static_cast<unsigned char>(bytes_[k + 1]) < 0xA0;
            if ((c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7F || c1) refuse(k, "a control character stands here; expected plain text");
        }
    }

private:
    std::string_view bytes_;
    const std::string& file_;
    std::vector<std::size_t> lines_;
};

/// Builds the tree out of the events of the parser.
class Builder : public YAML::EventHandler {
public:
    explicit Builder(const Source& source, const std::string& file) : source_(source), file_(file) {}

    Node take() { return std::move(root_); }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++documents_ > 1) source_.refuse(source_.offset(mark), "this does not belong to what stands before it; expected one document and then the end of the file");
    }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        refuse_anchor(mark, anchor);
        std::size_t at = source_.offset(mark);
        Node node = fresh(at, Node::Kind::empty);
        for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
            if (!source_.bytes().substr(at).starts_with(word)) continue;
            node.kind = Node::Kind::scalar;
            node.value = word;
        }
        put(std::move(node));
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { source_.refuse(source_.offset(mark), "an alias (*name) stands here; expected the text itself"); }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override {
        refuse_anchor(mark, anchor);
        refuse_tag(mark, tag);
        Node node = fresh(source_.offset(mark), Node::Kind::scalar);
        node.value = value;
        node.quoted = tag == "!";
        put(std::move(node));
    }

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
        bool has_key = false;
        Entry entry;
        std::unordered_map<std::string, int> lines;
    };

    Node fresh(std::size_t offset, Node::Kind kind) const {
        Node node;
        node.kind = kind;
        node.at = source_.position(offset);
        return node;
    }

    void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) const {
        if (anchor != 0) source_.refuse(source_.offset(mark), "an anchor (&name) stands here; expected plain YAML without anchors");
    }
    void refuse_tag(const YAML::Mark& mark, const std::string& tag) const {
        if (!tag.empty() && tag != "?" && tag != "!") source_.refuse(source_.offset(mark), "a tag (!name) stands here; expected plain YAML without tags");
    }

    void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Kind kind) {
        refuse_anchor(mark, anchor);
        refuse_tag(mark, tag);
        const std::size_t at = source_.offset(mark);
        if (levels_.size() >= deepest) source_.refuse(at, "lists and maps are nested more than 100 deep");
        if (!levels_.empty() && waits_for_key()) source_.refuse(at, "a list or map stands where a key is due; expected text");
        levels_.push_back(std::make_unique<Level>());
        levels_.back()->node = fresh(at, kind);
    }

    bool waits_for_key() const { return levels_.back()->node.kind == Node::Kind::map && !levels_.back()->has_key; }

    void close() {
        Node node = std::move(levels_.back()->node);
        levels_.pop_back();
        put(std::move(node));
    }

    void put(Node node) {
        if (levels_.empty()) {
            root_ = std::move(node);
            return;
        }
        Level& level = *levels_.back();
        if (level.node.kind == Node::Kind::list) {
            level.node.items.push_back(std::move(node));
        } else if (!level.has_key) {
            key(level, std::move(node));
        } else {
            level.entry.value = std::move(node);
            level.node.entries.push_back(std::move(level.entry));
            level.entry = Entry{};
            level.has_key = false;
        }
    }

    void key(Level& level, Node node) {
        const auto refuse = [&](const std::string& message) { throw Refused(Fault{file_, node.at, message}); };
        if (node.value.empty() && !node.quoted) refuse("a key is missing before \":\"");
        if (node.value == "<<" && !node.quoted) refuse("a merge key (<<) stands here; expected the keys themselves");
        const auto [first, fresh_key] = level.lines.emplace(node.value, node.at.line);
        if (!fresh_key) refuse("duplicate key \"" + node.value + "\" (first on line " + std::to_string(first->second) + ")");
        level.entry.key = std::move(node.value);
        level.entry.at = node.at;
        level.entry.quoted = node.quoted;
        level.has_key = true;
    }

    const Source& source_;
    const std::string& file_;
    std::size_t documents_ = 0;
    Node root_;
    std::vector<std::unique_ptr<Level>> levels_;
};

/// Characters as a stream, without a copy of them.
class ViewBuffer : public std::streambuf {
public:
    explicit ViewBuffer(std::string_view bytes) {
        char* begin = const_cast<char*>(bytes.data());  // NOLINT(cppcoreguidelines-pro-type-const-cast): streambuf reads only
        setg(begin, begin, begin + bytes.size());
    }
};

/// yaml-cpp's own words are for programmers; these are for people who write a file.
std::string worded(const std::string& message) {
    if (message.find("end of map") != std::string::npos || message.find("end of sequence") != std::string::npos)
        return "the list or map does not end as it began; expected keys of one depth, and \"}\" or \"]\" where one is open";
    if (message.find("illegal map value") != std::string::npos) return "a \": \" stands where no key is; expected text with \": \" in it to stand in quotes";
    if (message.find("EOF") != std::string::npos || message.find("end of file") != std::string::npos) return "the file ends inside quotes; expected a closing quote";
    return message + "; expected well-formed YAML";
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
    const Source source(bytes, file);
    source.refuse_control_characters();
    if (trim(source.bytes()).empty()) throw Refused(Fault{file, {1, 1}, "the file is empty; expected YAML"});
    if (source.bytes().starts_with("%")) source.refuse(0, "a directive (%) stands here; expected plain YAML without directives");
    Builder builder(source, file);
    ViewBuffer buffer(source.bytes());
    std::istream stream(&buffer);
    try {
        YAML::Parser parser(stream);
        if (!parser.HandleNextDocument(builder)) throw Refused(Fault{file, {1, 1}, "the file holds nothing but comments; expected YAML"});
        parser.HandleNextDocument(builder);  // what follows the document would else be left unread without a word
        return builder.take();
    } catch (const YAML::Exception& error) {
        source.refuse(source.offset(error.mark), worded(error.msg));
    }
}

Node read_yaml_head(std::string_view bytes, const std::string& file, std::string_view stop) {
    std::size_t end = bytes.size();
    for (std::size_t k = 0; k < bytes.size();) {
        if (bytes.substr(k).starts_with(stop) && bytes.substr(k + stop.size()).starts_with(":")) {
            end = k;
            break;
        }
        const std::size_t next = bytes.find('\n', k);
        if (next == std::string_view::npos) break;
        k = next + 1;
    }
    return read_yaml(bytes.substr(0, end), file);
}

}  // namespace attune::text
