#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <system_error>
#include <thread>
#include <vector>

namespace attune::command {

/// Calls `work(k, ours)` for each k below `count`, on all cores; `ours`: on the thread that called. `work` keeps to itself what it throws.
template <class Work>
void side_by_side(std::size_t count, const Work& work) {
    std::atomic<std::size_t> next = 0;
    const auto take = [&](bool ours) {
        for (std::size_t k = next++; k < count; k = next++) work(k, ours);
    };
    std::vector<std::jthread> others;
    const std::size_t threads = std::min<std::size_t>(std::max(std::thread::hardware_concurrency(), 1U), count);
    try {
        for (std::size_t t = 1; t < threads; ++t) others.emplace_back(take, false);
    } catch (const std::system_error&) {
        // the machine gives no more threads: those that there are will do
    }
    take(true);
}

}  // namespace attune::command
