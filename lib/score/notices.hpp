#pragma once

#include "text/fault.hpp"

#include <cstddef>
#include <utility>
#include <vector>

namespace attune::score {

/// What is told on standard error about rows: the first twenty whole, the rest counted, so that a file of faults costs little.
class Notices {
public:
    static constexpr std::size_t told_whole = 20;

    /// `bad`: a fault of the data (exit 3); else merely told. `make` is asked for the Fault only where it is told whole.
    template <class Make>
    void add(bool bad, Make make) {
        if (bad) ++bad_;
        ++all_;
        if (whole_.size() < told_whole) whole_.push_back(make());
    }

    /// Takes over what a later part of the file told.
    void merge(Notices later) {
        bad_ += later.bad_;
        all_ += later.all_;
        for (Fault& fault : later.whole_)
            if (whole_.size() < told_whole) whole_.push_back(std::move(fault));
    }

    const std::vector<Fault>& whole() const { return whole_; }
    std::size_t all() const { return all_; }
    std::size_t bad() const { return bad_; }

private:
    std::vector<Fault> whole_;
    std::size_t all_ = 0;
    std::size_t bad_ = 0;
};

}  // namespace attune::score
