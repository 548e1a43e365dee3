#include "report/change_overview.hpp"

#include "report/change_words.hpp"
#include "report/page.hpp"
#include "report/score_section.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace attune::report {
namespace {

using change::Verdict;

/// What is read first: the worse, then the better, then what has a direction of neither kind, then the rest.
int rank(Verdict verdict) {
    switch (verdict) {
        case Verdict::harmed:
        case Verdict::worse: return 0;
        case Verdict::recovered:
        case Verdict::improved: return 1;
        case Verdict::higher:
        case Verdict::lower: return 2;
        case Verdict::no_reliable_change: return 3;
        default: return 4;
    }
}

/// One is named once: a score of the same name as its form is the form.
std::string name_of(const Pair& pair, const ScoreRow& row) {
    const std::string form = instrument_title(*pair.to, true) + parties_words(row);
    const std::string score = title_of(*pair.to, row);
    return score == "Total" || score == "total" || form == score ? form : form + ", " + score;
}

std::string short_verdict(const Comparison& one) {
    std::string words = brief_verdict(one);
    for (const std::string& more : {crossed_words(one.result), one.result.why})
        if (!more.empty()) words += "; " + more;
    return words;
}

}  // namespace

void add_overview(Document& page, const Comparisons& comparisons, const std::string& subject) {
    std::vector<std::pair<const Pair*, const Comparison*>> judged;
    std::size_t series = 0;
    for (const PairRun run : pair_runs(comparisons.pairs)) {
        const Pair& last = run.back();
        if (last.to->first().subject != subject) continue;
        ++series;
        for (const Comparison& one : last.scores)
            if (rank(one.result.verdict) <= rank(Verdict::no_reliable_change) || !one.result.crossed.empty())
                judged.emplace_back(&last, &one);
    }
    if (series < 2 || judged.empty()) return;
    std::stable_sort(judged.begin(), judged.end(),
                     [](const auto& a, const auto& b) { return rank(a.second->result.verdict) < rank(b.second->result.verdict); });
    Table table{{{"score"}, {"since"}, {"then"}, {"now"}, {"change", true}, {"verdict"}}, {}};
    for (const auto& [pair, one] : judged)
        table.rows.push_back({name_of(*pair, *one->to), occasion(pair->from->first()), value_words(*pair->from, *one->from),
                              value_words(*pair->to, *one->to), moved_words(*one), short_verdict(*one)});
    page.add(Heading{2, "At a glance"});
    page.add(std::move(table));
}

}  // namespace attune::report
