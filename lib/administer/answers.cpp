#include "administer/answers.hpp"

#include "administer/record.hpp"
#include "score/answers.hpp"
#include "text/csv.hpp"
#include "text/date.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace attune::administer {
namespace {

using instrument::Instrument;

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

/// Takes named cells one by one, and gathers what does not fit.
class Taker {
public:
    Taker(const score::Plan& plan, const std::string& file, Occasion& occasion)
        : instrument_(*plan.instrument), file_(file), occasion_(occasion), reader_(plan) {
        given_.answers.resize(plan.items.size());
        given_.at.resize(plan.items.size());
    }

    /// `named`: where the name stands, where that is another place than the cell's.
    void take(std::string_view name, std::string_view cell, Position at, Position named) {
        if (const auto item = instrument_.find_item(name)) return take_answer(*item, cell, at, named);
        if (const auto attribute = instrument_.find_attribute(name)) return take_fact(*attribute, cell, at);
        for (const StandardColumn& column : standard_columns)
            if (column.name == name) return take_standard(column, cell, at);
        std::vector<std::string> known;
        for (const auto& item : instrument_.items) known.push_back(item.id);
        for (const auto& attribute : instrument_.attributes) known.push_back(attribute.name);
        for (const StandardColumn& column : standard_columns) known.emplace_back(column.name);
        fault(named, unknown_name("item of " + instrument_.id, name, known));
    }

    void fault(Position at, std::string message) { faults_.push_back({file_, at, std::move(message)}); }

    Given given() {
        if (!faults_.empty()) throw Refused(std::move(faults_));
        return std::move(given_);
    }

private:
    void take_answer(std::size_t item, std::string_view cell, Position at, Position named) {
        const std::string& id = instrument_.items[item].id;
        if (given_.at[item].line != 0) return fault(named, "item " + quoted(id) + " is answered twice");
        given_.at[item] = at;
        if (!reader_.set(item, cell))
            return fault(at, quoted(cell) + " is no answer to " + quoted(id) + "; expected " + reader_.expected(item));
        given_.answers[item] = std::string(cell);
    }

    void take_fact(std::size_t attribute, std::string_view cell, Position at) {
        if (cell.empty()) return;
        const std::string& name = instrument_.attributes[attribute].name;
        if (!reader_.set_fact(attribute, cell)) return fault(at, quoted(cell) + " does not fit the attribute " + quoted(name));
        const std::string* said = find_fact(occasion_, name);
        if (said && *said != cell) return contradicted(name, cell, "--set " + name + "=" + *said, at);
        if (!said) occasion_.facts.emplace_back(name, cell);
    }

    void take_standard(const StandardColumn& column, std::string_view cell, Position at) {
        if (cell.empty() || column.name == "mode") return;  // how this row comes about is not how that one did
        if (!column.cell) {
            const std::string& mine = column.name == "version" ? instrument_.version : instrument_.id;
            if (cell != mine)
                fault(at,
                      std::string(column.name) + " " + quoted(cell) + " is not that of " + instrument_.id + ": expected " + quoted(mine));
            return;
        }
        if (column.name == "date" && !text::parse_timestamp(cell))
            return fault(at, quoted(cell) + " is no date; expected one such as 2026-01-31");
        if (column.name == "rater" && std::find(instrument_.raters.begin(), instrument_.raters.end(), cell) == instrument_.raters.end())
            return fault(at, unknown_name("rater of " + instrument_.id, cell, instrument_.raters));
        std::string& said = occasion_.*column.cell;
        if (!said.empty() && said != cell) return contradicted(column.name, cell, "--" + std::string(column.name) + " " + said, at);
        said = std::string(cell);
    }

    void contradicted(std::string_view name, std::string_view cell, const std::string& option, Position at) {
        fault(at, std::string(name) + " " + quoted(cell) + " stands here, which contradicts " + option);
    }

    const Instrument& instrument_;
    const std::string& file_;
    Occasion& occasion_;
    score::Answers reader_;
    Given given_;
    std::vector<Fault> faults_;
};

/// Where a part of a line stands.
Position place(std::string_view line, std::string_view part, int number) {
    const std::string_view before(line.data(), static_cast<std::size_t>(part.data() - line.data()));
    return {number, static_cast<int>(text::count_characters(before)) + 1};
}

void take_lines(Taker& taker, std::string_view text) {
    int number = 0;
    for (const std::string_view raw : text::split(text, '\n')) {
        ++number;
        const std::string_view line = text::trim(raw);
        if (line.empty() || line.front() == '#') continue;
        const std::size_t cut = line.find('=');
        if (cut == std::string_view::npos) {
            taker.fault(place(raw, line, number), quoted(line) + " is no answer; expected item=answer, such as q1=2");
            continue;
        }
        const std::string_view cell = text::trim(line.substr(cut + 1));
        const Position at = place(raw, cell.empty() ? line.substr(cut + 1, 0) : cell, number);
        taker.take(text::trim(line.substr(0, cut)), cell, at, place(raw, line, number));
    }
}

void take_row(Taker& taker, std::string_view bytes, const Instrument& instrument) {
    const char separator = text::find_separator(bytes.substr(0, bytes.find('\n')));
    text::Chunk chunk = text::chunk_of(bytes);
    text::Splitter splitter(chunk, separator);
    text::Fields names;
    text::Fields cells;
    text::Fields more;
    text::Record header;
    text::Record row;
    text::Record second;
    if (!splitter.next(header, names)) return;
    const bool there = splitter.next(row, cells);
    while (cells.size() > names.size() && text::trim(cells[cells.size() - 1]).empty()) cells.drop_to(cells.size() - 1);
    if (there && row.flaw != text::Flaw::none)
        return taker.fault(text::position_in(row, row.flaw_at),
                           "a quote stands inside a cell; expected the whole cell in quotes, and a quote in it doubled");
    if (std::count(bytes.begin(), bytes.end(), '"') % 2 != 0)
        return taker.fault({there ? static_cast<int>(row.line) : 1, 1}, "a quote is opened here and never closed");
    if (cells.size() != names.size())
        taker.fault(
            {static_cast<int>(there ? row.line : header.line + 1), 1},
            "the row has " + std::to_string(cells.size()) + " cells; expected " + std::to_string(names.size()) + ", as in the header");
    if (splitter.next(second, more)) taker.fault(text::position_in(second, second.begin), "a second row stands here; --answers takes one");
    for (std::size_t k = 0; k < std::min(cells.size(), names.size()); ++k) {
        const std::string_view name = text::trim(names[k]);
        const std::string_view cell = text::trim(cells[k]);
        const auto item = instrument.find_item(name);
        const bool number = item ? instrument.response_of(*item).numeric() : instrument.find_attribute(name).has_value();
        taker.take(name, read_cell(cell, number, separator), text::position_in(row, cells[k].data()),
                   text::position_in(header, names[k].data()));
    }
}

/// A header has no `=`; it has several names, or the name of an item alone.
bool begins_with_header(std::string_view text, const Instrument& instrument) {
    const std::string_view first = text::trim(text.substr(0, text.find('\n')));
    if (first.empty() || first.front() == '#' || first.find('=') != std::string_view::npos) return false;
    return first.find_first_of(",;\t") != std::string_view::npos || instrument.find_item(first).has_value();
}

}  // namespace

Given read_answers(const score::Plan& plan, std::string_view text, const std::string& file, Occasion& occasion) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const std::size_t zero = text.find('\0');
    if (const std::size_t malformed = std::min(text::first_malformed(text).value_or(text.size()), zero); malformed < text.size()) {
        const std::string_view before = text.substr(0, malformed);
        const std::size_t start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
        const int line = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
        throw Refused(Fault{file, place(before.substr(start), before.substr(before.size()), line),
                            malformed == zero ? "a NUL character stands here; expected text" : "this is no well-formed UTF-8 text"});
    }
    Taker taker(plan, file, occasion);
    if (begins_with_header(text, *plan.instrument)) take_row(taker, text, *plan.instrument);
    else take_lines(taker, text);
    return taker.given();
}

}  // namespace attune::administer
