#pragma once

#include "report/change_section.hpp"
#include "report/page.hpp"
#include "report/sources.hpp"

#include <optional>
#include <vector>

namespace attune::report {

/// What the sections of a subject's page are made of.
struct PageParts {
    const Subject& subject;
    const PageOrder& order;
    const std::vector<Courses>& courses;
    std::vector<Series> series;
    Document page;
    Sources sources;
    std::vector<std::string> limits;  ///< what sections have to say of themselves at the end
};

/// The sections of a page that no battery orders.
void add_usual_sections(PageParts& parts);

/// Those of a battery: headings and order are its own. A section that has nothing to show is named at the end of the page, as is what no
/// section shows of an administration.
void add_template_sections(PageParts& parts);

/// One administration whole: what it was, its scores that are chosen, and its answers where they are asked for.
void add_whole(PageParts& parts, const Administration& administration, const ChosenNames& chosen, int level);

/// Of a long series the newest is shown whole, of a short one all are.
std::vector<const Administration*> whole_of(const Series& series);

/// The last so many of a series with a date, or of all where none has one; in order of date.
std::vector<const Administration*> newest_in(const Series& series, std::size_t count);

}  // namespace attune::report
