#pragma once

#include "text/fault.hpp"
#include "text/rational.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace attune::expression {

/// An expression as it is written, before its names are looked up.
struct Syntax {
    enum class Kind {
        number,    ///< `number`
        text,      ///< `word` is the text in quotes
        name,      ///< `word`
        range,     ///< `word`..`last`
        wild,      ///< `word`_*: all items that begin with it
        list,      ///< children
        where,     ///< list, condition
        negative,  ///< child
        negation,  ///< `not` child
        binary,    ///< `word` is the operator, two children
        call       ///< `word` is the function, children its arguments
    };

    Kind kind = Kind::number;
    std::string word;
    std::string last;
    Rational number;
    std::vector<Syntax> children;
    std::size_t at = 0;  ///< characters before it in the expression
};

/// What is wrong with an expression: characters before the place, and the message.
struct SyntaxFault {
    std::size_t at = 0;
    std::string message;
    std::string name{};  ///< what `check` calls it; see Fault
};

/// Parses an expression; throws SyntaxFault at the first thing that does not fit.
Syntax parse(std::string_view text);

}  // namespace attune::expression
