#include "report/explanation_page.hpp"

#include "report/explained_score.hpp"
#include "report/sources.hpp"
#include "report/words.hpp"

#include <string>

namespace attune::report {
namespace {

void add_instrument(Document& page, const instrument::Instrument& instrument, Sources& sources) {
    std::string title = instrument.title;
    if (!instrument.abbreviation.empty()) title += " (" + instrument.abbreviation + ")";
    page.add(Field{"instrument", title});
    page.add(Field{"edition", instrument.version + sources.mark(instrument.citations)});
}

}  // namespace

Document explanation_page(const score::ExplainedRow& row) {
    Document page;
    Sources sources;
    page.add(Heading{1, whose_words(row.subject, row.date, row.instrument, row.target, row.rater)});
    if (row.plan) add_instrument(page, *row.plan->instrument, sources);
    for (const auto& [name, text] : row.kept) page.add(Field{name, text});
    if (!row.unreadable.empty()) page.add(Paragraph{"Every score is invalid, for " + row.unreadable + "."});
    if (row.explanation) {
        const Explained explained{*row.plan, *row.explanation};
        for (const auto& [verdict, place] : row.explanation->order) {
            if (verdict) add_verdict_step(page, explained, row.explanation->verdicts[place], sources);
            else add_score_step(page, explained, row.explanation->scores[place], sources);
        }
    }
    sources.list(page);
    return page;
}

}  // namespace attune::report
