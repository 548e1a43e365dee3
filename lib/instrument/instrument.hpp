#pragma once

#include "instrument/course.hpp"
#include "instrument/example.hpp"
#include "instrument/item.hpp"
#include "instrument/response_set.hpp"
#include "instrument/score.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune::instrument {

struct Licence {
    std::string terms;
    std::string holder;
    std::string source;
};

/// A questionnaire as data: what is asked, and how answers become scores.
struct Instrument {
    std::string file;
    std::string id;
    std::string title;
    std::string abbreviation;
    std::string version;
    Position id_at;
    Position version_at;
    Position licence_at;     ///< of its map, where there is one
    Position raters_at;      ///< of their list, where there is one
    bool worksheet = false;  ///< `status: worksheet`: no published psychometrics
    std::string measures;
    std::string recall;
    std::optional<Rational> minutes;
    std::vector<std::string> raters{"self"};
    std::vector<std::string> targets;
    std::string language = "en";
    Licence licence;
    bool bundled = false;  ///< the items' wording stands in this file
    std::vector<std::string> citations;
    std::string content_note;
    std::string explainer;
    std::string closing;
    std::string neutral_title;
    FormPlaces places;
    Visibility visibility = Visibility::self;
    bool attended = false;
    bool log = false;
    bool history = false;
    bool from_last = false;  ///< a new row starts from the last one, as of a plan that is looked at again
    std::string key;         ///< the item that tells which rows of a log are about the same thing
    Formula shared_if;
    std::vector<Attribute> attributes;
    std::vector<ResponseSet> responses;
    std::vector<Section> sections;
    std::vector<Item> items;
    std::vector<Score> scores;
    std::vector<Course> course;
    std::vector<Alert> alerts;
    std::vector<Watch> watches;
    std::vector<Example> examples;

    const ResponseSet& response_of(std::size_t item) const { return responses[items[item].response]; }
    /// Who may read an answer: as the item says, or else its section, or else the instrument.
    Visibility visibility_of(std::size_t item) const;
    /// Whether an item is asked apart: last, alone, and never shown again.
    bool is_apart(std::size_t item) const { return items[item].section && sections[*items[item].section].apart; }
    /// The first question of the section apart that an item stands in, "are you on your own?"; nothing where it stands in none.
    std::optional<std::size_t> opener_of(std::size_t item) const;
    /// What `inapplicable` is called: of the worksheets, which ask what came up, *did not come up*.
    std::string_view inapplicable_words() const { return worksheet ? "did not come up" : "does not apply"; }
    std::optional<std::size_t> find_item(std::string_view id_wanted) const;
    std::optional<std::size_t> find_score(std::string_view name) const;
    std::optional<std::size_t> find_attribute(std::string_view name) const;
    /// The rater that an empty cell means: `self` where it is allowed, else the only one; empty where that is open.
    std::string default_rater() const;
};

/// Reads an instrument file strictly: every key of format 1, all faults of one run. `file` is the name shown in faults; its stem
/// must equal `id`. Expressions stay text. Throws Refused.
Instrument read_instrument(std::string_view source, const std::string& file);

/// The same for whoever scores: the worked examples, of which a file is half made, are passed over where they stand last, and are not
/// judged; only `check` needs them.
Instrument read_instrument_to_score(std::string_view source, const std::string& file);

}  // namespace attune::instrument
