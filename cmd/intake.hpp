#pragma once

#include "charts.hpp"
#include "library.hpp"
#include "report/administrations.hpp"
#include "report/csv.hpp"
#include "report/seen_rows.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace attune::command {

/// The library, with the instrument of `-i` in its place where that is a file.
class Chosen : public score::Plans {
public:
    /// `instrument`: an id or a file; empty: none is chosen. An unknown one is a usage fault.
    Chosen(Shelf& shelf, const std::string& instrument);

    /// The id that `-i` means; empty where it is not given.
    std::string id() const { return plan_ ? plan_->instrument->id : ""; }
    const score::Plan* find(const std::string& id) override;
    std::string unknown(const std::string& id) const override { return shelf_.unknown(id); }

private:
    Shelf& shelf_;
    const score::Plan* plan_;
};

/// Reads scores files, and scores responses files: what `report` and `diff` are made from.
class Intake {
public:
    /// `purpose`: what says whose scores it shows, for a fault: "a report". `until`: what is dated later is left out, and told.
    Intake(Chosen& plans, score::Outcome& outcome, std::string purpose, bool quiet, std::optional<std::int32_t> until)
        : plans_(plans), outcome_(outcome), purpose_(std::move(purpose)), quiet_(quiet), until_(until) {}

    /// Gives the rows of a file to `take`. Bad rows and alerts go to the outcome; a wide scores file, and one that does not say whose answers it
    /// holds, throw Refused. `answers`: the answers themselves are wanted, which a scores file does not have.
    void file(const Input& input, const report::RowSink& take, bool answers = false);

    report::CsvColumns columns;

private:
    bool is_later(const report::ScoreRow& row) const;
    std::string doubt(const report::ScoreRow& row);
    void scores(text::CsvReader& file, const report::RowSink& take);
    void responses(text::CsvReader& file, const Input& input, const report::RowSink& take);

    Chosen& plans_;
    score::Outcome& outcome_;
    std::string purpose_;
    bool quiet_;
    std::optional<std::int32_t> until_;
    report::SeenRows seen_;
    std::map<const score::Plan*, std::vector<std::optional<std::pair<Rational, Rational>>>> ranges_;   ///< of the scores of each
    std::map<std::pair<const score::Plan*, std::size_t>, std::set<std::string, std::less<>>> within_;  ///< values that were found in range
};

/// Each of some administrations, to be added to.
std::vector<report::Administration*> pointers_to(std::vector<report::Administration>& all);

/// What the library knows of the instrument of a row, in the language and for the rater of the row where it is worded so. It outlives what
/// it gave. To be asked from one thread or several.
class Texts {
public:
    Texts(Shelf& shelf, Chosen& plans, std::string wording) : shelf_(shelf), plans_(plans), wording_(std::move(wording)) {}

    report::Known operator()(const report::ScoreRow& row);

private:
    const instrument::Instrument* texts_of(const score::Plan& plan, const report::ScoreRow& row);
    const course::Plan* course_of(const score::Plan& plan);
    report::Known find(const report::ScoreRow& row);

    /// What a row is asked for by.
    struct Key {
        std::string instrument;
        std::string language;
        std::string rater;
    };

    std::mutex lock_;
    Key before_;  ///< asked for last, as most rows are like the one before
    report::Known known_;
    Shelf& shelf_;
    Chosen& plans_;
    std::string wording_;  ///< `--wording FILE`
    std::map<std::string, std::unique_ptr<instrument::Instrument>> texts_;
    std::map<const score::Plan*, std::unique_ptr<course::Plan>> courses_;
};

}  // namespace attune::command
