#include "report/series.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace attune::report {
namespace {

using Entry = std::pair<std::string, std::string>;

Entry entry_of(const Administration& one) { return {one.first().date, one.first().entered}; }

/// Takes out what an earlier file has as well; what has no date is not known to be the same.
void leave_out(std::vector<const Administration*>& all, const std::vector<const Administration*>& earlier) {
    std::set<Entry> entries;
    for (const Administration* one : earlier)
        if (!one->first().date.empty()) entries.insert(entry_of(*one));
    std::erase_if(all, [&](const Administration* one) { return entries.contains(entry_of(*one)); });
}

}  // namespace

const Administration& Series::newest() const {
    const auto dated =
        std::find_if(administrations.rbegin(), administrations.rend(), [](const auto* one) { return one->day().has_value(); });
    return dated == administrations.rend() ? *administrations.back() : **dated;
}

std::vector<Series> series_in(const Subject& subject) {
    std::vector<Series> list;
    std::map<SeriesKey, std::size_t> places;
    for (const Administration& administration : subject.administrations) {
        const auto [place, is_new] = places.emplace(series_of(administration), list.size());
        if (is_new) list.push_back({place->first, {}, 0, {}});
        list[place->second].administrations.push_back(&administration);
    }
    return list;
}

void part(Series& series, std::int32_t day) {
    series.until = day;
    const auto& all = series.administrations;
    series.before = static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const auto* one) { return one->day() <= day; }));
}

std::vector<Series> joined(const std::vector<Series>& earlier, std::vector<Series> later) {
    std::map<SeriesKey, std::size_t> places;
    for (std::size_t k = 0; k < later.size(); ++k) places.emplace(later[k].key, k);
    for (const Series& first : earlier) {
        const auto [place, is_new] = places.emplace(first.key, later.size());
        if (is_new) later.push_back({first.key, {}, 0, {}});
        Series& whole = later[place->second];
        leave_out(whole.administrations, first.administrations);
        whole.administrations.insert(whole.administrations.begin(), first.administrations.begin(), first.administrations.end());
        whole.before = first.administrations.size();
    }
    return later;
}

}  // namespace attune::report
