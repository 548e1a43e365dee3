#include "clock.hpp"

#include "text/date.hpp"
#include "text/fault.hpp"

#include <array>
#include <chrono>
#include <ctime>
#include <thread>

namespace attune::command {

std::string local_time() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    ::localtime_r(&now, &parts);
    std::array<char, 32> out{};
    return {out.data(), std::strftime(out.data(), out.size(), "%Y-%m-%dT%H:%M:%S", &parts)};
}

std::string local_time_after(const std::string& earlier) {
    while (local_time() == earlier) std::this_thread::sleep_for(std::chrono::milliseconds(50));
    return local_time();
}

std::string today() { return local_time().substr(0, 10); }

std::int32_t day_meant(const std::string& date) {
    const auto day = text::parse_date(date.empty() ? today() : date);
    if (!day) throw usage_fault("--date " + date + ": expected a date such as 2026-01-31");
    return *day;
}

}  // namespace attune::command
