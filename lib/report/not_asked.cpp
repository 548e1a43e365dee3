#include "report/not_asked.hpp"

#include "report/circumstances.hpp"
#include "report/page.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune::report {
namespace {

namespace cell = expression::cell;

constexpr std::int32_t four_weeks = 28;

/// Whether the first question of a section apart was answered, and the answer left out all that comes after it.
bool ends_after(const instrument::Instrument& instrument, std::size_t opener, score::Frame& frame) {
    if (!cell::is_answered(frame.item(opener).cells[0])) return false;
    bool any = false;
    for (std::size_t i = opener + 1; i < instrument.items.size(); ++i) {
        if (instrument.opener_of(i) != opener) continue;
        if (frame.item(i).cells[0] != cell::hidden) return false;
        any = true;
    }
    return any;
}

bool not_asked(const Administration& administration) {
    if (!administration.same_edition() || !administration.first().others->of_responses) return false;
    const instrument::Instrument& instrument = *administration.known.plan->instrument;
    std::optional<Circumstances> circumstances;
    for (std::size_t i = 0; i < instrument.items.size(); ++i) {
        if (instrument.opener_of(i) != i) continue;
        if (!circumstances) circumstances.emplace(administration);
        if (ends_after(instrument, i, circumstances->frame())) return true;
    }
    return false;
}

}  // namespace

void add_not_asked(Document& page, const Subject& subject) {
    std::optional<std::int32_t> newest;
    for (const Administration& administration : subject.administrations) newest = std::max(newest, administration.day());
    std::string where;
    std::size_t lately = 0;
    for (std::size_t k = subject.administrations.size(); k-- > 0;) {  // the newest first
        const Administration& administration = subject.administrations[k];
        if (!not_asked(administration)) continue;
        where += fmt::format("{}{}: {}", where.empty() ? "" : "; ", instrument_title(administration, true), occasion_words(administration));
        if (administration.day() && *administration.day() > *newest - four_weeks) ++lately;
    }
    if (where.empty()) return;
    page.add(Paragraph{
        fmt::format("Not asked (not alone): the private questions of {}. {} within the last four weeks. Offer another time, alone.", where,
                    lately == 1 ? "Once" : fmt::format("{} times", lately))});
}

}  // namespace attune::report
