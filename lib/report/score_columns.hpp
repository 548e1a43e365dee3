#pragma once

#include "report/scores.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace attune::report {

/// What a cell of a column must be.
enum class Form { text, number, date, status, kind };

struct Column {
    std::string_view name;
    std::string ScoreRow::*member = nullptr;
    Form form = Form::text;
};

/// Of a scores file, in their order.
inline constexpr std::array<Column, known_columns> columns{{{"subject", &ScoreRow::subject},
                                                            {"date", &ScoreRow::date, Form::date},
                                                            {"rater", &ScoreRow::rater},
                                                            {"instrument", &ScoreRow::instrument},
                                                            {"version", &ScoreRow::version},
                                                            {"score", &ScoreRow::score},
                                                            {"value", &ScoreRow::value, Form::number},
                                                            {"band", &ScoreRow::band},
                                                            {"status", &ScoreRow::status, Form::status},
                                                            {"answered", &ScoreRow::answered, Form::number},
                                                            {"items", &ScoreRow::items, Form::number},
                                                            {"low", &ScoreRow::low, Form::number},
                                                            {"high", &ScoreRow::high, Form::number},
                                                            {"z", &ScoreRow::z, Form::number},
                                                            {"t", &ScoreRow::t, Form::number},
                                                            {"percentile", &ScoreRow::percentile, Form::number},
                                                            {"kind", &ScoreRow::kind, Form::kind},
                                                            {"couple", &ScoreRow::couple},
                                                            {"respondent", &ScoreRow::respondent},
                                                            {"target", &ScoreRow::target},
                                                            {"occasion", &ScoreRow::occasion},
                                                            {"entered", &ScoreRow::entered},
                                                            {"replaces", &ScoreRow::replaces},
                                                            {"language", &ScoreRow::language},
                                                            {"wording", &ScoreRow::wording}}};

inline const Column* find_column(std::string_view name) {
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const Column& column) { return column.name == name; });
    return found == columns.end() ? nullptr : &*found;
}

/// Where a name stands in a header; past its end where it does not.
inline std::size_t place_in(const std::vector<std::string>& header, std::string_view name) {
    return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
}

inline bool has(const std::vector<std::string>& header, std::string_view name) { return place_in(header, name) < header.size(); }

}  // namespace attune::report
