#pragma once

#include "text/fault.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace attune::score {

/// What is told on standard error about rows: the first twenty in the order of the file whole, the rest counted, so that a file
/// of faults costs little.
class Notices {
public:
    static constexpr std::size_t told_whole = 20;

    /// Where in a part of a file a notice belongs. Columns are looked at one after the other; what is told goes row by row.
    struct Place {
        std::size_t row = 0;
        std::size_t column = 0;
        friend bool operator<(const Place& a, const Place& b) { return std::pair(a.row, a.column) < std::pair(b.row, b.column); }
    };

    /// `bad`: a fault of the data (exit 3); else merely told. `make` is asked for the Fault only where it is told whole.
    template <class Make>
    void add(bool bad, Place place, Make make) {
        if (bad) ++bad_;
        ++all_;
        if (whole_.size() == told_whole && !(place < places_.back())) return;
        const auto at = std::upper_bound(places_.begin(), places_.end(), place) - places_.begin();
        places_.insert(places_.begin() + at, place);
        whole_.insert(whole_.begin() + at, make());
        cut();
    }

    /// Puts what was told of the file as a whole before what was told of its rows.
    void lead(Notices earlier) {
        earlier.merge(std::move(*this));
        *this = std::move(earlier);
    }

    /// Takes over what a later part of the file told.
    void merge(Notices later) {
        bad_ += later.bad_;
        all_ += later.all_;
        for (Fault& fault : later.whole_) whole_.push_back(std::move(fault));
        places_.resize(whole_.size(), Place{SIZE_MAX, SIZE_MAX});
        cut();
    }

    const std::vector<Fault>& whole() const { return whole_; }
    std::size_t all() const { return all_; }
    std::size_t bad() const { return bad_; }

private:
    void cut() {
        if (whole_.size() <= told_whole) return;
        whole_.resize(told_whole);
        places_.resize(told_whole);
    }

    std::vector<Fault> whole_;
    std::vector<Place> places_;  ///< of those told whole, ascending
    std::size_t all_ = 0;
    std::size_t bad_ = 0;
};

}  // namespace attune::score
