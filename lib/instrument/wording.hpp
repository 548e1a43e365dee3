#pragma once

#include "instrument/instrument.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace attune::instrument {

/// Texts that replace those of one response set, section, item, score or alert. What is empty replaces nothing.
struct Texts {
    struct Label {
        Rational code;         ///< of an option or anchor; of a band, where it begins
        std::string spelling;  ///< the code as the file writes it
        std::string text;
        std::string note;  ///< of a band
        Position at;
    };
    std::string name;
    std::string text;           ///< title of a section or score, full wording of an item, sentence of an alert
    std::string note;           ///< note of a section or score, help of an item
    std::vector<Label> labels;  ///< of a response set its options or anchors, of a score its bands
    Position at;
};

/// A wording overlay: texts for one instrument in one language, perhaps for one rater.
struct Wording {
    std::string file;
    std::string instrument;  ///< its id
    std::string version;
    std::string language;
    std::string rater;  ///< empty: for all
    std::string source;
    std::string title;
    std::string content_note;
    std::string explainer;
    std::string closing;
    std::string neutral_title;
    FormPlaces places;
    std::vector<Texts> responses;
    std::vector<Texts> sections;
    std::vector<Texts> items;
    std::vector<Texts> scores;
    std::vector<Texts> alerts;
    Position instrument_at;
    Position version_at;
    Position rater_at;
};

/// Reads a wording file strictly: every key of format 1, all faults of one run. `file` is the name shown in faults; in a folder
/// `wording` it must be `ID.LANGUAGE.yaml` or `ID.LANGUAGE.RATER.yaml`. Whether the instrument has what is worded is not looked at.
/// Throws Refused.
Wording read_wording(std::string_view source, const std::string& file);

/// The instrument with its texts replaced, for `show`, `administer` and `report`: never for scoring, since a scores file holds the
/// labels of the instrument's own bands. `language` becomes the wording's, and `bundled` true where then every item that is not hidden
/// has its full wording. Throws Refused, all faults at once: a wording of another instrument or version, for a rater whom the
/// instrument does not know, and each item, response set, code, section, score, band and alert that the instrument lacks.
Instrument apply_wording(Instrument instrument, const Wording& wording);

/// The items, by their places in the instrument, that are hidden for the rater of a wording, since it does not word them; none where
/// it is for all raters.
std::vector<std::size_t> hidden_items(const Instrument& instrument, const Wording& wording);

/// The digest for the column `wording`: `w` and 16 hexadecimal digits, FNV-1a of 64 bits over the texts that the respondent is shown,
/// each ended by a zero byte: title, content note, explainer, closing; title and note of each section; then of each item that is not
/// hidden its wording (or else its label), its help, and codes and words of its options and anchors. Bands and alerts are for others.
std::string digest_of_texts(const Instrument& instrument, const std::vector<std::size_t>& hidden);

/// An instrument as one rater reads it in one language: for what people are shown, never for what goes into a file.
struct Worded {
    Instrument instrument;            ///< items, scores and bands stand where they stand in the instrument that was worded
    std::vector<std::size_t> hidden;  ///< items that this rater is not asked, by their places
    std::string digest;               ///< for the column `wording`; empty where the items have no wording, and none may be asked
};

/// Lays wordings over an instrument in their order, that of a language first and that of a rater last. Throws Refused as apply_wording.
Worded word(Instrument instrument, const std::vector<Wording>& overlays);

}  // namespace attune::instrument
