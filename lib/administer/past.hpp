#pragma once

#include "administer/occasion.hpp"
#include "administer/record.hpp"

#include <optional>
#include <string>
#include <vector>

namespace attune::administer {

/// How a response file is laid out; that of a new file where there is none yet, or an empty one. Throws Refused where the header is faulty,
/// or where no ordinary file stands there.
Form form_of(const std::string& path, const instrument::Instrument& instrument);

/// A row that was made earlier.
struct PastRow {
    Occasion occasion;
    Answers answers;
    int line = 0;
};

/// The newest row (by date, then by its place in the file) of the same subject, rater, target and instrument as `wanted`; where that has a
/// date, of that day. Rows that cannot be read are passed over.
std::optional<PastRow> newest_row(const std::string& path, const instrument::Instrument& instrument, const Occasion& wanted);

/// The newest row (by date, then by its place in the file) of the same subject, rater, target and respondent, that was not corrected: what
/// a review starts from. Rows that cannot be read are passed over.
std::optional<PastRow> last_row(const std::string& path, const instrument::Instrument& instrument, const Occasion& wanted);

/// Of a log with a key, the newest row of each key that is still live, of the same subject, rater, target and respondent, the one that was
/// looked at longest ago first. A row that was corrected is left out, and a key whose newest row says that it has ended (an option that
/// `means: ended`). Rows that cannot be read are passed over.
std::vector<PastRow> live_rows(const std::string& path, const instrument::Instrument& instrument, const Occasion& wanted);

/// Whether a row of this subject and instrument that was entered at `wanted.entered` stands in the file.
bool has_row(const std::string& path, const instrument::Instrument& instrument, const Occasion& wanted);

}  // namespace attune::administer
