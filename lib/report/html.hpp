#pragma once

#include "report/document.hpp"

#include <cstddef>
#include <string>

namespace attune::report {

struct HtmlHead {
    std::string title;
    std::string language = "en";  ///< of the page's own words
};

/// A file of HTML that needs no other: its style and its pictures stand inside, no script, nothing from outside. It reads on a narrow
/// screen, on a dark one and in print. Its parts come one after the other, so that it may hold any number of pages.
class HtmlFile {
public:
    std::string begin(const HtmlHead& head) const;
    /// A page, in a section for each heading of the first level. No id is given twice in one file.
    std::string page(const Document& document);
    std::string end() const;

private:
    std::size_t pictures_ = 0;  ///< shown so far
};

/// A file of one page.
std::string render_html(const Document& document, const HtmlHead& head);

}  // namespace attune::report
