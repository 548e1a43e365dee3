#include "proof/mutant_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <tuple>

namespace attune::proof {
namespace {

/// A text as a scalar inside braces.
std::string scalar(const std::string& text) {
    const auto safe = [](unsigned char c) { return std::isalnum(c) != 0 || c == ' ' || c == '_' || c == '.' || c == '-'; };
    const bool plain = !text.empty() && std::all_of(text.begin(), text.end(), safe) && text.front() != ' ' && text.back() != ' ' &&
                       (text.front() != '-' || text.size() > 1);
    if (plain) return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + "\"";
}

/// What one line is to expect, in the order of the file: scores with their fields, then alerts.
using Expect = std::tuple<bool, std::size_t, Field>;

Expect expect_of(const Difference& difference) { return {difference.alert, difference.alert ? 0 : difference.index, difference.field}; }

/// Writes lines for the rows that are picked.
class Writer {
public:
    Writer(const std::vector<TriedRow>& rows, score::Frame& frame) : rows_(rows), frame_(frame) {}

    std::string line(const std::string& name, std::size_t row, const std::set<Expect>& expect) {
        std::string text = fmt::format("  - {{name: {}, answers: {{{}}}", scalar(name), answers(rows_[row]));
        if (!rows_[row].rater.empty()) text += ", rater: " + scalar(rows_[row].rater);
        const std::string facts = with(rows_[row]);
        if (!facts.empty()) text += fmt::format(", with: {{{}}}", facts);
        return text + fmt::format(", source: verify against the manual, expect: {{{}}}}}", expectations(row, expect));
    }

    /// Whether what is to be expected is something, and not that nothing comes out.
    bool something(const Difference& difference) {
        if (difference.alert) return true;
        const Outcome outcome = outcome_of(frame_, difference.row, difference.index, difference.field);
        return outcome.number || !outcome.word.empty();
    }

private:
    const instrument::Instrument& instrument() const { return *frame_.plan().instrument; }

    /// Answers item by item, those that are alike and follow one another as a range.
    std::string answers(const TriedRow& row) const {
        std::string text;
        for (std::size_t i = 0; i < row.cells.size();) {
            std::size_t end = i + 1;
            while (end < row.cells.size() && row.cells[end] == row.cells[i]) ++end;
            if (!row.cells[i].empty()) {
                text += (text.empty() ? "" : ", ") + instrument().items[i].id;
                if (end > i + 1) text += ".." + instrument().items[end - 1].id;
                text += ": " + scalar(row.cells[i]);
            }
            i = end;
        }
        return text;
    }

    std::string with(const TriedRow& row) const {
        std::string text;
        for (std::size_t f = 0; f < row.facts.size(); ++f)
            if (!row.facts[f].empty())
                text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", instrument().attributes[f].name, scalar(row.facts[f]));
        return text;
    }

    std::string expectations(std::size_t row, const std::set<Expect>& expect) {
        std::string text;
        for (const auto& [alert, index, field] : expect) {
            text += text.empty() ? "" : ", ";
            if (alert) {
                text += fmt::format("alerts: [{}]", alerts(row));
                continue;
            }
            text += instrument().scores[index].name;
            if (field != Field::value) text += fmt::format(".{}", field_names[static_cast<std::size_t>(field)]);
            text += ": " + scalar(text_of(outcome_of(frame_, row, index, field)));
        }
        return text;
    }

    std::string alerts(std::size_t row) {
        std::string text;
        for (std::size_t a = 0; a < instrument().alerts.size(); ++a) {
            const auto truth = frame_.alert(a)[row];
            if (truth == expression::no) continue;
            const std::string id = instrument().alerts[a].id + (truth == expression::unknown ? "?" : "");
            text += (text.empty() ? "" : ", ") + scalar(id);
        }
        return text;
    }

    const std::vector<TriedRow>& rows_;
    score::Frame& frame_;
};

/// The row in which most of the survivors that are left would be noticed.
std::size_t best_row(const std::vector<const Survivor*>& left, std::size_t rows) {
    std::vector<std::size_t> count(rows, 0);
    for (const Survivor* survivor : left) {
        std::set<std::size_t> seen;
        for (const Difference& difference : survivor->differences)
            if (seen.insert(difference.row).second) ++count[difference.row];
    }
    return static_cast<std::size_t>(std::max_element(count.begin(), count.end()) - count.begin());
}

}  // namespace

std::vector<std::string> lines_for(const std::vector<Survivor>& survivors, const std::vector<TriedRow>& rows, score::Frame& frame) {
    Writer writer(rows, frame);
    std::vector<const Survivor*> left;
    left.reserve(survivors.size());
    for (const Survivor& survivor : survivors) left.push_back(&survivor);
    std::vector<std::string> lines;
    while (!left.empty()) {
        const std::size_t row = best_row(left, rows.size());
        std::set<Expect> expect;
        std::vector<const Survivor*> after;
        std::vector<const Survivor*> covered;
        for (const Survivor* survivor : left) {
            std::optional<Expect> chosen;
            for (const bool empty : {false, true})  // that nothing comes out is expected only where all else fails
                for (const Difference& difference : survivor->differences) {
                    if (difference.row != row || chosen || writer.something(difference) == empty) continue;
                    chosen = expect_of(difference);
                }
            (chosen ? covered : after).push_back(survivor);
            if (chosen) expect.insert(*chosen);
        }
        const std::size_t others = covered.size() - 1;
        const std::string more = others == 0 ? "" : fmt::format(", and {} more", others);
        lines.push_back(writer.line("notices when " + covered.front()->change + more, row, expect));
        left = std::move(after);
    }
    return lines;
}

}  // namespace attune::proof
