#include "report/series.hpp"

#include <algorithm>
#include <map>

namespace attune::report {

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
        if (is_new) list.emplace_back();
        list[place->second].administrations.push_back(&administration);
    }
    return list;
}

}  // namespace attune::report
