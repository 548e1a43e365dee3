#include "instrument/instrument.hpp"

#include <algorithm>

namespace attune::instrument {
namespace {

template <class List, class Name>
std::optional<std::size_t> place(const List& list, std::string_view wanted, Name name) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& element) { return name(element) == wanted; });
    return found == list.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - list.begin()));
}

}  // namespace

Visibility Instrument::visibility_of(std::size_t item) const {
    const Item& is = items[item];
    if (is.visibility) return *is.visibility;
    return is.section ? sections[*is.section].visibility.value_or(visibility) : visibility;
}

std::optional<std::size_t> Instrument::opener_of(std::size_t item) const {
    if (!is_apart(item)) return std::nullopt;
    const auto first = std::find_if(items.begin(), items.end(), [&](const Item& one) { return one.section == items[item].section; });
    return static_cast<std::size_t>(first - items.begin());
}

std::optional<std::size_t> Instrument::find_item(std::string_view id_wanted) const {
    return place(items, id_wanted, [](const Item& item) -> const std::string& { return item.id; });
}

std::optional<std::size_t> Instrument::find_score(std::string_view name) const {
    return place(scores, name, [](const Score& score) -> const std::string& { return score.name; });
}

std::optional<std::size_t> Instrument::find_attribute(std::string_view name) const {
    return place(attributes, name, [](const Attribute& attribute) -> const std::string& { return attribute.name; });
}

std::string Instrument::default_rater() const {
    if (std::find(raters.begin(), raters.end(), "self") != raters.end()) return "self";
    return raters.size() == 1 ? raters.front() : "";
}

}  // namespace attune::instrument
