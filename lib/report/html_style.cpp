#include "report/html_style.hpp"

namespace attune::report {

std::string_view html_style() {
    return R"(:root { color-scheme: light dark; }
* { box-sizing: border-box; }
body { margin: 0; color: #111; background: #fff; font-family: system-ui, sans-serif; font-size: 17px; line-height: 1.5; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
section + section { margin-top: 4rem; border-top: 3px solid; padding-top: 1rem; }
h1, h2, h3, h4 { line-height: 1.25; margin: 1.6em 0 0.5em; overflow-wrap: anywhere; }
h1 { font-size: 1.65em; margin-top: 0.5em; }
h2 { font-size: 1.3em; border-bottom: 1px solid #999; padding-bottom: 0.2em; }
h3 { font-size: 1.1em; }
p, ul, dl, blockquote, figure, .scroll { margin: 0 0 1em; }
p, li, dd, dt, blockquote { overflow-wrap: anywhere; }
ul { padding-left: 1.3em; }
dl > div { display: grid; grid-template-columns: 10rem minmax(0, 1fr); column-gap: 1rem; margin-bottom: 0.35em; }
dt { grid-column: 1; color: #4d4d4d; }
dd { grid-column: 2; margin: 0; }
.alert { border: 1px solid; border-left-width: 6px; padding: 0.6em 0.8em; margin-bottom: 0.7em; }
.alert.urgent { border-width: 3px; border-left-width: 14px; font-size: 1.1em; }
.alert .sign { font-weight: 800; padding-right: 0.15em; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; min-width: 60%; }
th, td { padding: 0.35em 0.8em 0.35em 0; text-align: left; vertical-align: top; border-bottom: 1px solid #999; }
thead th { border-bottom: 2px solid; }
tbody th { font-weight: 500; }
time { white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
blockquote { border-left: 4px solid #999; padding-left: 0.9em; }
blockquote p:last-child { margin-bottom: 0; }
svg.attune { display: block; width: 100%; max-width: 42rem; height: auto; }
.gauge svg.attune { max-width: 30rem; }
.gauge { margin: 0.2em 0 0.4em; }
figcaption { color: #4d4d4d; font-size: 0.95em; }
@media screen and (prefers-color-scheme: dark) {
  body { color: #f2f2f2; background: #161616; }
  dt, figcaption { color: #bdbdbd; }
}
@media (max-width: 36rem) {
  dl > div { display: block; }
  dd { padding-left: 1rem; }
  .gauge { margin-left: -1rem; }
  th, td { padding-right: 0.6em; font-size: 0.95em; }
  table.wide { min-width: 38rem; }
}
@media print {
  @page { margin: 18mm; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  section + section { break-before: page; border-top: 0; margin-top: 0; padding-top: 0; }
  h1, h2, h3, h4 { break-after: avoid; }
  .alert, figure, tr, dl > div { break-inside: avoid; }
  .scroll { overflow: visible; }
  svg.attune { max-width: 14cm; }
}
)";
}

}  // namespace attune::report
