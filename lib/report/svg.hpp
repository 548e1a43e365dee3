#pragma once

#include "report/gauge.hpp"
#include "report/trend.hpp"

#include <string>
#include <string_view>

namespace attune::report {

/// A picture as SVG, with a title and a description for whoever cannot see it. It scales, says nothing by colour alone, follows a dark
/// screen, and refers to nothing outside itself.
///
/// `id`: what the ids in it begin with: letters, digits and `-`, unlike those of any other picture of the page. `alone`: as a file of its
/// own, with its style and its title to be seen; else as an element of an HTML page that has svg_style().
std::string svg_of(const Gauge& gauge, std::string_view id, bool alone);
std::string svg_of(const Trend& trend, std::string_view id, bool alone);

/// The style rules of all pictures.
std::string_view svg_style();

}  // namespace attune::report
