#pragma once

#include "score/stream.hpp"
#include "text/csv.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune::report {

/// The columns of a row that are none of the contract's: what `--keep` carried along, or the cells of the responses it was scored from.
struct Others {
    std::vector<std::pair<std::string, std::string>> cells;  ///< name and text, in the order of the file
    bool of_responses = false;                               ///< all that the response file has
    bool decimal_comma = false;                              ///< numbers in it are written so

    /// The text of a column, or nullptr where there is no such column.
    const std::string* find(std::string_view name) const;

    friend bool operator==(const Others&, const Others&) = default;
};

/// One line of a scores file. Numbers stay as they were written; empty where there is none.
struct ScoreRow {
    std::string subject, date, rater, instrument, version, score, value, band, status, answered, items, low, high, z, t, percentile, kind;
    std::string couple, respondent, target, occasion, entered, replaces, language, wording;
    std::shared_ptr<const Others> others;  ///< shared by neighbouring rows; never nullptr
    std::string note;                      ///< no column: how a watch came to be raised, in words
    /// No column: rows that one reader gave, or one store, with the same number differ in subject, date, entry and others alone. 0: like no
    /// other.
    std::uint64_t like = 0;

    /// An alert, or a watch, which is one on a change.
    bool is_alert() const { return kind == "alert" || kind == "watch"; }
    /// A copy to be altered.
    ScoreRow unlike() const;
};

/// The columns of a scores file in their order: those that are always there, then those that the responses may have.
constexpr std::size_t score_columns = 17;
constexpr std::size_t known_columns = 25;
std::string_view column_name(std::size_t column);
const std::string& cell_of(const ScoreRow& row, std::size_t column);

/// Before the name of each column of a responses file that is carried along while it is scored, so that an item may be called as a column
/// of scores; and whether a column of that name needs no carrying, since rows of scores have it from there.
constexpr std::string_view carried = "carried:";
bool is_shared_column(std::string_view name);

/// What a CSV file is, by its header.
enum class FileKind { scores, wide_scores, responses };
FileKind kind_of(const std::vector<std::string>& header);

/// What cannot be true of a row that can be read, in words; empty where nothing is known against it.
using Doubt = std::function<std::string(const ScoreRow& row)>;

using RowSink = std::function<void(const ScoreRow& row)>;
class SeenRows;

/// Gives all rows of a scores file to `take`. A row that cannot be read comes out `invalid`, as far as it can be read, and is told in
/// `outcome`, as is a value that is doubted and a fault that ends the file. Throws Refused where the header lacks a column or has one twice.
/// `seen`: what was read before of this and other files.
void read_scores(text::CsvReader& file, const RowSink& take, score::Outcome& outcome, const Doubt& doubt, SeenRows& seen);

/// Puts the cells of lines under one header into rows.
class RowFiller {
public:
    /// `others`: what holds of the cells of all rows that stand in no known column.
    RowFiller(const std::vector<std::string>& header, Others others);
    /// `row`: an empty one. `cells`: one for each column.
    void fill(ScoreRow& row, std::span<const std::string_view> cells);

private:
    std::vector<std::string ScoreRow::*> members_;  ///< of each column; none where it is no known one
    std::shared_ptr<const Others> others_;          ///< of the row before
};

/// Takes what `score_file` writes of a response file, its header first, then whole lines, and gives its rows to a sink.
class ScoredRows {
public:
    /// `decimal_comma`: whether numbers are written so in the response file. `owner`: whose attributes stand where a row of theirs says
    /// nothing.
    ScoredRows(RowSink sink, bool decimal_comma, score::Owner owner = {})
        : sink_(std::move(sink)), decimal_comma_(decimal_comma), owner_(std::move(owner)) {}
    void take(std::string_view bytes);

private:
    void take_header(std::vector<std::string> names);

    RowSink sink_;
    bool decimal_comma_;
    score::Owner owner_;
    std::vector<std::string> header_;
    std::optional<RowFiller> filler_;
    std::vector<std::size_t> facts_;  ///< where each attribute of the owner stands in the header
    std::size_t subject_ = 0;
    std::size_t respondent_ = 0;
    std::size_t rater_ = 0;
};

}  // namespace attune::report
