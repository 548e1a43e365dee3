#pragma once

namespace attune::change {

/// The value below which a share `p` (between 0 and 1) of the standard normal distribution lies.
double normal_quantile(double p);
/// The same of Student's t with `freedom` degrees of freedom (above 0).
double t_quantile(double p, double freedom);

}  // namespace attune::change
