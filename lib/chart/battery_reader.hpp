#pragma once

#include "chart/battery.hpp"
#include "chart/references.hpp"
#include "instrument/reader.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune::chart {

/// An alert that some step is renewed by, and where it stands.
struct Renewal {
    std::string alert;
    Position at;
};

/// What the readers of a battery's parts share.
struct BatteryReader {
    instrument::Reader& reader;
    References& references;
    Battery& battery;
    std::vector<Renewal> renewals;  ///< of all steps
};

/// A duration under a key, if the key stands there.
void take_duration(instrument::Reader& reader, const text::Node& map, std::string_view key, std::optional<text::Duration>& to);

void read_occasions(BatteryReader& parts, const text::Node& node);
void read_steps(BatteryReader& parts, const text::Node& node);
/// Tells of the alerts that steps are renewed by which no instrument of the battery has; those of consent and release are among these.
void check_renewals(BatteryReader& parts);
void read_care(BatteryReader& parts, const text::Node& node);
void read_report(BatteryReader& parts, const text::Node& node);

}  // namespace attune::chart
