#pragma once

#include "text/rational.hpp"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace attune::change {

/// What a formula makes of two values of one person: the change as it sees it, and the standard error of that, both in points. The index
/// of reliable change is the one over the other.
struct Estimate {
    double change = 0;
    double error = 0;
};

/// Two values of a person.
struct Values {
    double before = 0;
    double after = 0;
};

/// Jacobson and Truax (1991, J Consult Clin Psychol 59:12-19): after - before, with the standard error of the difference of two
/// measurements, sd * sqrt(2 * (1 - r)).
Estimate jacobson_truax(Values values, double sd, double r);

/// Edwards and Nunnally, as Speer (1992, J Consult Clin Psychol 60:402-408) gives it: how far `after` lies from the estimated true score
/// before, mean + r * (before - mean), with the standard error of measurement, sd * sqrt(1 - r).
Estimate edwards_nunnally(Values values, double mean, double sd, double r);

/// Gulliksen, Lord and Novick, as Hsu gives it (1989, Behav Assess 11:459-467; 1999, J Consult Clin Psychol 67:594-598): how far `after`
/// lies from its prediction, mean + r * (before - mean), with the standard error of prediction, sd * sqrt(1 - r * r).
Estimate gulliksen_lord_novick(Values values, double mean, double sd, double r);

/// Chelune, Naugle, Lueders, Sedlak and Awad (1993, Neuropsychology 7:41-52): the change less `practice`, the mean change on retest of
/// people without treatment, with the standard error of Jacobson and Truax.
Estimate practice_corrected(Values values, double practice, double sd, double r);

/// The reliability of a difference of two tests of equal spread, (alpha - retest) / (1 - retest) (Lord 1963); exact, since it is held
/// against a limit. `retest`: below 1.
Rational difference_reliability(const Rational& alpha, const Rational& retest);

/// Hageman and Arrindell (1999, Behav Res Ther 37:1169-1193), the index of the single person, RC_INDIV:
/// (change * R + mean_change * (1 - R)) / (sqrt(R) * sqrt(2) * SEM), where R is the reliability of a difference (above 0) and SEM is
/// sd * sqrt(1 - alpha). Given in points of the observed change: both parts of the fraction are divided by R.
Estimate hageman_arrindell(Values values, double mean_change, double sd, double alpha, double difference);

/// A day, and a value on it.
using Point = std::pair<std::int32_t, double>;

/// A line of its own through all points of one person, in place of the line that a hierarchical linear model gives each (Speer and
/// Greenbaum 1995, J Consult Clin Psychol 63:1044-1048): the change on the least-squares line from the first point's day to the last
/// point's, with SEM * days / sqrt(sum of squared distances of the days from their mean), SEM = sd * sqrt(1 - r). A model pools the
/// error over people; here it is that of the measure, so that two points give what Jacobson and Truax give. Nothing where all points lie
/// on one day.
std::optional<Estimate> individual_line(const std::vector<Point>& points, double sd, double r);

}  // namespace attune::change
