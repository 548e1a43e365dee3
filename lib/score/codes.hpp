#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace attune::score {

/// Small codes for numbers, given as these are met; of a number that is too large, or met too late, none.
class Codes {
public:
    static constexpr std::uint16_t none = 0;

    std::uint16_t of(std::size_t number) {
        if (number >= most_numbers) return none;
        if (number >= codes_.size()) codes_.resize(number + 1, none);
        if (codes_[number] == none && last_ < most_codes) codes_[number] = ++last_;
        return codes_[number];
    }
    /// The highest that was given.
    std::uint16_t last() const { return last_; }

private:
    static constexpr std::size_t most_numbers = 65536;
    static constexpr std::uint16_t most_codes = 4096;  // texts of a few hundred kilobytes

    std::vector<std::uint16_t> codes_;
    std::uint16_t last_ = none;
};

}  // namespace attune::score
