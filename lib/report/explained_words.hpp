#pragma once

#include "score/explanation.hpp"

#include <cstddef>
#include <string>

namespace attune::report {

/// What the words of an explanation are made from: the plan, and what happened in one row of it.
struct Explained {
    const score::Plan& plan;
    const score::Explanation& row;
};

/// A number as the scores file has it: the fewest digits that read back as the same.
std::string exact(const Rational& value);
/// The same, in brackets where it is below 0, so that it may stand behind a sign.
std::string operand(const Rational& value);

/// `3 nearly every day`, `blank, skipped`, `hidden: q1 > 0 does not hold (q1 is 0)`.
std::string told_words(const Explained& explained, std::size_t item);
/// The same without labels and reasons: `3`, `blank`, `hidden`.
std::string told_briefly(const Explained& explained, std::size_t item);
/// Of an attribute, or of the rater behind the last: `34`, `missing`.
std::string fact_words(const Explained& explained, std::size_t attribute);
std::string fact_name(const Explained& explained, std::size_t attribute);

/// Whether a condition holds and by what: `age >= 18 does not hold (age is 16)`, `age >= 18 is open (age is missing)`.
std::string condition_words(const Explained& explained, const expression::Trace& condition);

/// `yes`, `no`, `unknown`; `not there` of what drops out of a list.
std::string truth_words(expression::Truth truth);
/// `3`, `0 to 3`, `missing`, `not applicable`.
std::string number_words(const expression::Number& number);
/// The value of a step, whatever its type.
std::string outcome_words(const expression::Step& step, const expression::Outcome& outcome);

/// `q3, q5`: names of what is open.
std::string open_words(const Explained& explained, const score::Cases& cases);

}  // namespace attune::report
