#include "command.hpp"
#include "definitions.hpp"
#include "display.hpp"
#include "instrument/definition.hpp"
#include "instrument/head.hpp"
#include "library.hpp"
#include "output.hpp"
#include "report/document.hpp"
#include "side_by_side.hpp"
#include "text/csv.hpp"
#include "text/fault.hpp"
#include "text/file.hpp"
#include "text/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

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

/// All that a word is looked for in.
std::string text_of(const Row& row) {
    const instrument::Head& head = row.head;
    return lower(fmt::format("{} {} {} {} {} {}", head.id, head.title, head.abbreviation, head.measures, row.folder, kind_word(head.kind)));
}

bool matches(const Row& row, const std::vector<std::string>& words) {
    const std::string all = text_of(row);
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
        text::append_line(out, cells);
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

/// The terms of a licence up to the first remark on them; `list --format csv` has them whole.
std::string licence_of(const Row& row) {
    const std::string& terms = row.head.licence;
    return terms.substr(0, std::min(terms.find(';'), terms.find(" (")));
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
        if (const std::string licence = licence_of(row); !licence.empty()) page.add(report::Field{{}, "licence: " + licence});
    }
    return page;
}

/// All words that some definition bears, for the nearest of one that none does.
std::vector<std::string> vocabulary(const std::vector<Row>& rows) {
    std::vector<std::string> words;
    for (const Row& row : rows) {
        std::string word;
        for (const char c : text_of(row) + " ") {
            const bool parts = c == ' ' || c == ',' || c == '(' || c == ')' || c == '/';
            if (!parts) word += c;
            else if (!word.empty()) words.push_back(std::exchange(word, {}));
        }
    }
    return words;
}

/// That nothing bears the words, with the nearest of the first that stands nowhere.
std::string nothing_found(const std::vector<std::string>& words, const std::vector<Row>& all) {
    for (const std::string& word : words) {
        if (std::any_of(all.begin(), all.end(), [&](const Row& row) { return matches(row, {word}); })) continue;
        const std::string near = text::nearest(lower(word), vocabulary(all));
        return "nothing bears the word \"" + word + "\"; " + (near.empty() ? "`attune list` shows all" : "did you mean \"" + near + "\"?");
    }
    return "nothing bears these words together; `attune list` shows all";
}

/// The languages of all wordings, by what they word. No file is opened: a wording's name says it.
std::map<std::string, std::vector<std::string>> worded_languages(const instrument::Library& library) {
    std::map<std::string, std::vector<std::string>> languages;
    for (const auto& place : library.places(Kind::wording))
        if (const auto name = instrument::parse_wording_name(place.id)) languages[name->id].push_back(name->language);
    return languages;
}

/// Where a file belongs that lies among the instruments and is none; empty where that is not what is wrong with it.
std::string other_place(const std::string& source, const std::string& file) {
    try {
        switch (instrument::kind_of(source, file).value_or(Kind::instrument)) {
            case Kind::battery: return "a battery among the instruments, and is not found here; expected it in a folder called batteries";
            case Kind::wording: return "a wording among the instruments, and is not found here; expected it in a folder called wording";
            case Kind::explainer: return "an explainer page that is not found by its name; expected a file called about-NAME.yaml";
            case Kind::chart: return "a chart, and no part of a library; expected it in a folder of its own elsewhere";
            default: return {};
        }
    } catch (const Refused&) {
        return {};  // what is wrong is told already
    }
}

/// A definition on its way into the list: its head, or what is wrong with it.
struct Listed {
    Kind kind;
    instrument::Library::Place place;
    std::optional<instrument::Head> head;
    std::optional<Fault> fault;
    bool misplaced = false;  ///< what is wrong is where it lies
    std::exception_ptr failure;

    void read() {
        std::string source;
        try {
            source = text::read_file(place.file);
            head = instrument::read_head(source, place.file, kind);
        } catch (const Refused& refused) {
            fault = refused.faults().front();
            const std::string place_due = kind == Kind::instrument ? other_place(source, place.file) : "";
            misplaced = !place_due.empty();
            if (misplaced) fault = Fault{place.file, {}, "this is " + place_due};
        } catch (...) {
            failure = std::current_exception();
        }
    }
};

/// Reads the heads of all definitions side by side.
std::vector<Listed> heads_of(const instrument::Library& library) {
    std::vector<Listed> all;
    for (const Kind kind : {Kind::instrument, Kind::battery, Kind::explainer})
        for (auto& place : library.places(kind)) all.push_back({kind, std::move(place), {}, {}, false, {}});
    side_by_side(all.size(), [&](std::size_t k, bool) { all[k].read(); });
    return all;
}

/// The rows of all definitions; those that cannot be read are told.
std::vector<Row> rows_of(const instrument::Library& library, int& code) {
    auto languages = worded_languages(library);
    std::vector<Row> rows;
    for (Listed& listed : heads_of(library)) {
        if (listed.failure) std::rethrow_exception(listed.failure);
        if (listed.fault) {
            tell(*listed.fault);
            if (!listed.misplaced) code = static_cast<int>(listed.fault->blame);
            continue;
        }
        Row row{std::move(*listed.head), std::move(listed.place.folder), {}};
        row.languages.push_back(row.head.language);
        for (std::string& language : languages[listed.place.id])
            if (std::find(row.languages.begin(), row.languages.end(), language) == row.languages.end())
                row.languages.push_back(std::move(language));
        rows.push_back(std::move(row));
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
    const std::vector<Row> all = rows_of(shelf.library(), code);
    std::vector<Row> rows;
    std::copy_if(all.begin(), all.end(), std::back_inserter(rows), [&](const Row& row) { return matches(row, words); });
    if (rows.empty() && !common.quiet && !words.empty()) tell("attune: " + nothing_found(words, all));
    Output output(file);
    output.write(format == "csv" ? as_csv(rows) : shown(as_page(rows), format, common, file));
    output.finish();
    return code;
}

}  // namespace attune::command
