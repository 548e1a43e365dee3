#pragma once

#include "instrument/formula.hpp"
#include "instrument/score.hpp"
#include "text/rational.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace attune::instrument {

/// A figure over one subject's rows, made by `report` and `diff`.
struct Course {
    std::string name;
    std::string title;
    std::string note;
    Formula value;
    Formula where;
    std::size_t least = 1;
    std::string window;  ///< such as `90d`
    std::optional<Direction> direction;
    std::string each;  ///< the item that is the key, a figure for each of its values; empty: one over all rows
    std::optional<Visibility> visibility;
    Position visibility_at;
    Position at;
};

enum class Level { urgent, attention };

struct Alert {
    std::string id;
    Formula when;
    Level level = Level::attention;
    std::string say;
    std::optional<Visibility> visibility;
    Position visibility_at;
    Position at;
};

struct Watch {
    std::string id;
    std::string of;
    Rational change;
    Level level = Level::attention;
    std::string say;
    std::optional<Visibility> visibility;
    Position visibility_at;
    Position at;
};

}  // namespace attune::instrument
