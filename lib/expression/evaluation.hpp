#pragma once

#include "expression/by_cell.hpp"
#include "expression/evaluate.hpp"

#include <memory>
#include <string_view>

namespace attune::expression {

/// What one step gives over the rows: truths or numbers, or else whether the value is known and the value.
struct Result {
    std::vector<Truth> truths;
    std::vector<Number> numbers;
    std::vector<Truth> state;  ///< of text, dates, choices: yes known, unknown missing, absent
    std::vector<std::int64_t> whole;
    std::vector<std::string_view> text;
};

/// Runs a program over all rows of its inputs: each step that its value rests on, once.
class Evaluation {
public:
    Evaluation(const Program& program, Inputs& inputs, Mode mode)
        : program_(program),
          inputs_(inputs),
          mode_(mode),
          rows_(inputs.rows()),
          results_(program.steps.size()),
          done_(program.steps.size(), 0) {}
    Result run();
    /// Of a program that is a count of conditions.
    Counts count_up();
    /// What a step gives.
    const Result& result(std::size_t step);

private:
    bool asks_row(const Step& s) const;
    void step(const Step& s, std::size_t k);
    const Result& argument(const Step& s, std::size_t k) const { return results_[s.arguments[k]]; }
    void constant(const Step& s, Result& out) const;
    void item(const Step& s, Result& out);
    /// Among intervals what is perhaps hidden is read as the row has it, and marked.
    Cell cell_of(const Column& column, std::size_t row) const;
    void attribute(const Step& s, Result& out);
    /// A column as a value: numbers with the bounds of a blank, or text, dates and choices with a state.
    void read(const Step& s, const Column& column, const Domain* domain, Result& out) const;
    void read_numbers(const Column& column, const Domain* domain, Result& out) const;
    void score(const Step& s, Result& out);
    /// A choice against a constant: what holds of each code is looked up.
    void test(const Step& s, Result& out);
    ByCell test_by_cell(const Step& s);
    static Truth if_hidden(const Step& s);
    void on_row(const Step& s, Result& out);
    static ByCell row_by_cell(const Step& s);
    std::optional<ByCell> by_cell(const Step& s, const std::vector<Cell>*& cells);
    static bool asked(const Step& s, Cell c);
    bool reads_row() const { return mode_ == Mode::values && !inputs_.base(); }
    /// What is read on the row as it stands, and not on a filling of it.
    void from_row(const Step& s, std::size_t k, Result& out);
    static bool tallies(const Step& s);
    /// How many of some arguments hold, and how many are open; of no more than a byte can count.
    struct Tally {
        std::vector<std::uint8_t> holding;
        std::vector<std::uint8_t> open;  ///< empty where that is not asked for
    };
    Tally tally(const std::uint32_t* from, const std::uint32_t* to, bool with_open);
    Counts tally(const Step& s);
    void count_test(const Step& s, Result& out);
    void count(const Step& s, Result& out);
    void known_alone(const Step& s, Result& out);
    void junction(const Step& s, Result& out) const;
    void negation(const Step& s, Result& out) const;
    /// any and all; of a list with nothing shown both are no.
    void quantifier(const Step& s, Result& out) const;
    void keep_step(const Step& s, Result& out) const;
    void gather_step(const Step& s, Result& out) const;
    void choices(const Step& s, Result& out);
    void days(const Step& s, Result& out) const;
    void condition(const Step& s, Result& out) const;
    void function(const Step& s, Result& out) const;
    void arithmetic(const Step& s, Result& out) const;
    void relation(const Step& s, Result& out) const;
    bool is_attribute_test(const Step& s) const;
    void attribute_test(const Step& s, Result& out);
    static Truth compare_numbers(const Step& s, const Number& a, const Number& b);
    static Truth compare_others(const Step& s, Type type, const Result& a, const Result& b, std::size_t r);
    const Program& program_;
    Inputs& inputs_;
    Mode mode_;
    std::size_t rows_;
    std::vector<Result> results_;
    std::vector<std::uint8_t> done_;
    std::unique_ptr<Evaluation> row_;  ///< of the same program on the row as it stands, once a step asks for it
};

}  // namespace attune::expression
