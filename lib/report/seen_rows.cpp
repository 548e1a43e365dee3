#include "report/seen_rows.hpp"

namespace attune::report {
namespace {

constexpr std::size_t places = 4096;
constexpr std::size_t longest = 512;

/// Two texts of one hash only take each other's place.
std::size_t hash_of(std::string_view rest) { return std::hash<std::string_view>()(rest); }

}  // namespace

SeenRows::Seen& SeenRows::place_of(std::size_t hash) { return seen_[hash % places]; }

void SeenRows::begin(const std::vector<std::string>& header) {
    if (header == header_) return;
    header_ = header;
    seen_.clear();
}

ScoreRow* SeenRows::find(std::string_view rest) {
    if (seen_.empty() || rest.empty() || rest.size() > longest) return nullptr;
    Seen& place = place_of(hash_of(rest));
    return place.rest == rest ? place.row.get() : nullptr;
}

void SeenRows::keep(std::string_view rest, ScoreRow& row) {
    if (rest.empty() || rest.size() > longest) return;
    if (seen_.empty()) seen_.resize(places);
    const std::size_t hash = hash_of(rest);
    Seen& place = place_of(hash);
    if (place.hash == hash) {
        row.like = ++kept_;
        place.rest = rest;
        place.row = std::make_unique<ScoreRow>(row);
    }
    place.hash = hash;
}

}  // namespace attune::report
