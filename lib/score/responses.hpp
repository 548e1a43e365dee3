#pragma once

#include "score/frame.hpp"
#include "score/notices.hpp"
#include "text/csv.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune::score {

/// How a response file is to be read.
struct Reading {
    std::vector<std::string> missing;                        ///< `--missing`: codes of blanks
    std::string columns;                                     ///< `--columns`: how items are named, such as `phq9_{n}`
    std::vector<std::pair<std::string, std::string>> codes;  ///< `--codes`: the file's code, the instrument's code
};

/// The standard columns of a response file, in the order of the contract.
enum class Standard : std::uint8_t {
    subject,
    date,
    rater,
    instrument,
    version,
    couple,
    respondent,
    target,
    occasion,
    entered,
    replaces,
    language,
    wording,
    mode,
    amended_by,
    amended_why
};
constexpr std::size_t standard_columns = 16;
std::string_view standard_name(Standard column);

/// The cells of a run of records, row by row.
struct Records {
    std::vector<text::Record> rows;
    std::vector<std::string_view> fields;

    void clear() {
        rows.clear();
        fields.clear();
    }
    std::string_view field(std::size_t row, std::size_t column) const {
        return column < rows[row].fields ? fields[rows[row].first + column] : std::string_view();
    }
};

/// Turns the text of cells into answers, for one response set.
class CellReader {
public:
    CellReader(const instrument::ResponseSet& set, const ItemPlan& plan, const Reading& reading, bool decimal_comma);

    /// Reads one cell to row `row` of a column; the cell it stands for.
    expression::Cell read(std::string_view text, expression::Column& column, std::size_t row) const;
    /// One option of a multiple choice by its code or label; its bit, or nothing.
    std::optional<std::int64_t> option_bit(std::string_view text) const;
    bool legal(std::int64_t chosen) const;
    /// What the cell of a choice with one character says, without another look.
    const std::array<expression::Cell, 256>& one_character() const { return one_character_; }
    /// What was expected of a cell, in words.
    std::string expected() const;

private:
    expression::Cell answer(std::string_view text, expression::Column& column, std::size_t row) const;
    expression::Cell number(const Rational& value, expression::Column& column, std::size_t row) const;
    std::optional<Rational> file_number(std::string_view text) const;
    std::optional<std::size_t> option(std::string_view text) const;
    std::optional<expression::Cell> blank(std::string_view text) const;

    const instrument::ResponseSet& set_;
    const ItemPlan& plan_;
    char point_ = '.';
    char other_point_;
    std::vector<Rational> missing_numbers_;
    std::vector<std::string> missing_texts_;
    std::vector<std::pair<Rational, std::string>> codes_by_value_;
    std::vector<std::pair<std::string, std::string>> codes_by_text_;
    std::array<expression::Cell, 256> one_character_{};
};

/// Where the columns of one instrument stand in the header of a response file, and how their cells are read.
class Layout {
public:
    /// Throws Refused where no item has a column, where two columns are one item, or where a missing code is a code of the instrument.
    Layout(const Plan& plan, const text::CsvReader& file, const Reading& reading);

    /// What is told once: items without a column.
    const Notices& notices() const { return notices_; }
    bool item_column(std::size_t column) const { return is_item_[column]; }

    /// Fills a frame with the answers of `rows`; what is wrong in a cell goes to `notices`.
    void fill(Frame& frame, const Records& records, const std::vector<std::uint32_t>& rows, Notices& notices) const;

private:
    struct Place {
        std::optional<std::size_t> column;
        std::vector<std::pair<std::size_t, std::int64_t>> options;  ///< columns ID___CODE and their bits
    };

    void find_items(const std::vector<std::string>& header, const Reading& reading);
    void refuse_ambiguous_missing(const Reading& reading) const;
    void fill_item(Frame& frame, std::size_t item, const Records& records, const std::vector<std::uint32_t>& rows, Notices& notices) const;
    void fill_options(Frame& frame, std::size_t item, const Records& records, const std::vector<std::uint32_t>& rows,
                      Notices& notices) const;
    void fill_fact(Frame& frame, std::size_t attribute, const Records& records, const std::vector<std::uint32_t>& rows,
                   Notices& notices) const;
    std::string expected_fact(std::size_t attribute) const;
    Fault outside(const Records& records, std::uint32_t row, std::size_t column, const std::string& expected) const;

    const Plan& plan_;
    std::string file_;
    std::vector<std::string> header_;
    std::vector<Place> items_;
    std::vector<CellReader> readers_;
    std::vector<std::optional<std::size_t>> facts_;
    std::vector<instrument::ResponseSet> fact_sets_;
    std::vector<ItemPlan> fact_plans_;
    std::vector<CellReader> fact_readers_;
    std::vector<bool> is_item_;
    Notices notices_;
};

}  // namespace attune::score
