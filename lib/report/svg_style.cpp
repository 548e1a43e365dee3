#include "report/svg.hpp"
#include "report/svg_canvas.hpp"

#include <array>

namespace attune::report {
namespace {

struct Look {
    std::string_view name;
    std::string_view on_paper;
};

/// In the order of Style. Colours of lines by Okabe and Ito (2008), which people who see colours otherwise tell apart.
constexpr std::array<Look, 22> looks{{
    {"paper", R"(fill="#fff")"},
    {"text", R"(fill="#000")"},
    {"text", R"(fill="#000" font-size="12")"},
    {"text", R"(fill="#000" font-weight="bold")"},
    {"band", R"(fill="#ebebeb")"},
    {"ink", R"(fill="none" stroke="#000")"},
    {"ink", R"(stroke="#000")"},
    {"light", R"(stroke="#8a8a8a" stroke-dasharray="2 3")"},
    {"light", R"(fill="none" stroke="#8a8a8a")"},
    {"hatch", R"(fill="none" stroke="#9a9a9a" stroke-width="0.8")"},
    {"corridor", R"(stroke="#595959" stroke-dasharray="1 3" stroke-width="1.6")"},
    {"ink", R"(stroke="#000" stroke-dasharray="10 3 2 3" stroke-width="1.4")"},
    {"value", R"(fill="#000" stroke="#000")"},
    {"ink", R"(fill="none" stroke="#000" stroke-width="2")"},
    {"line line0", R"(fill="none" stroke="#0072b2" stroke-linejoin="round")"},
    {"line line1", R"(fill="none" stroke="#d55e00" stroke-linejoin="round" stroke-dasharray="7 4")"},
    {"line line2", R"(fill="none" stroke="#009e73" stroke-linejoin="round" stroke-dasharray="2 3")"},
    {"line line3", R"(fill="none" stroke="#a8527f" stroke-linejoin="round" stroke-dasharray="9 3 2 3")"},
    {"full line0", R"(fill="#0072b2" stroke="#0072b2" stroke-width="1.5")"},
    {"open line1", R"(fill="#fff" stroke="#d55e00" stroke-width="1.5")"},
    {"full line2", R"(fill="#009e73" stroke="#009e73" stroke-width="1.5")"},
    {"open line3", R"(fill="#fff" stroke="#a8527f" stroke-width="1.5")"},
}};

Style nth(Style first, std::size_t line) { return static_cast<Style>(static_cast<std::size_t>(first) + line % 4); }

}  // namespace

Style line_style(std::size_t line) { return nth(Style::line0, line); }
Style mark_style(std::size_t line) { return nth(Style::mark0, line); }

std::string style_attributes(Style style) {
    const Look& look = looks[static_cast<std::size_t>(style)];
    return ((" class=\"" + std::string(look.name) + "\" ") += look.on_paper);
}

std::string_view svg_style() {
    return R"(@media print {
  .attune .line, .attune .full, .attune .open { stroke: #000; }
  .attune .full { fill: #000; }
}
@media screen and (prefers-color-scheme: dark) {
  .attune .paper, .attune .open { fill: #161616; }
  .attune .text, .attune .value { fill: #f2f2f2; }
  .attune .ink, .attune .value { stroke: #f2f2f2; }
  .attune .band { fill: #2c2c2c; }
  .attune .light { stroke: #8f8f8f; }
  .attune .hatch { stroke: #777; }
  .attune .corridor { stroke: #b5b5b5; }
  .attune .line0 { stroke: #56b4e9; }
  .attune .line1 { stroke: #e69f00; }
  .attune .line2 { stroke: #1fc797; }
  .attune .line3 { stroke: #e59bc6; }
  .attune .full.line0 { fill: #56b4e9; }
  .attune .full.line2 { fill: #1fc797; }
}
)";
}

}  // namespace attune::report
