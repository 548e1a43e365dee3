#pragma once

#include "score/outcomes.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace attune::score {

class Frame;

/// A score over the rows of a block: of each row its outcome by code, or where there is none its own.
class Values {
public:
    /// Of `rows` rows of their own.
    explicit Values(std::size_t rows) : own_(rows) {}
    /// By code; a row whose code is `none` is to be `set`. The outcomes must live as long.
    Values(std::vector<std::uint16_t> codes, const Outcomes& outcomes) : codes_(std::move(codes)), outcomes_(&outcomes) {}

    Status status(std::size_t row) const { return of(row).status; }
    /// The value, where the status is complete or prorated.
    const Rational& value(std::size_t row) const { return of(row).value; }
    bool known(std::size_t row) const { return status(row) == Status::complete || status(row) == Status::prorated; }

    void set(std::size_t row, const Outcomes::Outcome& outcome) {
        if (own_.empty()) own_.resize(codes_.size());
        own_[row] = outcome;
    }
    /// Of each row, or empty where the score has no codes.
    const std::vector<std::uint16_t>& codes() const { return codes_; }
    /// The highest that a row may have; only where there are codes.
    std::uint16_t last_code() const { return outcomes_->last_code(); }

private:
    const Outcomes::Outcome& of(std::size_t row) const {
        return codes_.empty() || codes_[row] == Outcomes::none ? own_[row] : outcomes_->of(codes_[row]);
    }

    std::vector<std::uint16_t> codes_;
    const Outcomes* outcomes_ = nullptr;
    std::vector<Outcomes::Outcome> own_;
};

/// A score over the rows of a frame, from answer to value, with its status.
Values values(Frame& frame, std::size_t score);

/// Rows in which the blank of an item counts 0 (`zero_when`), also where a filling puts an answer in its place; empty where there is no such condition.
std::vector<std::uint8_t> counts_zero(Frame& frame, const KeyPlan& key);

}  // namespace attune::score
