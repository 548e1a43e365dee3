#pragma once

#include "report/numbered.hpp"
#include "report/scores.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune::report {

using TextPool = Numbered<std::string>;

/// The rows of scores files in some forty bytes each, to be taken out again subject by subject, however a file is sorted. What rows say of
/// a score takes few forms, and each is kept once.
class HeldRows {
public:
    void add(const ScoreRow& row);

    std::size_t size() const { return rows_.size(); }
    bool empty() const { return rows_.empty(); }
    /// All rows, as they came.
    std::vector<ScoreRow> all() const;

    /// Subjects are numbered in the order of their first rows.
    std::size_t subjects() const { return subjects_.size(); }
    const std::string& subject_name(std::size_t subject) const { return subjects_[subject]; }
    std::vector<std::string> subject_names() const;
    std::optional<std::size_t> find_subject(std::string_view name) const { return subjects_.find(name); }

    /// The rows of a subject as they came, and where each stood among all.
    struct Part {
        std::vector<ScoreRow> rows;
        std::vector<std::size_t> places;  ///< none where these are all

        /// Of a row of this part.
        std::size_t place_of(const ScoreRow& row) const {
            const auto k = static_cast<std::size_t>(&row - rows.data());
            return places.empty() ? k : places[k];
        }
    };
    Part of(std::size_t subject) const;

private:
    static constexpr std::size_t lead_cells = 10;
    static constexpr std::size_t row_cells = 12;
    using LeadCells = std::array<std::uint32_t, lead_cells>;
    using RowCells = std::array<std::uint32_t, row_cells>;

    /// What the rows of one administration have in common. All numbers are those of texts, but for `rest` and `others`.
    struct Lead {
        std::uint32_t subject = 0;
        std::uint32_t date = 0;
        std::uint32_t entered = 0;
        std::uint32_t rest = 0;
        std::uint32_t others = 0;  ///< where its further columns begin

        friend bool operator==(const Lead&, const Lead&) = default;
    };
    struct Row {
        std::uint32_t lead = 0;
        std::uint32_t cells = 0;
        std::uint32_t next = 0;  ///< row of the same subject; 0: none
    };
    struct Chain {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        std::uint32_t rows = 0;
    };

    /// What was made of a row's cells but for subject, date, entry and others.
    struct Cells {
        std::uint64_t like = 0;
        std::uint32_t rest = 0;
        std::uint32_t cells = 0;
    };
    Cells cells_of(const ScoreRow& row);
    void hold_others(const std::shared_ptr<const Others>& others);
    std::shared_ptr<const Others> others_of(const Lead& lead) const;
    /// Adds a row; one that follows another of the same administration shares its further columns.
    void take_out(std::size_t place, std::vector<ScoreRow>& to, std::uint32_t& lead_before) const;

    TextPool subjects_;
    TextPool texts_;
    Numbered<LeadCells> rests_;
    Numbered<RowCells> cells_;
    std::deque<Lead> leads_;
    std::deque<Row> rows_;
    std::deque<Chain> chains_;  ///< of each subject
    std::deque<std::uint32_t>
        others_;  ///< of each administration: how many, whether of responses, whether with a decimal comma, names and texts
    std::uint32_t others_begin_ = 0;  ///< of those held last
    std::shared_ptr<const Others> others_before_;
    std::vector<Cells> remembered_ = std::vector<Cells>(4096);  ///< of rows that were like one another when they were read
};

}  // namespace attune::report
