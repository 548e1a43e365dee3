#pragma once

#include "instrument/reader.hpp"

namespace attune::instrument {

/// An item and where a list names it.
struct NamedItem {
    std::size_t item = 0;
    Position at;
};

/// The items of a list, none twice: `q1..q9`, `[q2, q4, q6..q9]`, `cost_*`.
std::vector<NamedItem> read_items_of(Reader& reader, const Instrument& instrument, const text::Node& node, std::string_view key);
/// The items that the key of a map names, but for those in `seen`, which are told: no item has two weights.
std::vector<std::size_t> items_keyed(Reader& reader, const Instrument& instrument, const text::Entry& entry, std::string_view key,
                                     std::set<std::size_t>& seen);

void read_responses(Reader& reader, const text::Node& node, Instrument& instrument);
void read_attributes(Reader& reader, const text::Node& node, Instrument& instrument);
void read_sections(Reader& reader, const text::Node& node, Instrument& instrument);
void read_item_list(Reader& reader, const text::Node& node, Instrument& instrument);
void read_scores(Reader& reader, const text::Node& node, Instrument& instrument);
/// Items, their keys and the rule for blanks of a sum or mean; `items` is what stands under `sum` or `mean`.
void read_keys(Reader& reader, const text::Node& map, const text::Node& items, const Instrument& instrument, Score& score);
/// Bands, cutoffs, references, reliability and change of a score.
void read_norms(Reader& reader, const text::Node& map, Score& score);
void read_course(Reader& reader, const text::Node& node, Instrument& instrument);
void read_alerts(Reader& reader, const text::Node& node, Instrument& instrument);
void read_watches(Reader& reader, const text::Node& node, Instrument& instrument);
void read_examples(Reader& reader, const text::Node& node, Instrument& instrument);

}  // namespace attune::instrument
