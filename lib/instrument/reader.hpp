#pragma once

#include "instrument/instrument.hpp"
#include "text/fault.hpp"
#include "text/yaml.hpp"

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace attune::instrument {

/// What the readers of all parts share: typed access to nodes, and the faults found so far. A fault never ends the reading;
/// what could not be read has its default, and all faults are thrown together.
class Reader {
public:
    explicit Reader(std::string file) : file_(std::move(file)) {}

    void fault(Position at, std::string message) { faults_.push_back({file_, at, std::move(message)}); }
    void throw_faults();
    const std::string& file() const { return file_; }
    bool clean() const { return faults_.empty(); }

    /// Whether a node is a map with none but these keys; `what` names it: "a score".
    bool map(const text::Node& node, std::string_view what, std::initializer_list<std::string_view> keys);
    /// The value under a key that must be there.
    const text::Node* required(const text::Node& map, std::string_view key, std::string_view what);

    std::string text(const text::Node& node, std::string_view key);
    bool boolean(const text::Node& node, std::string_view key);
    std::optional<Rational> number(const text::Node& node, std::string_view key);
    /// A code that is a key of a map.
    std::optional<Rational> code(const text::Entry& entry);
    std::size_t count(const text::Node& node, std::string_view key);
    Formula formula(const text::Node& node, std::string_view key);
    std::vector<std::string> texts(const text::Node& node, std::string_view key);
    /// A word out of a few; the index of it.
    std::size_t word(const text::Node& node, std::string_view key, const std::vector<std::string>& words);
    Visibility visibility(const text::Node& node);
    Level level(const text::Node& node);
    /// The elements of a list, or a lone map as one.
    std::vector<const text::Node*> elements(const text::Node& node, std::string_view key, bool lone_map = false);

    void take_text(const text::Node& map, std::string_view key, std::string& to);
    void take_boolean(const text::Node& map, std::string_view key, bool& to);
    void take_number(const text::Node& map, std::string_view key, std::optional<Rational>& to);
    void take_formula(const text::Node& map, std::string_view key, Formula& to);
    void take_visibility(const text::Node& map, std::optional<Visibility>& to);
    /// `source` and `confidence` of a published figure.
    Source source(const text::Node& map);

private:
    std::string file_;
    std::vector<Fault> faults_;
};

/// Whether a text can be a name in expressions: letters, digits and `_`, not a digit first.
bool is_name(std::string_view text);
/// Names that items, scores and attributes may not bear.
bool is_reserved(std::string_view name);

/// Items by lists and ranges: `q1..q9`, `[q2, q4, q6..q9]`, `cost_*`.
std::vector<std::size_t> read_items_of(Reader& reader, const Instrument& instrument, const text::Node& node, std::string_view key);
std::vector<std::size_t> items_named(Reader& reader, const Instrument& instrument, std::string_view text, Position at);

void read_responses(Reader& reader, const text::Node& node, Instrument& instrument);
void read_attributes(Reader& reader, const text::Node& node, Instrument& instrument);
void read_sections(Reader& reader, const text::Node& node, Instrument& instrument);
void read_item_list(Reader& reader, const text::Node& node, Instrument& instrument);
void read_scores(Reader& reader, const text::Node& node, Instrument& instrument);
/// Bands, cutoffs, references, reliability and change of a score.
void read_norms(Reader& reader, const text::Node& map, Score& score);
void read_course(Reader& reader, const text::Node& node, Instrument& instrument);
void read_watches(Reader& reader, const text::Node& node, Instrument& instrument);
void read_alerts(Reader& reader, const text::Node& node, Instrument& instrument);
void read_examples(Reader& reader, const text::Node& node, Instrument& instrument);

}  // namespace attune::instrument
