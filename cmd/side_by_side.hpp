#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace attune::command {

inline std::size_t core_count() { return std::max(std::thread::hardware_concurrency(), 1U); }

/// Calls `work(k, ours)` for each k below `count`, on all cores; `ours`: on the thread that called. `work` keeps to itself what it throws.
template <class Work>
void side_by_side(std::size_t count, const Work& work) {
    std::atomic<std::size_t> next = 0;
    const auto take = [&](bool ours) {
        for (std::size_t k = next++; k < count; k = next++) work(k, ours);
    };
    std::vector<std::jthread> others;
    const std::size_t threads = std::min(core_count(), count);
    try {
        for (std::size_t t = 1; t < threads; ++t) others.emplace_back(take, false);
    } catch (const std::system_error&) {
        // the machine gives no more threads: those that there are will do
    }
    take(true);
}

/// Makes a Made of each stretch of the numbers below `count` by `make(made, first, end)`, on all cores, and hands them to `take` in order.
/// A Made is used again, so that it may remember what it needs; what `make` throws is thrown where it would have been taken.
template <class Made, class Make, class Take>
void in_stretches(std::size_t count, std::size_t length, const Make& make, const Take& take) {
    struct Seat {
        Made made;
        std::exception_ptr failure;
    };
    std::vector<Seat> seats(std::min(core_count(), (count + length - 1) / length));
    const auto part = [&](std::size_t begin, std::size_t k) { return std::min(begin + k * length, count); };
    for (std::size_t begin = 0; begin < count; begin = part(begin, seats.size())) {
        side_by_side(seats.size(), [&](std::size_t k, bool) {
            try {
                make(seats[k].made, part(begin, k), part(begin, k + 1));
            } catch (...) {
                seats[k].failure = std::current_exception();
            }
        });
        for (Seat& seat : seats) {
            if (seat.failure) std::rethrow_exception(std::exchange(seat.failure, nullptr));
            take(seat.made);
        }
    }
}

}  // namespace attune::command
