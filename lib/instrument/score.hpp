#pragma once

#include "instrument/formula.hpp"
#include "instrument/norms.hpp"
#include "text/rational.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace attune::instrument {

enum class Direction { worse, better, neutral };

/// How many blanks a sum or mean bears, and what stands for them.
struct MissingRule {
    Rational allow;  ///< items, or with `percent` a share of the shown items in percent
    bool percent = false;
    bool zero = false;      ///< `fill: zero`: a blank adds 0 after keying; else prorated
    std::size_t least = 1;  ///< answers needed
    Source source;
    Position at;                                             ///< of `allow`, or of the rule
    std::vector<std::pair<std::size_t, Formula>> zero_when;  ///< item, condition under which its blank counts 0
};

struct Rounding {
    Rational to{1};
    Half half = Half::up;
    Position at;
};

/// The keys of one item inside one score.
struct Key {
    std::size_t item = 0;  ///< index in Instrument::items
    bool reverse = false;
    Rational weight{1};
    std::vector<std::pair<Rational, Rational>> recode;  ///< code to points; empty: not recoded
    Position reverse_at;                                ///< where the item is reversed
    Position recode_at;                                 ///< where it is recoded
    Position at;                                        ///< where it is listed
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
    Formula formula;  ///< value and criterion
    MissingRule missing;
    bool has_missing_rule = false;
    std::optional<Rational> multiply;
    Position multiply_at;
    std::vector<std::pair<Rational, Rational>> table;  ///< ascending
    bool has_table = false;
    std::vector<Position> table_at;  ///< of each row
    std::optional<Rounding> round;
    std::optional<std::pair<Rational, Rational>> range;
    Position range_at;
    std::optional<Direction> direction;
    std::vector<Band> bands;                     ///< ascending
    std::optional<Position> bands_out_of_order;  ///< of the first that begins below the one before it; `check` tells of it
    std::vector<Cutoff> cutoffs;
    std::vector<Reference> references;
    std::vector<Reliability> reliability;
    std::vector<Change> changes;
    bool internal = false;
    std::optional<Visibility> visibility;
    Position visibility_at;
    Source source;  ///< criterion

    bool keyed() const { return kind == Kind::sum || kind == Kind::mean; }
};

}  // namespace attune::instrument
