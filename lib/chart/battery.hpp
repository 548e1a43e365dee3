#pragma once

#include "instrument/instrument.hpp"
#include "text/duration.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune::chart {

/// When forms come round, counted from the subject's first date: once (`at`), in a rhythm (`every`), or else by hand.
struct Occasion {
    std::string id;
    std::optional<text::Duration> at;
    std::optional<text::Duration> every;
    std::optional<text::Duration> from;
    std::optional<text::Duration> until;
    std::optional<text::Duration> window;  ///< how far from its due date a row may lie
    std::optional<text::Duration> within;  ///< by hand: how soon it is to be answered
    bool before_leaving = false;           ///< by hand: `within: before leaving`
    Position position;

    bool by_hand() const { return !at && !every; }
};

/// An instrument that somebody fills in.
struct Step {
    std::string instrument;
    std::vector<std::string> targets;
    std::vector<std::size_t> at;  ///< indices in Battery::occasions; none: by staleness alone
    std::string rater;            ///< empty: the instrument's own
    instrument::Formula when;     ///< over `INSTRUMENT.NAME`; see condition.hpp
    std::string replaces;         ///< an instrument that this one stands for
    bool optional = false;
    bool attended = false;
    std::optional<text::Duration> stale;  ///< due again when the newest row is so old
    std::string review;                   ///< a date item of the instrument: due again on its day
    std::vector<std::string> renew;       ///< alerts of the battery's instruments after which it is due at once
    Position position;
};

/// Texts of the clinic; empty where neutral defaults stand.
struct Care {
    std::string reads;
    std::string within;  ///< in words: `1 day`, `the next working day`
    std::string limits;
    std::string card;
    std::string between_partners;
    std::vector<std::string> pause;
};

/// An item of an instrument that consent or release is read from.
struct AnswerSource {
    std::string instrument;
    std::string item;
    std::string rater;                    ///< release: whose answer counts; empty: the respondent's own
    std::optional<text::Duration> valid;  ///< release: how long it holds
};

enum class Audience { clinician, client, joint, research, record };
enum class Show { alerts, scores, change, chart, answers, course, due, agreement, loop, note, text };

/// `phq9`, or `phq9.total`.
struct Reference {
    std::string instrument;
    std::string name;  ///< a score, an item or a course figure; empty: the whole instrument
};

struct ReportSection {
    std::string heading;
    Show show = Show::scores;
    std::vector<Reference> of;
    std::optional<std::size_t> newest;  ///< so many of the newest
    std::string text;                   ///< of `show: text` and `note`
};

/// Which instruments are given to whom and when, and what is made of them.
struct Battery {
    std::string file;
    std::string id;
    std::string title;
    std::string language = "en";
    std::vector<Reference> primary;
    std::vector<Occasion> occasions;
    std::vector<Step> steps;
    Care care;
    std::optional<AnswerSource> consent;
    std::optional<AnswerSource> release;
    std::optional<text::Duration> pair_within;
    std::vector<std::pair<Audience, std::vector<ReportSection>>> report;
};

/// How a battery finds the instruments that it names.
struct Lookup {
    /// The instrument of an id, or nullptr where there is none; throws Refused where its file is faulty.
    std::function<const instrument::Instrument*(const std::string& id)> find;
    std::vector<std::string> ids;  ///< of all instruments, for the nearest name
};

/// Reads a battery strictly: every key of format 1, all faults of one run; the file's stem must equal its id. With a lookup, instruments,
/// raters, targets, items, scores and alerts that do not exist are refused with the nearest name, and conditions are typed. Throws Refused.
Battery read_battery(std::string_view source, const std::string& file, const Lookup* lookup = nullptr);

}  // namespace attune::chart
