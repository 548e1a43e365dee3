#pragma once

#include "report/circumstances.hpp"
#include "text/rational.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace attune::report {

/// A weighted kappa over fewer items wavers by more than it says: it is not told. A choice of this project.
constexpr std::size_t least_items_for_kappa = 8;
/// How many of the items that lie furthest apart are told.
constexpr std::size_t most_items_apart = 5;

/// What two people answered to the same items. What is answered in words, by several choices or by a date is in no count, nor are items of
/// sections apart, which are nobody's but the one's who answered them.
struct AnswersBeside {
    std::size_t both = 0;        ///< items that both answered
    std::size_t alike = 0;       ///< of these
    std::size_t self_more = 0;   ///< of these, where the codes have an order
    std::size_t other_more = 0;  ///< likewise
    std::size_t not_come_up = 0;
    std::size_t blank = 0;  ///< or skipped, declined, not readable, by one or both
    std::size_t asked_of_one = 0;

    /// Of the items of one response set.
    struct Kappa {
        std::size_t items = 0;
        std::optional<double> kappa;  ///< nothing where both gave one and the same answer throughout
    };
    std::vector<Kappa> kappas;       ///< of sets with enough items, in the order of the instrument; codes count by their place
    std::vector<std::size_t> apart;  ///< items, those furthest apart first, by the share of the range that lies between
};

/// A sum or mean over the items that both answered, keyed as the score keys them: what did not come up for one is in neither.
struct SameItems {
    std::size_t items = 0;
    Rational self;
    Rational other;

    Rational difference() const { return other - self; }
};

/// The answers of two administrations of one instrument beside each other.
class BothForms {
public:
    /// Whether the answers of both are at hand, and the edition.
    static bool known(const Administration& self, const Administration& other);
    /// Of two of which they are, and which outlive this.
    BothForms(const Administration& self, const Administration& other) : self_(self), other_(other), administration_(self) {}

    AnswersBeside answers();
    /// A score over the same items, before any rounding; nothing of one that is no sum or mean, or goes through a table, or of which both
    /// answered nothing.
    std::optional<SameItems> same_items(const std::string& score);

private:
    Circumstances self_;
    Circumstances other_;
    const Administration& administration_;
};

}  // namespace attune::report
