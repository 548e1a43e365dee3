#include "command.hpp"
#include "definitions.hpp"
#include "display.hpp"
#include "instrument/head.hpp"
#include "library.hpp"
#include "output.hpp"
#include "report/document.hpp"
#include "text/csv.hpp"
#include "text/fault.hpp"
#include "text/file.hpp"

#include <algorithm>
#include <map>

namespace attune::command {
namespace {

using instrument::Kind;

struct Row {
    instrument::Head head;
    std::string folder;
    std::vector<std::string> languages;  ///< its own first, then those of its wordings
};

std::string_view kind_word(Kind kind) { return kind == Kind::battery ? "battery" : kind == Kind::explainer ? "explainer" : "instrument"; }

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

bool matches(const Row& row, const std::vector<std::string>& words) {
    const std::string all = lower(row.head.id + " " + row.head.title + " " + row.head.abbreviation + " " + row.head.measures + " " +
                                  row.folder + " " + std::string(kind_word(row.head.kind)));
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) { return all.find(lower(word)) != std::string::npos; });
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : std::string(between)) + word;
    return all;
}

std::string as_csv(const std::vector<Row>& rows) {
    std::string out = "id,title,kind,folder,items,minutes,licence,wording,languages,file\n";
    for (const Row& row : rows) {
        const instrument::Head& head = row.head;
        const bool instrument = head.kind == Kind::instrument;
        const std::vector<std::string> cells{head.id,
                                             head.title,
                                             std::string(kind_word(head.kind)),
                                             row.folder,
                                             instrument ? std::to_string(head.items) : "",
                                             head.minutes,
                                             head.licence,
                                             !instrument    ? ""
                                             : head.bundled ? "bundled"
                                                            : "separate",
                                             joined(row.languages, " "),
                                             head.file};
        for (std::size_t k = 0; k < cells.size(); ++k) {
            if (k > 0) out += ',';
            text::append_field(out, cells[k]);
        }
        out += '\n';
    }
    return out;
}

/// What else there is to say, in one line.
std::string facts_of(const Row& row) {
    const std::vector<std::string> others(row.languages.begin() + 1, row.languages.end());
    if (row.head.kind != Kind::instrument) return others.empty() ? "" : "also in " + joined(others, ", ");
    std::string facts = counted(row.head.items, "item");
    if (!row.head.minutes.empty()) facts += ", " + row.head.minutes + " min";
    if (row.head.worksheet) facts += ", worksheet";
    if (!row.head.bundled && others.empty()) facts += ", wording separate";
    else if (!others.empty()) facts += (row.head.bundled ? ", also in " : ", worded in ") + joined(others, ", ");
    return facts;
}

/// The heading that a row stands under: the folder of an instrument, or its kind.
std::string group_of(const Row& row) {
    if (row.head.kind == Kind::battery) return "batteries";
    if (row.head.kind == Kind::explainer) return "explainer pages";
    return row.folder.empty() ? "instruments" : row.folder;
}

report::Document as_page(const std::vector<Row>& rows) {
    report::Document page;
    std::string group;
    for (const Row& row : rows) {
        if (group_of(row) != group) page.add(report::Heading{2, group = group_of(row)});
        page.add(report::Field{row.head.id, row.head.title});
        if (const std::string facts = facts_of(row); !facts.empty()) page.add(report::Field{{}, facts});
    }
    return page;
}

/// The languages of all wordings, by what they word. No file is opened: a wording's name says it.
std::map<std::string, std::vector<std::string>> worded_languages(const instrument::Library& library) {
    std::map<std::string, std::vector<std::string>> languages;
    for (const auto& place : library.places(Kind::wording))
        if (const auto name = instrument::parse_wording_name(place.id)) languages[name->id].push_back(name->language);
    return languages;
}

/// Reads the heads of all definitions, and tells of those that cannot be read.
std::vector<Row> rows_of(const instrument::Library& library, const std::vector<std::string>& words, int& code) {
    auto languages = worded_languages(library);
    std::vector<Row> rows;
    for (const Kind kind : {Kind::instrument, Kind::battery, Kind::explainer}) {
        for (const auto& place : library.places(kind)) {
            try {
                Row row{instrument::read_head(text::read_file(place.file), place.file, kind), place.folder, {}};
                row.languages.push_back(row.head.language);
                for (std::string& language : languages[place.id])
                    if (std::find(row.languages.begin(), row.languages.end(), language) == row.languages.end())
                        row.languages.push_back(std::move(language));
                if (matches(row, words)) rows.push_back(std::move(row));
            } catch (const Refused& refused) {
                tell(refused.faults().front());
                code = static_cast<int>(refused.faults().front().blame);
            }
        }
    }
    return rows;
}

}  // namespace

int list(Common& common, std::span<const std::string> arguments) {
    std::vector<std::string> words;
    std::string format = "text";
    std::string file;
    Options options("list", common, "[WORD]...", "attune list depression");
    options.value("--format", format, "text|csv: the form of the output");
    options.value("-o,--output", file, "FILE: write there, whole or not at all");
    options.words("words", words, "words that it must bear");
    options.parse(arguments);
    check_format(format, {"text", "csv"});
    const Shelf shelf(common);
    int code = done;
    const std::vector<Row> rows = rows_of(shelf.library(), words, code);
    if (rows.empty() && !common.quiet && !words.empty()) tell("attune: nothing bears these words; `attune list` shows all");
    Output output(file);
    output.write(format == "csv" ? as_csv(rows) : shown(as_page(rows), format, common, file));
    output.finish();
    return code;
}

}  // namespace attune::command
