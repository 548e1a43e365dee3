#include "proof/cases.hpp"
#include "proof/proofs.hpp"

#include <algorithm>

namespace attune::proof {
namespace {

using expression::Mode;
using expression::Program;
using expression::Truth;

constexpr std::size_t most_people = 8192;

/// Proves the strata of one score's norms over every kind of person that their conditions tell apart.
class Strata {
public:
    Strata(const Attainables& known, const score::ScorePlan& score, Findings& findings)
        : known_(known), score_(score), findings_(findings) {}

    void run() {
        if (score_.references.empty()) return;
        std::vector<const Program*> programs;
        for (const score::ReferencePlan& stratum : score_.references)
            if (!stratum.when.empty()) programs.push_back(&stratum.when);
        auto people = Cases::of(known_, programs, most_people);
        if (!people) return;
        for (const score::ReferencePlan& stratum : score_.references)
            holds_.push_back(stratum.when.empty() ? std::vector<Truth>(people->rows(), expression::yes)
                                                  : expression::truths(stratum.when, *people, Mode::values));
        for (std::size_t k = 0; k < holds_.size(); ++k) prove(k);
        gap(*people);
    }

private:
    bool holds(std::size_t stratum, std::size_t person) const { return holds_[stratum][person] == expression::yes; }
    const instrument::Reference& reference(std::size_t stratum) const { return *score_.references[stratum].reference; }
    Position place(std::size_t stratum) const {
        const score::ReferencePlan& plan = score_.references[stratum];
        return plan.when.empty() ? reference(stratum).at : plan.when.at;
    }
    std::string named(std::size_t stratum) const {
        const std::string& population = reference(stratum).population;
        return population.empty() ? fmt::format("norm {}", stratum + 1) : fmt::format("\"{}\"", population);
    }

    /// The first stratum that holds is used, so that a later one may hold of more people, but not of some of those and some others.
    void prove(std::size_t k) {
        const std::size_t people = holds_[k].size();
        std::size_t of = 0;
        for (std::size_t r = 0; r < people; ++r) of += holds(k, r);
        if (of == 0)
            return findings_.fault("norm-never", place(k),
                                   fmt::format("the norms of {} hold of nobody; expected a condition that some people meet", named(k)));
        for (std::size_t before = 0; before < k; ++before) {
            std::size_t both = 0;
            std::size_t earlier = 0;
            for (std::size_t r = 0; r < people; ++r) {
                both += holds(k, r) && holds(before, r);
                earlier += holds(before, r);
            }
            if (both == of)
                return findings_.fault(
                    "norm-overlap", place(k),
                    fmt::format("the norms of {} are never used, since those of {} come first for the same people; expected "
                                "conditions that tell them apart",
                                named(k), named(before)));
            if (both > 0 && both < earlier)
                return findings_.fault(
                    "norm-overlap", place(k),
                    fmt::format("the norms of {} and those of {} hold of the same people; expected conditions of which only "
                                "one holds",
                                named(k), named(before)));
        }
    }

    bool covered(std::size_t person) const {
        for (std::size_t k = 0; k < holds_.size(); ++k)
            if (holds(k, person)) return true;
        return false;
    }

    /// Tells of the first people whom no stratum holds, at a stratum that holds of their like.
    void gap(const Cases& people) {
        for (std::size_t r = 0; r < people.rows(); ++r) {
            if (covered(r)) continue;
            return findings_.remark(
                "norm-gap", place(beside(people, r)),
                fmt::format("no norms of score \"{}\" hold of people with {}; expected a stratum for them, or narrower limits "
                            "of the attributes",
                            score_.score->name, described(people, r)));
        }
    }

    /// The stratum that holds of those who differ in one thing, one step up or else down.
    std::size_t beside(const Cases& people, std::size_t person) const {
        for (const bool up : {true, false}) {
            for (const Cases::Axis& axis : people.axes()) {
                const std::size_t at = person / axis.stride % axis.size();
                if (up ? at + 1 == axis.size() : at == 0) continue;
                const std::size_t other = up ? person + axis.stride : person - axis.stride;
                for (std::size_t k = 0; k < holds_.size(); ++k)
                    if (holds(k, other)) return k;
            }
        }
        return 0;
    }

    std::string described(const Cases& people, std::size_t person) const {
        std::string words;
        for (const Cases::Axis& axis : people.axes()) {
            if (axis.leaf.fillings.empty()) continue;
            const instrument::Instrument& instrument = *known_.plan().instrument;
            const score::Filling& filling = axis.leaf.fillings[person / axis.stride % axis.size()];
            const bool rater = axis.leaf.attribute && axis.leaf.index == instrument.attributes.size();
            const bool text = axis.leaf.attribute && (rater || instrument.attributes[axis.leaf.index].type == instrument::Type::text);
            const std::string& name = rater                 ? std::string("rater")
                                      : axis.leaf.attribute ? instrument.attributes[axis.leaf.index].name
                                                            : instrument.items[axis.leaf.index].id;
            const std::string value = !text ? written(filling.number) : filling.text == std::string("\0", 1) ? "another" : filling.text;
            words += fmt::format("{}{} {}", words.empty() ? "" : ", ", name, value);
        }
        return words.empty() ? "such answers" : words;
    }

    const Attainables& known_;
    const score::ScorePlan& score_;
    Findings& findings_;
    std::vector<std::vector<Truth>> holds_;  ///< of each stratum, over the people
};

}  // namespace

void prove_strata(const Attainables& known, Findings& findings) {
    for (const score::ScorePlan& score : known.plan().scores) Strata(known, score, findings).run();
}

}  // namespace attune::proof
