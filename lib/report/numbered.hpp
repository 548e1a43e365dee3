#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace attune::report {

/// Where a value may be remembered; values that differ may share a place.
inline std::size_t place_to_remember(std::string_view text) {
    const auto at = [&](std::size_t k) { return static_cast<std::size_t>(static_cast<unsigned char>(text[k])); };
    return text.empty() ? 0 : text.size() + 7 * at(0) + 31 * at(text.size() / 2) + 127 * at(text.size() - 1);
}
template <std::size_t count>
std::size_t place_to_remember(const std::array<std::uint32_t, count>& numbers) {
    std::size_t place = 0;
    for (const std::uint32_t number : numbers) place = 31 * place + number;
    return place;
}

/// Values that are kept once each, however often they come; known by numbers, in the order in which they first came.
template <class Value>
class Numbered {
public:
    template <class Key>
    std::uint32_t number_of(const Key& key) {
        std::uint32_t& before = remembered_[place_to_remember(key) % remembered_.size()];
        if (before < values_.size() && *values_[before] == key) return before;
        const auto known = numbers_.find(key);
        if (known != numbers_.end()) return before = known->second;
        const auto added = numbers_.emplace(key, static_cast<std::uint32_t>(values_.size())).first;
        values_.push_back(&added->first);
        return before = added->second;
    }
    template <class Key>
    std::optional<std::uint32_t> find(const Key& key) const {
        const auto known = numbers_.find(key);
        return known == numbers_.end() ? std::nullopt : std::optional(known->second);
    }
    const Value& operator[](std::size_t number) const { return *values_[number]; }
    std::size_t size() const { return values_.size(); }

private:
    std::map<Value, std::uint32_t, std::less<>> numbers_;  ///< ordered, since a hash can be made to collide
    std::vector<const Value*> values_;
    std::array<std::uint32_t, 1024> remembered_{};  ///< numbers that were found last
};

}  // namespace attune::report
