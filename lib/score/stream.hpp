#pragma once

#include "score/explanation.hpp"
#include "score/notices.hpp"
#include "score/plan.hpp"
#include "score/responses.hpp"
#include "score/table.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune::score {

/// One administration of a response file, and how its scores came about.
struct ExplainedRow {
    const Plan* plan = nullptr;  ///< nullptr: its instrument is not known
    std::string subject, date, rater, instrument, target;
    std::vector<std::pair<std::string, std::string>> kept;  ///< name and text of the columns that are carried along
    std::string unreadable;                                 ///< why nothing of it could be scored
    std::optional<Explanation> explanation;
};

/// What `score` is asked for.
struct Job {
    std::string instrument;  ///< `-i`; empty: the file says it row by row
    Reading reading;
    std::vector<std::string> only;
    std::vector<std::string> keep;
    std::string keep_as;  ///< before the names of what is kept, so that none is that of another column
    bool wide = false;
    unsigned threads = 0;                                     ///< 0: as many as there are cores
    std::function<std::string(const ExplainedRow&)> explain;  ///< writes each row in place of its scores; called from several threads
    std::size_t block = 4096;                                 ///< rows scored together; changes nothing in the output
};

/// What came of a file beside its scores.
struct Outcome {
    Notices notices;
    std::map<std::string, std::size_t> passed_over;  ///< rows of other instruments, by their name
    struct Alert {
        std::string instrument;
        std::string id;
        bool risk = false;  ///< rests on an item marked `risk`
        std::size_t raised = 0;
        std::size_t undetermined = 0;
        std::size_t place = 0;  ///< among the alerts of the instrument
    };
    std::vector<Alert> alerts;  ///< by instrument and place
    bool later = false;         ///< something was left out, for it is dated after the day up to which was asked for
    bool broken = false;        ///< the file ended in a fault; what was written before it stands
};

/// Adds what came of a later part, or of an alert; the order of the alerts hangs on no order of parts.
void merge(Outcome& all, Outcome part);
void merge(std::vector<Outcome::Alert>& all, const Outcome::Alert& alert);

/// Where the instruments named in rows come from. Called under a lock.
class Plans {
public:
    virtual ~Plans() = default;
    /// The plan of an instrument, which lives as long as the file is read, or nullptr where there is none of that name. Throws Refused
    /// where its definition is faulty.
    virtual const Plan* find(const std::string& id) = 0;
    /// That there is no such instrument, with the nearest name.
    virtual std::string unknown(const std::string& id) const = 0;
};
/// Takes the output in order, header first.
using Sink = std::function<void(std::string_view)>;

/// Scores a response file: reads it in chunks of whole records, scores them with as many threads as wanted, and writes in the
/// order of the file. Memory does not grow with the file. Throws Refused for faults of the header; those of rows are told in
/// `outcome`, which also holds what came of the rows before a refusal.
void score_file(text::CsvReader& file, const Job& job, Plans& plans, const Sink& sink, Outcome& outcome);

/// Reads no row: the header of what `score_file` would write. Throws Refused as it would.
std::string header_of(text::CsvReader& file, const Job& job, Plans& plans);

}  // namespace attune::score
