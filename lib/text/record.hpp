#pragma once

#include "text/delimiters.hpp"
#include "text/reused.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace attune::text {

/// Why a record cannot be read.
enum class Flaw { none, stray_quote, malformed_text, zero };

/// Neighbouring columns whose cells hold one character at most in most records: the items of a questionnaire.
struct Strip {
    std::size_t first = 0;
    std::size_t columns = 0;  ///< 0: there is no such strip

    bool has(std::size_t column) const { return column >= first && column - first < columns; }
    friend bool operator==(const Strip&, const Strip&) = default;
};

/// One record, cut into fields. Fields point into the chunk, or into its store where doubled quotes were taken out.
struct Record {
    const char* begin = nullptr;
    const char* end = nullptr;  ///< past its line end
    std::size_t line = 0;       ///< physical line of its beginning
    std::size_t first = 0;      ///< place of its first field in the list of fields
    std::size_t fields = 0;
    Flaw flaw = Flaw::none;
    const char* flaw_at = nullptr;
    const char* strip = nullptr;  ///< where its strip begins, if all cells there are short: then they are no fields of the list
};

/// The fields of some records, one after the other, and beside them the cells of their strips, a byte each. Cleared, it keeps its memory,
/// and nothing in it is cleared one by one.
class Fields {
public:
    /// What a byte of a strip says that is no character: no cell, or one of more than a character, to be looked at as a field.
    static constexpr unsigned char empty = 0;
    static constexpr unsigned char longer = 1;

    explicit Fields(Strip strip = {}) : strip_(strip), stride_((strip.columns + 15) / 16 * 16) {}

    std::size_t size() const { return fields_.size(); }
    void clear() {
        fields_.clear();
        records_ = 0;
    }
    std::string_view operator[](std::size_t k) const { return fields_[k]; }
    const std::string_view* begin() const { return fields_.begin(); }
    const std::string_view* end() const { return fields_.end(); }
    /// A field of the `row`-th record; empty past its last.
    std::string_view of(const Record& record, std::size_t row, std::size_t column) const {
        if (column >= record.fields) return {};
        if (!record.strip || column < strip_.first) return fields_[record.first + column];
        return strip_.has(column) ? strip_field(record, row, column - strip_.first) : fields_[record.first + column - strip_.columns];
    }

    void drop_to(std::size_t size) { fields_.drop_to(size); }
    void push(std::string_view field) { fields_.push(field); }
    /// Room for `more` fields after the last; whoever writes there says with `grew` how many they were.
    std::string_view* room(std::size_t more) { return fields_.room(more); }
    void grew(std::size_t fields, std::size_t strips = 0) {
        fields_.grew(fields);
        records_ += strips;
    }

    const Strip& strip() const { return strip_; }
    /// How far apart the strips of two records stand, a multiple of 16.
    std::size_t stride() const { return stride_; }
    const unsigned char* strips() const { return cells_.data(); }
    /// Room for the strips of the next `records`, and for a block more than they take.
    unsigned char* strip_room(std::size_t records) {
        const std::size_t start = records_ * stride_;
        const std::size_t wanted = start + records * stride_ + delimiter_block;
        if (cells_.size() < wanted) cells_.resize(2 * wanted);
        return cells_.data() + start;
    }
    /// The strip of a record whose cells are fields: its first is `first`, of `fields`.
    void copy_strip(std::size_t first, std::size_t fields);

private:
    std::string_view strip_field(const Record& record, std::size_t row, std::size_t cell) const;

    Reused<std::string_view> fields_;
    Strip strip_;
    std::size_t stride_ = 0;
    std::vector<unsigned char> cells_;
    std::size_t records_ = 0;
};

}  // namespace attune::text
