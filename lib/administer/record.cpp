#include "administer/record.hpp"

#include "text/csv.hpp"
#include "text/decimal.hpp"

#include <algorithm>
#include <map>

namespace attune::administer {
namespace {

using instrument::Instrument;

/// A number as a file with such a separator writes it.
std::string written(std::string cell, bool numeric, char separator) {
    if (separator != ';' || !numeric || !text::parse_decimal(cell)) return cell;
    std::replace(cell.begin(), cell.end(), '.', ',');
    return cell;
}

using Cells = std::map<std::string, std::string, std::less<>>;

Cells cells_of(const Instrument& instrument, const Occasion& occasion, const Answers& answers, char separator) {
    Cells cells{{"instrument", instrument.id}, {"version", instrument.version}};
    for (const auto& [name, cell] : standard_columns)
        if (cell && !(occasion.*cell).empty()) cells.emplace(name, occasion.*cell);
    for (const auto& [name, value] : occasion.facts)
        if (const auto known = instrument.find_attribute(name))
            cells[name] = written(value, instrument.attributes[*known].type != instrument::Type::text, separator);
    for (std::size_t i = 0; i < answers.size(); ++i)
        cells[instrument.items[i].id] = written(answers[i], instrument.response_of(i).numeric(), separator);
    return cells;
}

/// All columns that the row needs and the file lacks, those of the items in their order.
std::string lacking(const Instrument& instrument, const Cells& left) {
    std::string names;
    std::size_t count = 0;
    const auto add = [&](const std::string& name) {
        if (left.contains(name)) names += (count++ == 0 ? "\"" : ", \"") + name + "\"";
    };
    for (const auto& column : new_form(instrument).columns) add(column);
    return (count == 1 ? "column " : "columns ") + names;
}

}  // namespace

Form new_form(const Instrument& instrument) {
    Form form;
    for (const StandardColumn& column : standard_columns) form.columns.emplace_back(column.name);
    for (const auto& attribute : instrument.attributes) form.columns.push_back(attribute.name);
    for (const auto& item : instrument.items) form.columns.push_back(item.id);
    return form;
}

std::string header_line(const Form& form) {
    std::string line;
    text::append_line(line, form.columns, form.separator);
    return line;
}

std::string response_row(const Instrument& instrument, const Occasion& occasion, const Answers& answers, const Form& form,
                         const std::string& file) {
    Cells cells = cells_of(instrument, occasion, answers, form.separator);
    std::vector<std::string> fields;
    for (const std::string& column : form.columns) {
        const auto cell = cells.find(column);
        fields.push_back(cell == cells.end() ? "" : cell->second);
        if (cell != cells.end()) cells.erase(cell);
    }
    std::string row;
    text::append_line(row, fields, form.separator);
    if (occasion.replaces.empty()) cells.erase("entered");
    if (!cells.empty())
        throw Refused(Fault{
            file,
            {1, 1},
            "the header has no " + lacking(instrument, cells) + "; a row of " + instrument.id + " does not fit (choose another file)"});
    return row;
}

std::string read_cell(std::string_view cell, bool numeric, char separator) {
    std::string out(cell);
    if (numeric && separator == ';' && text::parse_decimal(cell, ',')) std::replace(out.begin(), out.end(), ',', '.');
    return out;
}

void fill(score::Answers& row, const score::Plan& plan, const Occasion& occasion, const Answers& answers) {
    for (std::size_t i = 0; i < answers.size(); ++i) row.set(i, answers[i]);
    for (const auto& [name, value] : occasion.facts)
        if (const auto known = plan.instrument->find_attribute(name)) row.set_fact(*known, value);
    row.set_rater(occasion.rater);
}

std::vector<std::size_t> answered_though_hidden(const score::Plan& plan, const Occasion& occasion, const Answers& answers) {
    score::Answers row(plan);
    fill(row, plan, occasion, answers);
    std::vector<std::size_t> items;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const expression::Column& column = row.frame().item(i);
        if (column.cells[0] == expression::cell::hidden && expression::cell::is_answered(column.told[0])) items.push_back(i);
    }
    return items;
}

}  // namespace attune::administer
