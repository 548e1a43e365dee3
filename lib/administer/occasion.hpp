#pragma once

#include "instrument/instrument.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune::administer {

/// Who answers what, when: the standard columns of a row but those of the instrument, and the subject's attributes.
struct Occasion {
    std::string subject;
    std::string date;
    std::string rater;
    std::string respondent;
    std::string target;
    std::string couple;
    std::string language;
    std::string wording;
    std::string occasion;
    std::string mode;      ///< interview, entry or answers
    std::string entered;   ///< when it was keyed
    std::string replaces;  ///< `entered` of the row that this one corrects
    std::string amended_by;
    std::string amended_why;
    std::vector<std::pair<std::string, std::string>> facts;  ///< attributes by name
};

/// A standard column, and the cell that holds it; none for `instrument` and `version`, which the instrument says.
struct StandardColumn {
    std::string_view name;
    std::string Occasion::*cell;
};

/// In the order of a header.
constexpr std::array<StandardColumn, 16> standard_columns{{
    {"subject", &Occasion::subject},
    {"date", &Occasion::date},
    {"rater", &Occasion::rater},
    {"respondent", &Occasion::respondent},
    {"target", &Occasion::target},
    {"couple", &Occasion::couple},
    {"instrument", nullptr},
    {"version", nullptr},
    {"language", &Occasion::language},
    {"wording", &Occasion::wording},
    {"occasion", &Occasion::occasion},
    {"mode", &Occasion::mode},
    {"entered", &Occasion::entered},
    {"replaces", &Occasion::replaces},
    {"amended_by", &Occasion::amended_by},
    {"amended_why", &Occasion::amended_why},
}};

/// The answers of one person as they were given, item by item; an empty cell is a blank.
using Answers = std::vector<std::string>;

/// What is said of an attribute, or nullptr.
inline const std::string* find_fact(const Occasion& occasion, std::string_view name) {
    for (const auto& [known, value] : occasion.facts)
        if (known == name) return &value;
    return nullptr;
}

}  // namespace attune::administer
