#pragma once

#include "score/frame.hpp"
#include "score/pieces.hpp"
#include "text/buffer.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune::score {

/// z, T and percentile by the first reference whose condition holds; see Reference.
struct Norm {
    std::optional<double> z;
    std::optional<double> t;
    std::optional<double> percentile;
    const instrument::Reference* reference = nullptr;
};

Norm norm_of(const ScorePlan& plan, Frame& frame, std::size_t row, const Rational& value);

/// The same by one reference, whatever its condition says.
Norm norm_by(const instrument::Reference& reference, const Rational& value);

/// The band that a value lies in: the one with the highest `from` at or below it.
const instrument::Band* band_of(const instrument::Score& score, const Rational& value);

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
    /// Tidy: a line for each score, criterion and alert; `lead` are the administration's first columns, `tail` its last, both with their comma.
    void write_tidy(std::size_t row, std::string_view lead, std::string_view tail, text::Buffer& out);
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
        std::size_t all_items = 0;        ///< that it rests on
        std::string name;                 ///< as a CSV field
        std::vector<std::string> labels;  ///< of the bands, as CSV fields
        const Values* values = nullptr;
        const Bounds* bounds = nullptr;
        const std::vector<expression::Truth>* truths = nullptr;
        std::vector<std::uint16_t> answered;
        std::vector<std::uint16_t> items;
        std::vector<std::uint16_t> codes;  ///< of each row what its text is known by; 0: by nothing, for it hangs on more
        Pieces pieces;                     ///< texts written before, by code
    };

    void count_items(Line& line) const;
    void find_codes(Line& line) const;
    void find_incomplete();
    void write_score(const Line& line, std::size_t row, text::Buffer& out) const;
    void write_verdict(const Line& line, std::size_t row, text::Buffer& out) const;
    void write_cell(const Line& line, std::size_t row, text::Buffer& out) const;
    void write_alerts(std::size_t row, text::Buffer& out) const;
    void append_band(const Line& line, const Rational& value, text::Buffer& out) const;
    Status status_of(const Line& line, std::size_t row) const;
    /// What a line says of a row: copied where it was written before, else written by `write` and kept.
    template <class Write>
    static void once(Line& line, std::size_t row, text::Buffer& out, Write write);

    const Plan& plan_;
    bool wide_;
    bool alerts_;
    std::vector<Line> lines_;
    Frame* frame_ = nullptr;
    std::vector<std::uint8_t> incomplete_;  ///< rows in which a score is not complete
};

}  // namespace attune::score
