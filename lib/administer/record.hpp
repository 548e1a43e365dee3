#pragma once

#include "administer/occasion.hpp"
#include "score/answers.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace attune::administer {

/// How a response file is laid out: the names of its columns, and what parts them.
struct Form {
    std::vector<std::string> columns;
    char separator = ',';
};

/// That of a new file of one instrument: all standard columns, the attributes and the items.
Form new_form(const instrument::Instrument& instrument);

/// Its first line, with a line feed.
std::string header_line(const Form& form);

/// One row in that form, with a line feed. Where `;` parts the columns, a number has its decimal comma, as such files do. `entered` is
/// left out where the file has no such column, unless the row replaces another. Throws Refused with all columns that the row needs and
/// the file lacks; `file` is its name.
std::string response_row(const instrument::Instrument& instrument, const Occasion& occasion, const Answers& answers, const Form& form,
                         const std::string& file);

/// A cell of such a file as the rest of attune has it: where `;` parts the columns, a number may have a decimal comma.
std::string read_cell(std::string_view cell, bool numeric, char separator);

/// Makes answers ready to be looked at as the row would be: conditions, scores, alerts.
void fill(score::Answers& row, const score::Plan& plan, const Occasion& occasion, const Answers& answers);

/// The items that are answered although their condition hides them: kept in the row, and not scored.
std::vector<std::size_t> answered_though_hidden(const score::Plan& plan, const Occasion& occasion, const Answers& answers);

}  // namespace attune::administer
