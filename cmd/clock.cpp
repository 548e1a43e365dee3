#include "clock.hpp"

#include "text/date.hpp"

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

Refused no_date(std::string_view option, const std::string& given) {
    return usage_fault(std::string(option) + " " + given + ": expected a date such as 2026-01-31");
}

std::int32_t day_meant(const std::string& date) {
    const auto day = text::parse_date(date.empty() ? today() : date);
    if (!day) throw no_date("--date", date);
    return *day;
}

std::optional<std::int32_t> day_said(const std::string& date) { return date.empty() ? std::nullopt : std::optional(day_meant(date)); }

}  // namespace attune::command
