#include "report/scores.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace attune::report {
namespace {

using Member = std::string ScoreRow::*;

constexpr std::array<std::pair<std::string_view, Member>, 19> columns{{{"subject", &ScoreRow::subject},
                                                                       {"date", &ScoreRow::date},
                                                                       {"rater", &ScoreRow::rater},
                                                                       {"instrument", &ScoreRow::instrument},
                                                                       {"version", &ScoreRow::version},
                                                                       {"score", &ScoreRow::score},
                                                                       {"value", &ScoreRow::value},
                                                                       {"band", &ScoreRow::band},
                                                                       {"status", &ScoreRow::status},
                                                                       {"answered", &ScoreRow::answered},
                                                                       {"items", &ScoreRow::items},
                                                                       {"low", &ScoreRow::low},
                                                                       {"high", &ScoreRow::high},
                                                                       {"z", &ScoreRow::z},
                                                                       {"t", &ScoreRow::t},
                                                                       {"percentile", &ScoreRow::percentile},
                                                                       {"kind", &ScoreRow::kind},
                                                                       {"respondent", &ScoreRow::respondent},
                                                                       {"target", &ScoreRow::target}}};
constexpr std::size_t required = 17;  // respondent and target stand only where the responses have them

bool has(const std::vector<std::string>& header, std::string_view name) {
    return std::find(header.begin(), header.end(), name) != header.end();
}

/// For each column of the file the member that it fills, or nullptr.
std::vector<Member> members_of(const std::vector<std::string>& header) {
    std::vector<Member> members;
    for (const std::string& name : header) {
        const auto found = std::find_if(columns.begin(), columns.end(), [&](const auto& column) { return column.first == name; });
        members.push_back(found == columns.end() ? nullptr : found->second);
    }
    return members;
}

void take_rows(text::Splitter& splitter, const std::vector<Member>& members, const std::string& file, std::vector<ScoreRow>& rows) {
    text::Record record;
    std::vector<std::string_view> fields;
    while (splitter.next(record, fields)) {
        if (record.flaw != text::Flaw::none || record.fields < members.size())
            throw Refused(Fault{file,
                                {static_cast<int>(record.line), 1},
                                "the row cannot be read; expected " + std::to_string(members.size()) + " cells, as in the header"});
        ScoreRow row;
        for (std::size_t k = 0; k < members.size(); ++k)
            if (members[k]) row.*members[k] = std::string(text::trim(fields[record.first + k]));
        rows.push_back(std::move(row));
        fields.clear();
    }
}

}  // namespace

FileKind kind_of(const std::vector<std::string>& header) {
    if (has(header, "score") && has(header, "value") && has(header, "kind")) return FileKind::scores;
    if (has(header, "instrument") && has(header, "version") && !header.empty() && header.back() == "status") return FileKind::wide_scores;
    return FileKind::responses;
}

std::vector<ScoreRow> read_scores(text::CsvReader& file) {
    for (std::size_t k = 0; k < required; ++k)
        if (!has(file.header(), columns[k].first))
            throw Refused(Fault{file.name(), {1, 1}, "the scores file has no column \"" + std::string(columns[k].first) + "\""});
    const std::vector<Member> members = members_of(file.header());
    std::vector<ScoreRow> rows;
    text::Chunk chunk;
    while (file.next(chunk)) {
        text::Splitter splitter(chunk, file.separator());
        take_rows(splitter, members, file.name(), rows);
        if (chunk.fault) throw Refused(*chunk.fault);
    }
    return rows;
}

std::vector<ScoreRow> parse_scores(std::string_view bytes) {
    text::Chunk chunk;
    chunk.bytes.assign(bytes.begin(), bytes.end());
    chunk.size = bytes.size();
    chunk.plain = true;  // it was written by us
    text::Splitter splitter(chunk, ',');
    text::Record record;
    std::vector<std::string_view> fields;
    std::vector<ScoreRow> rows;
    if (!splitter.next(record, fields)) return rows;
    const std::vector<std::string> header(fields.begin(), fields.end());
    take_rows(splitter, members_of(header), "the scores", rows);
    return rows;
}

}  // namespace attune::report
