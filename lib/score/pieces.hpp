#pragma once

#include "text/buffer.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace attune::score {

/// Texts by a small code, each written once and from then on copied: no number is spelled twice.
class Pieces {
public:
    bool has(std::size_t code) const { return code < places_.size() && places_[code].size > 0; }

    void keep(std::size_t code, std::string_view text) {
        if (code >= places_.size()) places_.resize(code + 1);
        const std::size_t at = bytes_.empty() ? 0 : bytes_.size() - step;
        bytes_.resize(at + text.size() + step);
        text.copy(bytes_.data() + at, text.size());
        places_[code] = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(text.size())};
    }

    void append(std::size_t code, text::Buffer& out) const {
        const Place place = places_[code];
        char* to = out.room(place.size + step);
        const char* from = bytes_.data() + place.at;
        for (std::size_t done = 0; done < place.size; done += step) std::memcpy(to + done, from + done, step);
        out.grew(place.size);
    }

private:
    static constexpr std::size_t step = 32;  ///< bytes copied at a time, up to so many past the end: as many stand after the last
    struct Place {
        std::uint32_t at = 0;
        std::uint32_t size = 0;
    };
    std::vector<Place> places_;
    std::vector<char> bytes_;
};

}  // namespace attune::score
