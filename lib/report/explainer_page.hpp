#pragma once

#include "instrument/explainer.hpp"
#include "report/document.hpp"

#include <string>

namespace attune::report {

/// An explainer page for a terminal: its headings, paragraphs, lists and quotes, and what is bold without its marks; others stand as they are written.
Document page_of(const instrument::Explainer& explainer);

/// The same as Markdown: the text as it is written, under its title and above its sources.
std::string markdown_of(const instrument::Explainer& explainer);

}  // namespace attune::report
