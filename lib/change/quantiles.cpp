#include "change/quantiles.hpp"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

namespace attune::change {

double normal_quantile(double p) { return boost::math::quantile(boost::math::normal(), p); }

double t_quantile(double p, double freedom) { return boost::math::quantile(boost::math::students_t(freedom), p); }

}  // namespace attune::change
