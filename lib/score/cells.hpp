#pragma once

#include "score/first_look.hpp"
#include "score/owner.hpp"
#include "score/plan.hpp"

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
    Owner owner;
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
    /// What cells of one character at most say.
    const FirstLook& first_look() const { return first_look_; }
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
    std::string file_codes_;  ///< the codes that --codes names, for faults
    std::vector<std::pair<Rational, std::string>> codes_by_value_;
    std::vector<std::pair<std::string, std::string>> codes_by_text_;
    FirstLook first_look_;
};

}  // namespace attune::score
