#include "report/scores.hpp"

#include "report/score_columns.hpp"

#include <algorithm>

namespace attune::report {

const std::string* Others::find(std::string_view name) const {
    const auto found = std::find_if(cells.begin(), cells.end(), [&](const auto& cell) { return cell.first == name; });
    return found == cells.end() ? nullptr : &found->second;
}

std::string_view column_name(std::size_t column) { return columns[column].name; }

bool is_shared_column(std::string_view name) {
    constexpr std::size_t lead = 5;  // subject, date, rater, instrument, version
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const Column& column) { return column.name == name; });
    const auto place = static_cast<std::size_t>(found - columns.begin());
    return place < lead || (place >= score_columns && place < known_columns);
}

const std::string& cell_of(const ScoreRow& row, std::size_t column) { return row.*(columns[column].member); }

FileKind kind_of(const std::vector<std::string>& header) {
    if (has(header, "score") && has(header, "value") && has(header, "kind")) return FileKind::scores;
    if (has(header, "instrument") && has(header, "version") && !header.empty() && header.back() == "status") return FileKind::wide_scores;
    return FileKind::responses;
}

ScoreRow ScoreRow::unlike() const {
    ScoreRow copy = *this;
    copy.like = 0;
    return copy;
}

RowFiller::RowFiller(const std::vector<std::string>& header, Others others) {
    for (const std::string& name : header) {
        const Column* column = find_column(name);
        members_.push_back(column ? column->member : nullptr);
        const bool is_carried = others.of_responses && name.starts_with(carried);
        if (!column) others.cells.emplace_back(is_carried ? name.substr(carried.size()) : name, "");
    }
    others_ = std::make_shared<const Others>(std::move(others));
}

void RowFiller::fill(ScoreRow& row, std::span<const std::string_view> cells) {
    std::shared_ptr<Others> changed;  // most rows have what the one before has
    std::size_t other = 0;
    for (std::size_t k = 0; k < members_.size(); ++k) {
        if (members_[k]) {
            row.*members_[k] = cells[k];
        } else if (const std::size_t at = other++; others_->cells[at].second != cells[k]) {
            if (!changed) changed = std::make_shared<Others>(*others_);
            changed->cells[at].second = cells[k];
        }
    }
    if (changed) others_ = std::move(changed);
    row.others = others_;
}

/// The header with the attributes of the owner that the file has no column of.
void ScoredRows::take_header(std::vector<std::string> names) {
    header_ = std::move(names);
    for (const auto& [name, text] : owner_.facts) {
        const std::string column = std::string(carried) + name;
        facts_.push_back(place_in(header_, column));
        if (facts_.back() == header_.size()) header_.push_back(column);
    }
    subject_ = place_in(header_, "subject");
    respondent_ = place_in(header_, "respondent");
    rater_ = place_in(header_, "rater");
    filler_.emplace(header_, Others{{}, true, decimal_comma_});
}

void ScoredRows::take(std::string_view bytes) {
    text::Chunk chunk = text::chunk_of(bytes);
    text::Splitter splitter(chunk, ',');
    text::Record record;
    text::Fields fields;
    std::vector<std::string_view> cells;
    while (splitter.next(record, fields)) {
        cells.assign(fields.begin(), fields.end());
        fields.clear();
        if (!filler_) {
            take_header({cells.begin(), cells.end()});
            continue;
        }
        cells.resize(header_.size());
        if (owner_.has({cells[subject_], respondent_ < cells.size() ? cells[respondent_] : std::string_view(), cells[rater_]}))
            for (std::size_t k = 0; k < facts_.size(); ++k)
                if (cells[facts_[k]].empty()) cells[facts_[k]] = owner_.facts[k].second;
        ScoreRow row;
        filler_->fill(row, cells);
        sink_(row);
    }
}

}  // namespace attune::report
