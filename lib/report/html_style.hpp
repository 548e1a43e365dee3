#pragma once

#include <string_view>

namespace attune::report {

/// The style rules of a page of HTML, its pictures aside.
std::string_view html_style();

}  // namespace attune::report
