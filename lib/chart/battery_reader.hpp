#pragma once

#include "chart/battery.hpp"
#include "chart/references.hpp"
#include "instrument/reader.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace attune::chart {

/// What the readers of a battery's parts share.
struct BatteryReader {
    instrument::Reader& reader;
    References& references;
    Battery& battery;
};

/// A duration under a key, if the key stands there.
void take_duration(instrument::Reader& reader, const text::Node& map, std::string_view key, std::optional<text::Duration>& to);

void read_occasions(BatteryReader& parts, const text::Node& node);
void read_steps(BatteryReader& parts, const text::Node& node);
void read_care(BatteryReader& parts, const text::Node& node);
void read_report(BatteryReader& parts, const text::Node& node);

}  // namespace attune::chart
