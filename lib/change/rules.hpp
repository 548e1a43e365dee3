#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace attune::change {

enum class Method { jt, en, ha, gln, speer, practice };
constexpr std::array<std::string_view, 6> method_names{"jt", "en", "ha", "gln", "speer", "practice"};

/// What a comparison goes by.
struct Rules {
    std::optional<Method> method;  ///< that was asked for, before what is published; else published points, then jt
    double confidence = 0.95;      ///< two-sided; of formulas alone, for published points have a level of their own
    bool force = false;            ///< compare what differs in edition, wording, rater or target, and say so

    /// Whether what becomes of two rows rests on these alone.
    bool looks_at_pairs() const { return method != Method::speer; }
};

std::optional<Method> method_of(std::string_view name);

/// How many standard errors a change must exceed: the normal quantile of (1 + confidence) / 2, but 1.96 at 0.95, as Jacobson and Truax
/// (1991) print it.
double critical_value(double confidence);

}  // namespace attune::change
