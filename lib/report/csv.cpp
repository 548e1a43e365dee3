#include "report/csv.hpp"

#include "report/answers.hpp"
#include "text/csv.hpp"
#include "text/decimal.hpp"

#include <algorithm>

namespace attune::report {
namespace {

/// The place of an alert among a subject's: urgent ones first, raised before undetermined, those that are not raised last.
int rank(const ScoreRow& alert) {
    if (alert.value == "0") return 4;
    return (alert.band == "attention" ? 2 : 0) + (alert.value.empty() ? 1 : 0);
}

class Writer {
public:
    Writer(std::string& out, const CsvColumns& columns, bool raw) : out_(out), columns_(columns), raw_(raw) {}

    void row(std::string_view section, const ScoreRow& row, const std::string& key = {}) {
        text::append_field(out_, section);
        for (std::size_t k = 0; k < score_columns; ++k) cell(cell_of(row, k));
        for (const std::size_t k : columns_.known) cell(cell_of(row, k));
        for (const std::string& name : columns_.others) {
            const std::string* text = row.others->find(name);
            cell(text ? *text : "");
        }
        if (columns_.course) {
            const bool course = row.kind == "course";
            cell(course ? row.value : "");
            cell(course ? "course" : "");
            cell(key);
        }
        out_ += '\n';
    }

private:
    void cell(std::string_view text) {
        out_ += ',';
        text::append_field(out_, guarded(text, raw_));
    }

    std::string& out_;
    const CsvColumns& columns_;
    bool raw_;
};

/// An answer as a row: whose and what of the administration, the rest its own.
ScoreRow row_of(const ScoreRow& first, const Answer& answer) {
    ScoreRow row = first.unlike();
    row.score = answer.item;
    row.value = answer.value;
    row.band = answer.label;
    row.status = answer.state;
    row.kind = "answer";
    for (std::string* figure : {&row.answered, &row.items, &row.low, &row.high, &row.z, &row.t, &row.percentile}) figure->clear();
    return row;
}

}  // namespace

namespace {

bool runs_as_formula(std::string_view cell) {
    constexpr std::string_view formula = "=+-@\t\r";
    return !cell.empty() && formula.find(cell.front()) != std::string_view::npos && !text::parse_decimal(cell);
}

}  // namespace

std::string guarded(std::string_view cell, bool raw) { return (!raw && runs_as_formula(cell) ? "'" : "") + std::string(cell); }

void append_guarded_cell(std::string& out, std::string_view cell, bool raw) {
    if (!raw && runs_as_formula(cell)) text::append_field(out, guarded(cell, raw));
    else text::append_field(out, cell);
}

void CsvColumns::take(const std::vector<std::string>& header, bool responses) {
    for (const std::string& name : header) {
        std::size_t place = 0;
        while (place < known_columns && column_name(place) != name) ++place;
        if (place >= known_columns && !responses && !name.empty() && std::find(others.begin(), others.end(), name) == others.end())
            others.push_back(name);
        if (place >= score_columns && place < known_columns && std::find(known.begin(), known.end(), place) == known.end())
            known.push_back(place);
    }
    std::sort(known.begin(), known.end());
}

std::string csv_header(const CsvColumns& columns, bool raw) {
    std::string out = "section";
    for (std::size_t k = 0; k < score_columns; ++k) (out += ',') += column_name(k);
    for (const std::size_t k : columns.known) (out += ',') += column_name(k);
    for (const std::string& name : columns.others) text::append_field(out += ',', guarded(name, raw));
    return out + (columns.course ? ",to,method,key\n" : "\n");
}

void append_csv(std::string& out, const Subject& subject, const std::vector<Courses>& courses, const CsvColumns& columns, bool answers,
                const Omitted& omitted, bool raw) {
    Writer writer(out, columns, raw);
    std::vector<const ScoreRow*> alerts;
    for (const Administration& administration : subject.administrations)
        for (const ScoreRow* row : administration.rows)
            if (row->is_alert()) alerts.push_back(row);
    std::stable_sort(alerts.begin(), alerts.end(), [](const ScoreRow* a, const ScoreRow* b) { return rank(*a) < rank(*b); });
    for (const ScoreRow* row : alerts) writer.row("alerts", *row);
    for (const Administration& administration : subject.administrations)
        for (const ScoreRow* row : administration.rows)
            if (!row->is_alert()) writer.row("scores", *row);
    for (const Courses& one : courses) {
        if (one.newest.first().subject != subject.name) continue;
        for (const course::Figure& figure : one.figures) writer.row("course", row_of(one, figure), figure.key);
        for (const course::FigurePlan* plan : one.not_made) writer.row("course", row_of(one, *plan));
    }
    for (const Administration& administration : subject.administrations)
        if (answers)
            for (const Answer& answer : answers_of(administration, omitted)) writer.row("answers", row_of(administration.first(), answer));
}

}  // namespace attune::report
