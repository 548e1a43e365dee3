#pragma once

#include "text/position.hpp"
#include "text/rational.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace attune::instrument {

/// An expression as it is written; the room `expression` types it. Empty text: there is none.
struct Formula {
    std::string text;
    Position at;  ///< of its first character

    explicit operator bool() const { return !text.empty(); }
};

enum class Visibility { clinician, self, shared };
enum class Direction { worse, better, neutral };
enum class Sense { at_least, above, at_most, below };

/// Where a published figure comes from. `cited`: as generally cited, not re-read at its source (`confidence: cited`).
struct Source {
    std::string text;
    bool cited = false;
};

struct Band {
    Rational from;
    std::string label;
    std::string note;
    Source source;
    Position at;
};

struct Cutoff {
    Rational at;
    Sense sense = Sense::at_least;
    std::string meaning;
    Formula when;
    Source source;
    Position position;
};

/// Published norms of one population; `percentiles` maps a value to its percentile, ascending.
struct Reference {
    std::string population;
    Formula when;
    std::optional<Rational> mean;
    std::optional<Rational> sd;
    std::optional<Rational> n;
    std::vector<std::pair<Rational, Rational>> percentiles;
    bool normal = false;  ///< `distribution: normal`
    Source source;
    Position at;
};

struct Reliability {
    std::optional<Rational> alpha;
    std::optional<Rational> retest;
    std::string interval;
    std::optional<Rational> sd;
    std::string population;
    std::optional<Rational> n;
    Source source;
    Position at;
};

struct Change {
    std::optional<Rational> reliable;
    std::optional<Rational> important;
    std::optional<Rational> cutoff;
    std::optional<Rational> confidence_level;
    std::string population;
    Source source;
    Position at;
};

/// How many blanks a sum or mean bears, and what stands for them.
struct MissingRule {
    Rational allow;            ///< items, or with `percent` a share of the shown items in percent
    bool percent = false;
    bool zero = false;         ///< `fill: zero`: a blank adds 0 after keying; else prorated
    std::size_t least = 1;     ///< answers needed
    Source source;
    std::vector<std::pair<std::size_t, Formula>> zero_when;  ///< item, condition under which its blank counts 0
};

struct Rounding {
    Rational to{1};
    Half half = Half::up;
};

/// The keys of one item inside one score.
struct Key {
    std::size_t item = 0;  ///< index in Instrument::items
    bool reverse = false;
    Rational weight{1};
    std::vector<std::pair<Rational, Rational>> recode;  ///< code to points; empty: not recoded
};

/// A key for an item that is not in its score; `check` tells of it.
struct StrayKey {
    std::size_t item = 0;
    std::string key;
    Position at;
};

struct Score {
    enum class Kind { sum, mean, value, criterion };

    std::string name;
    Kind kind = Kind::sum;
    Position at;
    std::string title;  ///< the name where none is given
    std::string note;
    std::vector<Key> keys;  ///< sum and mean: the items in the order listed, with their keys
    std::vector<StrayKey> stray_keys;
    Formula formula;        ///< value and criterion
    MissingRule missing;
    bool has_missing_rule = false;
    std::optional<Rational> multiply;
    std::vector<std::pair<Rational, Rational>> table;  ///< ascending
    bool has_table = false;
    std::optional<Rounding> round;
    std::optional<std::pair<Rational, Rational>> range;
    std::optional<Direction> direction;
    std::vector<Band> bands;          ///< ascending
    bool bands_out_of_order = false;  ///< in the file; `check` tells of it
    std::vector<Cutoff> cutoffs;
    std::vector<Reference> references;
    std::vector<Reliability> reliability;
    std::vector<Change> changes;
    bool internal = false;
    std::optional<Visibility> visibility;
    Source source;  ///< criterion

    bool keyed() const { return kind == Kind::sum || kind == Kind::mean; }
};

}  // namespace attune::instrument
