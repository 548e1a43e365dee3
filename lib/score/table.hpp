#pragma once

#include "score/codes.hpp"
#include "score/frame.hpp"
#include "score/norm.hpp"
#include "score/pieces.hpp"
#include "score/status_texts.hpp"
#include "text/buffer.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace attune::score {

/// The word of the contract for a status.
std::string_view status_word(Status status);
std::string_view level_word(instrument::Level level);

/// The columns of a score file that are always there.
std::string_view tidy_header();

/// What is written of one instrument: which scores, and their texts made ready for CSV.
class Table {
public:
    /// `only`: names of scores and alerts, or empty for all. Throws Refused where a name is unknown.
    Table(const Plan& plan, const std::vector<std::string>& only, bool wide);

    /// Names of the columns after those of the administration, in wide form.
    std::string wide_header() const;

    /// Makes all columns of a block ready; then rows are written in any order.
    void prepare(Frame& frame);
    /// Tidy: a line for each score, criterion and alert; `lead` are the administration's first columns, `tail` its last, both with their comma
    /// and both with Buffer::slack behind them.
    void write_tidy(std::size_t row, std::string_view lead, std::string_view tail, text::Buffer& out);
    /// Wide: whole lines from `row` on, as long as all their texts were written before; gives the first row that is left. Of each row what stands
    /// before its scores is its lead and `same`; one that has no lead is left. Behind both stands Buffer::slack.
    std::size_t copy_wide(std::size_t row, std::span<const std::string_view> leads, std::string_view same, text::Buffer& out) const;
    /// Wide: the rest of one line.
    void write_wide(std::size_t row, text::Buffer& out);
    /// A row that cannot be read: every score invalid.
    void write_tidy_unreadable(std::string_view lead, std::string_view tail, text::Buffer& out) const;
    void write_wide_unreadable(text::Buffer& out) const;

    struct Raised {
        std::size_t raised = 0;
        std::size_t undetermined = 0;
    };
    /// Counts of each alert over the block that was prepared last.
    std::vector<Raised> raised() const;

private:
    struct Line {
        std::size_t index = 0;
        bool alert = false;
        bool criterion = false;
        bool same_norms = true;           ///< for everybody: no reference has a condition
        bool by_outcome = false;          ///< all of it but the norm hangs on the outcome alone, where that has a code
        std::size_t all_items = 0;        ///< that it rests on
        std::string name;                 ///< as a CSV field
        std::vector<std::string> labels;  ///< of the bands, as CSV fields
        const Values* values = nullptr;   ///< of a score that is no criterion
        const std::vector<expression::Truth>* truths = nullptr;
        bool looked_closer = false;  ///< the next three are there
        const Bounds* bounds = nullptr;
        std::vector<std::uint16_t> answered;
        std::vector<std::uint16_t> items;
        const std::uint16_t* codes = nullptr;  ///< of each row what its text is known by; 0: by nothing, for it hangs on more
        std::vector<std::uint16_t> own_codes;  ///< where no column of the frame holds them
        Codes known;                           ///< likewise of what they stand for
        Pieces pieces;                         ///< texts written before, by code; marked with the status
        std::vector<std::string> norms;        ///< `z,t,percentile,` by reference and value, of small whole values
        Pieces statuses;                       ///< likewise of ` name=status`, by status
    };

    void look_closer(Line& line) const;
    void find_codes(Line& line) const;
    std::vector<std::uint16_t> small_codes(const Line& line) const;
    void find_tidy_codes(Line& line) const;
    std::vector<std::uint32_t> verdict_numbers(Line& line) const;
    std::vector<std::uint32_t> value_numbers(Line& line) const;
    void write_line(Line& line, std::size_t row, text::Buffer& out) const;
    void append_norm(Line& line, std::size_t row, const Rational& value, text::Buffer& out) const;
    void write_score(Line& line, std::size_t row, text::Buffer& out) const;
    void write_verdict(const Line& line, std::size_t row, text::Buffer& out) const;
    void write_cell(const Line& line, std::size_t row, text::Buffer& out) const;
    void write_alerts(std::size_t row, text::Buffer& out);
    void append_band(const Line& line, const Rational& value, text::Buffer& out) const;
    Status status_of(const Line& line, std::size_t row) const;
    void find_sources();
    char* copy_scores(std::size_t row, char* at) const;
    char* copy_alerts(std::size_t row, char* at) const;
    char* copy_statuses(std::size_t row, char* at) const;
    std::size_t scores_room() const { return (lines_.size() + scores_ + 1) * Pieces::room; }
    void write_statuses(std::size_t row, text::Buffer& out);

    const Plan& plan_;
    bool wide_;
    bool alerts_;
    StatusTexts statuses_;
    std::vector<Line> lines_;  ///< of scores, then of alerts
    std::size_t scores_ = 0;   ///< how many of them are of scores
    /// What is needed to copy the text of a score.
    struct Source {
        const std::uint16_t* codes = nullptr;
        Pieces::View pieces;
    };
    std::vector<Source> sources_;  ///< of the scores of the block
    Frame* frame_ = nullptr;
};

}  // namespace attune::score
