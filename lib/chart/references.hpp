#pragma once

#include "chart/battery.hpp"
#include "instrument/reader.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace attune::chart {

/// What the name of a reference may be.
enum class Named { score, item, course, score_or_course, any };

/// Looks up what a battery names and tells what does not exist. Without a lookup nothing is looked up and nothing told.
class References {
public:
    References(instrument::Reader& reader, const Lookup* lookup) : reader_(reader), lookup_(lookup) {}

    /// The instrument of an id; nullptr where there is none, or none can be looked up. A faulty file is told once.
    const instrument::Instrument* instrument(const std::string& id, Position at);

    /// An instrument that was looked up before, or nullptr.
    const instrument::Instrument* known(const std::string& id) const;

    /// Tells where the rater is none of the instrument's; an empty rater is its own.
    void rater(const std::string& instrument, const std::string& rater, Position at);

    /// Tells where an instrument has nothing of that name and kind; a null instrument has been told of.
    void name(const instrument::Instrument* instrument, std::string_view name, Named kind, Position at);

    /// Reads `phq9.total`, or, where `whole` allows it, `phq9`.
    Reference read(const text::Node& node, std::string_view key, Named kind, bool whole);

    /// Reads the name of an item, which must be of one of these types; `expected` says which: "a date".
    void item_of_type(const instrument::Instrument* instrument, const text::Node& node, const std::string& item, instrument::Type type,
                      std::string_view expected);

    /// Parses a condition of a step, and types it where its names can be looked up.
    void condition(const instrument::Formula& formula);

    bool can_look_up() const { return lookup_ != nullptr; }

private:
    instrument::Reader& reader_;
    const Lookup* lookup_;
    std::map<std::string, const instrument::Instrument*> found_;
};

}  // namespace attune::chart
