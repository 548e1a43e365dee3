#pragma once

#include "score/cells.hpp"
#include "score/frame.hpp"
#include "score/notices.hpp"
#include "text/csv.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune::score {

/// The standard columns of a response file, in the order of the contract.
enum class Standard : std::uint8_t {
    subject,
    date,
    rater,
    instrument,
    version,
    couple,
    respondent,
    target,
    occasion,
    entered,
    replaces,
    language,
    wording,
    mode,
    amended_by,
    amended_why
};
constexpr std::size_t standard_columns = 16;
std::string_view standard_name(Standard column);

/// The cells of a run of records, row by row, and those of their strips column by column.
struct Records {
    text::Reused<text::Record> rows;
    text::Fields fields;

    explicit Records(text::Strip strip = {}) : fields(strip) {}
    void clear() {
        rows.clear();
        fields.clear();
    }
    std::string_view field(std::size_t row, std::size_t column) const { return fields.of(rows[row], row, column); }

    /// After the last record: makes the strips columns.
    void turn_strips();
    /// A column of the strip, a byte a row; see text::Fields.
    const unsigned char* bytes(std::size_t column) const { return columns_.data() + (column - fields.strip().first) * rows.size(); }

private:
    std::vector<unsigned char> columns_;
};

/// Where the columns of one instrument stand in the header of a response file, and how their cells are read.
class Layout {
public:
    /// Throws Refused where no item has a column, where two columns are one item, or where a missing code is a code of the instrument.
    Layout(const Plan& plan, const text::CsvReader& file, const Reading& reading);

    /// What is told once: items without a column.
    const Notices& notices() const { return notices_; }

    /// The most neighbouring columns of items that are choices.
    text::Strip strip() const;

    /// The column of an item, or nothing where it has none of its own.
    std::optional<std::size_t> column_of(std::size_t item) const { return items_[item].column; }

    /// Fills a frame with the answers of `rows`; what is wrong in a cell goes to `notices`.
    void fill(Frame& frame, const Records& records, const std::vector<std::uint32_t>& rows, Notices& notices) const;

private:
    struct Place {
        std::optional<std::size_t> column;
        std::vector<std::pair<std::size_t, std::int64_t>> options;  ///< columns ID___CODE and their bits
    };

    void find_items(const std::vector<std::string>& header, const Reading& reading);
    void refuse_ambiguous_missing(const Reading& reading) const;
    void refuse_foreign_codes(const Reading& reading) const;
    void fill_item(Frame& frame, std::size_t item, const Records& records, const std::vector<std::uint32_t>& rows, Notices& notices) const;
    void fill_options(Frame& frame, std::size_t item, const Records& records, const std::vector<std::uint32_t>& rows,
                      Notices& notices) const;
    void fill_fact(Frame& frame, std::size_t attribute, const Records& records, const std::vector<std::uint32_t>& rows,
                   Notices& notices) const;
    void tell_foreign(const Records& records, const std::vector<std::uint32_t>& rows, Notices& notices) const;
    static std::string_view cell_of(const Records& records, std::uint32_t row, const std::optional<std::size_t>& column);
    Says said_by(const Records& records, std::uint32_t row) const;
    bool is_theirs(const Records& records, std::uint32_t row) const;
    std::string near_column(std::string_view name) const;
    std::string expected_fact(std::size_t attribute) const;
    static Notices::Place place_of(const Records& records, std::uint32_t row, std::size_t column);
    Fault outside(const Records& records, std::uint32_t row, std::size_t column, const std::string& expected) const;

    const Plan& plan_;
    std::string file_;
    std::vector<std::string> header_;
    std::vector<Place> items_;
    std::vector<CellReader> readers_;
    std::vector<std::optional<std::size_t>> facts_;
    Owner owner_;
    std::optional<std::size_t> subject_;
    std::optional<std::size_t> respondent_;
    std::optional<std::size_t> rater_;
    std::string own_rater_;           ///< that an empty cell means
    std::vector<std::string> given_;  ///< of each attribute what holds where a row of the owner says nothing; empty: nothing
    std::vector<CellReader> fact_readers_;
    std::vector<bool> is_item_;
    Notices notices_;
};

}  // namespace attune::score
