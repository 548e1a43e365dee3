#pragma once

#include "score/frame.hpp"

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
    void write_tidy(std::size_t row, std::string_view lead, std::string_view tail, std::string& out) const;
    /// Wide: the rest of one line.
    void write_wide(std::size_t row, std::string& out) const;
    /// A row that cannot be read: every score invalid.
    void write_tidy_unreadable(std::string_view lead, std::string_view tail, std::string& out) const;
    void write_wide_unreadable(std::string& out) const;

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
        std::string name;                 ///< as a CSV field
        std::vector<std::string> labels;  ///< of the bands, as CSV fields
        const Values* values = nullptr;
        const Bounds* bounds = nullptr;
        const std::vector<expression::Truth>* truths = nullptr;
        std::vector<std::uint16_t> answered;
        std::vector<std::uint16_t> items;
    };

    void count_items(Line& line) const;
    void write_score(const Line& line, std::size_t row, std::string& out) const;
    void write_verdict(const Line& line, std::size_t row, std::string& out) const;
    void append_band(const Line& line, const Rational& value, std::string& out) const;
    Status status_of(const Line& line, std::size_t row) const;

    const Plan& plan_;
    bool wide_;
    bool alerts_;
    std::vector<Line> lines_;
    Frame* frame_ = nullptr;
};

}  // namespace attune::score
