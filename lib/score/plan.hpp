#pragma once

#include "expression/evaluate.hpp"
#include "expression/program.hpp"
#include "instrument/instrument.hpp"
#include "score/opening.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace attune::score {

struct ItemPlan {
    expression::Domain domain;
    instrument::Type type = instrument::Type::choice;
    bool may_not_apply = false;
    std::vector<std::size_t> code_option;   ///< of each code, ascending, its place among the options of the file
    std::vector<expression::Program> when;  ///< of the item and of its section
    bool chained = false;                   ///< a condition rests on what may itself be hidden
};

/// An attribute, read with the rules of a response set.
struct FactPlan {
    instrument::ResponseSet set;
    ItemPlan item;
};

/// How one item counts in a sum or mean.
struct KeyPlan {
    std::size_t item = 0;
    Rational weight{1};
    bool reverse = false;
    Rational turn;  ///< least + most, for a reversed item
    std::vector<std::optional<Rational>>
        points;                     ///< of a choice by code, after recode or reverse; nothing where the recode leaves the code out
    expression::Program zero_when;  ///< condition under which a blank counts 0; may be empty

    /// The points of an answer, before its weight; nothing where the recode leaves it out.
    std::optional<Rational> of(const Rational& answer, expression::Cell cell) const;
};

/// Keys whose points go up or down by equal steps from code to code, all of one weight, so that a whole score fits 16 bits: what is
/// added is `start + step * cell`, and many rows are added at a time.
struct EvenKeys {
    struct Step {
        std::int16_t start = 0;
        std::int16_t step = 0;
    };
    std::vector<Step> keys;
    std::int32_t weight = 1;
    bool narrow = false;  ///< steps are of one point, and no sum leaves 0 to 255
    bool alike = false;   ///< a blank can come to the same points in each: what a sum could be hangs on how many are blank alone
};

/// The keys of a score over choices as whole numbers: `scale` times points x weight, by cell.
struct WholeKeys {
    std::int64_t scale = 1;
    std::vector<std::array<std::int32_t, 256>> points;
    std::vector<std::int32_t> weights;
    std::optional<EvenKeys> even;  ///< the same, where they are so regular
};

struct ReferencePlan {
    const instrument::Reference* reference = nullptr;
    expression::Program when;  ///< may be empty
};

struct CutoffPlan {
    const instrument::Cutoff* cutoff = nullptr;
    expression::Program when;
};

struct ScorePlan {
    const instrument::Score* score = nullptr;
    std::vector<KeyPlan> keys;
    std::optional<WholeKeys> whole;
    bool plain = true;            ///< no item of a sum or mean is ever hidden, and none counts 0 under a condition
    expression::Program program;  ///< of a value or criterion
    std::vector<ReferencePlan> references;
    std::vector<CutoffPlan> cutoffs;
    std::vector<std::size_t> items;   ///< that it rests on, through other scores too
    std::vector<std::size_t> scores;  ///< likewise
    Opening opening;                  ///< what filling the blanks bears on
    Opening gates;                    ///< of a sum or mean: what decides which of its items are shown
    bool settled = false;             ///< of a criterion: three-valued logic alone is exact
};

struct AlertPlan {
    const instrument::Alert* alert = nullptr;
    bool risk = false;  ///< rests on an item marked `risk`
    expression::Program program;
    std::vector<std::size_t> items;
    std::vector<std::size_t> scores;
    Opening opening;
    bool settled = false;
};

/// An instrument made ready to score: compiled once, the same for one row and for a million, and for --explain.
struct Plan {
    std::shared_ptr<const instrument::Instrument> instrument;
    std::vector<ItemPlan> items;
    std::vector<FactPlan> facts;  ///< of the attributes
    std::vector<ScorePlan> scores;
    std::vector<AlertPlan> alerts;
    expression::Program shared_if;
};

/// Compiles an instrument: types its expressions, resolves its keys, orders what rests on what. Throws Refused with all that
/// does not fit: unknown names, types, scores or conditions that go round in a circle.
Plan compile(instrument::Instrument instrument);

}  // namespace attune::score
