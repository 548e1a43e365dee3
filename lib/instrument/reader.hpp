#pragma once

#include "instrument/instrument.hpp"
#include "text/fault.hpp"
#include "text/yaml.hpp"

#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace attune::instrument {

/// What has been read so far, to be looked up by name; and what of it was refused, so that nothing more is said about it.
struct Known {
    std::map<std::string, std::size_t, std::less<>> items;
    std::set<std::size_t> doubtful_sets;
    std::set<std::size_t> doubtful_items;
};

/// What the readers of all parts share: typed access to nodes, and the faults found so far. A fault does not end the reading;
/// what could not be read has its default, and all faults are thrown together. Only a hundred of them end it.
class Reader {
public:
    using Words = std::initializer_list<std::string_view>;
    using Table = std::vector<std::pair<Rational, Rational>>;

    explicit Reader(std::string file) : file_(std::move(file)) {}

    /// `name` is what `check` calls it; empty: a definition that cannot be read.
    void fault(Position at, std::string message, std::string name = {});
    void throw_faults();
    std::size_t fault_count() const { return faults_.size(); }
    const std::string& file() const { return file_; }
    Known& known() { return known_; }

    /// Whether a node is a map; refuses all keys but these. `what` names it: "a score".
    bool map(const text::Node& node, std::string_view what, Words keys);
    /// Whether a node is a map whose keys are names or codes; `expected` says of what, with an example.
    bool named(const text::Node& node, std::string_view key, std::string_view expected);
    /// The value under a key that must be there; one that is mistyped has been told of already, and is not said to be lacking.
    const text::Node* required(const text::Node& map, std::string_view key, std::string_view what);
    bool lacks(const text::Node& map, std::string_view key) const { return !map.find(key) && !meant_.contains({&map, std::string(key)}); }
    std::string required_text(const text::Node& map, std::string_view key, std::string_view what);

    std::string text(const text::Node& node, std::string_view key);
    std::string full_text(const text::Node& node, std::string_view key);  ///< not empty
    bool boolean(const text::Node& node, std::string_view key);
    std::optional<Rational> number(const text::Node& node, std::string_view key);
    std::optional<Rational> code(const text::Entry& entry);
    Formula formula(const text::Node& node, std::string_view key);
    std::vector<std::string> texts(const text::Node& node, std::string_view key);  ///< none empty, none twice
    std::optional<std::size_t> word(const text::Node& node, std::string_view key, Words words);
    /// Numbers with numbers, ascending; none twice.
    Table table(const text::Node& node, std::string_view key, std::string_view expected);
    std::vector<const text::Node*> elements(const text::Node& node, std::string_view key);
    /// The same, or a lone map as one element.
    std::vector<const text::Node*> elements_or_map(const text::Node& node, std::string_view key);

    void take_text(const text::Node& map, std::string_view key, std::string& to);
    void take_boolean(const text::Node& map, std::string_view key, bool& to);
    void take_number(const text::Node& map, std::string_view key, std::optional<Rational>& to);
    void take_positive(const text::Node& map, std::string_view key, std::optional<Rational>& to);
    void take_count(const text::Node& map, std::string_view key, std::size_t& to);  ///< a whole number of at least 1
    void take_formula(const text::Node& map, std::string_view key, Formula& to);
    void take_visibility(const text::Node& map, std::optional<Visibility>& to);
    /// Where the value under a key stands, or where the map does.
    static Position place(const text::Node& map, std::string_view key);
    /// Where the rows of a table stand, by the number that each begins with.
    static std::vector<Position> places(const text::Node& table);
    void take_level(const text::Node& map, std::string_view what, Level& to);
    void take_direction(const text::Node& map, std::optional<Direction>& to);
    /// `source` and `confidence` of a published figure.
    Source source(const text::Node& map);

private:
    std::string file_;
    std::vector<Fault> faults_;
    Known known_;
    std::set<std::pair<const text::Node*, std::string>> meant_;  // by unknown keys that are near to a known one
};

/// A name for a message: in quotes, and cut where it is long.
std::string in_quotes(std::string_view text);
/// What stands in a node, for a message.
std::string found(const text::Node& node);

/// That there is no such thing, with the nearest name, or else what names there are.
std::string unknown(std::string_view kind, std::string_view name, const std::vector<std::string>& known);

/// Refuses what is no name in expressions, and the words that are none; `what` is "an item".
void check_name(Reader& reader, std::string_view name, Position at, std::string_view what);

}  // namespace attune::instrument
