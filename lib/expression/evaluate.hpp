#pragma once

#include "expression/columns.hpp"
#include "expression/program.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace attune::expression {

/// In a value a blank is missing and a score stands for its value. Among intervals a blank lies between the ends of its response set, an item that is
/// perhaps hidden is told apart, and a score stands for its low..high: what a criterion may rest on.
enum class Mode { values, intervals };

/// What an item may hold, for steps that look at blanks.
struct Domain {
    std::vector<Rational> codes;  ///< of a choice, ascending
    std::optional<Rational> min;
    std::optional<Rational> max;
    std::size_t options = 0;  ///< of a multiple choice
};

/// What a program reads: the rows of a block, or fillings of the blanks of some rows.
class Inputs {
public:
    virtual ~Inputs() = default;

    virtual std::size_t rows() const = 0;
    virtual const Column& item(std::size_t index) = 0;
    virtual const Column& attribute(std::size_t index) = 0;
    virtual const Domain& domain(std::size_t item) const = 0;
    virtual std::vector<Number> score_numbers(std::size_t index, Mode mode) = 0;
    virtual std::vector<Truth> score_truths(std::size_t index) = 0;

    /// The block of which this holds fillings, or nullptr; and which of its rows a filling is of.
    virtual Inputs* base() = 0;
    virtual std::size_t base_row(std::size_t row) const = 0;
};

/// The numbers that a program gives, a row each. The program's type is number.
std::vector<Number> numbers(const Program& program, Inputs& inputs, Mode mode);

/// Whether a program is nothing but a count of conditions.
bool counts(const Program& program);

/// Such a count, a row each: of how many conditions it is known that they hold, and of how many it is open. As a value has it.
struct Counts {
    std::vector<std::uint16_t> holding;  // narrow, so that many are added at a time
    std::vector<std::uint16_t> open;
};
Counts count_up(const Program& program, Inputs& inputs);

/// The truths that a program gives, a row each; never `absent`. The program's type is boolean.
std::vector<Truth> truths(const Program& program, Inputs& inputs, Mode mode);

}  // namespace attune::expression
