#pragma once

#include "instrument/head.hpp"
#include "instrument/reader.hpp"
#include "text/yaml.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace attune::instrument {

/// The kind as it is called in a message, with its article: `a battery`.
std::string_view kind_words(Kind kind);

/// The kind by the head key: `id`, `wording`, `battery`, `chart` or `about`; nothing where none of them stands there.
std::optional<Kind> kind_of(const text::Node& root);
/// The same of a file as text; of one that tells its kind at its head only that is read. Throws Refused where it is no YAML.
std::optional<Kind> kind_of(std::string_view source, const std::string& file);

/// Refuses a file of another kind at once: what it lacks as one of this kind would only mislead. Throws Refused.
void expect_kind(const text::Node& root, const std::string& file, Kind kind);

/// The text under a key of a head; whatever else stands there is left to `check`.
std::string text_under(const text::Node& map, std::string_view key);

/// Refuses all formats but `attune: 1`.
void read_format(Reader& reader, const text::Node& root);

/// Whether a text is an id: lower-case letters, digits and hyphens.
bool is_id(std::string_view text);
/// Whether a text may name a language, such as `es` or `pt-BR`.
bool is_language(std::string_view text);

/// An id under the head key of a file, which `what` names; it must equal `stem`, the name of the file, where there is one.
std::string read_id(Reader& reader, const text::Node& root, std::string_view key, std::string_view what,
                    const std::optional<std::string>& stem);
/// A language under the key `language`, or what stood in `to` before.
void take_language(Reader& reader, const text::Node& root, std::string& to);

/// Where the texts of a whole form stand.
FormPlaces places_of(const text::Node& root);

/// The name of a file without folder and `.yaml`; none where the text comes out of a pipe.
std::optional<std::string> stem_of(const std::string& file);

}  // namespace attune::instrument
