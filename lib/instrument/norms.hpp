#pragma once

#include "instrument/formula.hpp"
#include "text/rational.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace attune::instrument {

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
    Position at;  ///< of its `from`
};

struct Cutoff {
    Rational at;
    Sense sense = Sense::at_least;
    std::string meaning;
    Formula when;
    Source source;
    Position position;  ///< of its `at`
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
    Position mean_at;
    Position sd_at;
    std::vector<Position> percentiles_at;  ///< of each row
};

struct Reliability {
    std::optional<Rational> alpha;
    std::optional<Rational> retest;
    std::string interval;
    std::optional<Rational> sd;
    std::optional<Rational> mean;      ///< of the same people, the first time
    std::optional<Rational> practice;  ///< their mean change from test to retest without treatment
    std::string population;
    std::optional<Rational> n;
    Source source;
    Position at;
};

/// Mean and spread of one of the two groups that clinically significant change goes from and to.
struct Group {
    Rational mean;
    Rational sd;
    std::string population;
};

struct Change {
    std::optional<Rational> reliable;
    std::optional<Rational> important;
    std::optional<Rational> cutoff;
    std::optional<Group> clinical;  ///< people in treatment
    std::optional<Group> general;   ///< people at large
    std::optional<Rational> confidence_level;
    std::string population;
    Source source;
    Position at;
    Position reliable_at;
    Position important_at;
    Position cutoff_at;
};

}  // namespace attune::instrument
