#pragma once

#include "score/stream.hpp"

#include <array>
#include <memory>
#include <mutex>
#include <optional>

namespace attune::score {

/// An instrument as one response file uses it.
struct Use {
    const Plan* plan = nullptr;
    Layout layout;
    std::string id;             ///< of the instrument, as a CSV field
    std::string version;        ///< likewise
    std::string rater;          ///< that an empty cell means, likewise
    std::string same;           ///< what stands after the date where no row says rater, instrument or version itself, and slack
    std::size_t same_size = 0;  ///< without the slack

    Use(const Plan& p, const text::CsvReader& file, const Reading& reading);
};

/// One response file while it is scored: what its header says, and the instruments met so far. Shared by all threads.
class Session {
public:
    /// Throws Refused where the header or the job does not fit.
    Session(text::CsvReader& file, const Job& job, Plans& plans);

    /// The header of the output, with its line end. Throws Refused where a kept column has the name of another.
    std::string header();
    /// The instrument that all rows are of; empty where the rows say it one by one.
    const std::string& only_instrument() const { return only_; }
    /// Makes the instrument of the first record the only one, as wide output needs it.
    void take_instrument_of(text::Chunk& chunk, bool any);
    const Job& job() const { return job_; }
    const text::CsvReader& file() const { return file_; }
    std::optional<std::size_t> column(Standard standard) const { return standard_[static_cast<std::size_t>(standard)]; }
    const std::vector<std::size_t>& tail() const { return tail_; }
    const std::vector<std::size_t>& kept() const { return kept_; }

    /// The instrument named in a row, or nullptr where there is none of that name (or where its columns are not in this file).
    const Use* use(std::string_view instrument);
    /// Why `use` gave nothing.
    std::string why_not(std::string_view instrument);
    /// What is told once of the columns of the instruments met so far.
    Notices notices();

private:
    void find_columns();
    void find_kept();
    const Use* add(const std::string& id);

    text::CsvReader& file_;
    const Job& job_;
    Plans& plans_;
    std::string only_;
    std::array<std::optional<std::size_t>, standard_columns> standard_{};
    std::vector<std::size_t> kept_;
    std::vector<std::size_t> tail_;  ///< columns that tidy output carries along, then the kept ones
    std::mutex lock_;
    std::map<std::string, std::unique_ptr<Use>, std::less<>> uses_;
    std::map<std::string, std::string, std::less<>> why_not_;
    Notices notices_;
};

}  // namespace attune::score
