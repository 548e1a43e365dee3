#include "command.hpp"
#include "library.hpp"
#include "output.hpp"
#include "text/csv.hpp"
#include "text/fault.hpp"
#include "text/file.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace attune::command {
namespace {

struct Row {
    instrument::Head head;
    std::string folder;
};

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

bool matches(const Row& row, const std::vector<std::string>& words) {
    const std::string all =
        lower(row.head.id + " " + row.head.title + " " + row.head.abbreviation + " " + row.head.measures + " " + row.folder);
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) { return all.find(lower(word)) != std::string::npos; });
}

std::string as_csv(const std::vector<Row>& rows) {
    std::string out = "id,title,kind,folder,items,minutes,licence,wording,languages,file\n";
    for (const Row& row : rows) {
        const instrument::Head& head = row.head;
        const std::vector<std::string> cells{head.id,
                                             head.title,
                                             "instrument",
                                             row.folder,
                                             std::to_string(head.items),
                                             head.minutes,
                                             head.licence,
                                             head.bundled ? "bundled" : "separate",
                                             head.language,
                                             head.file};
        for (std::size_t k = 0; k < cells.size(); ++k) {
            if (k > 0) out += ',';
            text::append_field(out, cells[k]);
        }
        out += '\n';
    }
    return out;
}

std::string padded(const std::string& text, std::size_t width) {
    const std::size_t taken = text::display_width(text);
    return text + std::string(taken < width ? width - taken : 0, ' ');
}

std::string as_text(const std::vector<Row>& rows) {
    std::string out;
    std::size_t width = 4;
    for (const Row& row : rows) width = std::max(width, text::display_width(row.head.id));
    const std::string* folder = nullptr;
    for (const Row& row : rows) {
        if (!folder || *folder != row.folder) {
            if (folder) out += '\n';
            out += (row.folder.empty() ? "instruments" : text::printable(row.folder)) + "\n";
        }
        folder = &row.folder;
        std::string facts = std::to_string(row.head.items) + " items";
        if (!row.head.minutes.empty()) facts += ", " + row.head.minutes + " min";
        if (row.head.worksheet) facts += ", worksheet";
        if (!row.head.bundled) facts += ", wording separate";
        out += "  " + padded(text::printable(row.head.id), width) + "  " + text::printable(row.head.title) + "\n  " +
               std::string(width, ' ') + "  " + text::printable(facts) + "\n";
    }
    return out;
}

}  // namespace

int list(Common& common, std::span<const std::string> arguments) {
    std::vector<std::string> words;
    std::string format = "text";
    std::string file;
    Options options("list", common, "[WORD]...", "attune list depression");
    options.value("--format", format, "text|csv: the form of the output");
    options.value("-o,--output", file, "FILE: write there, whole or not at all");
    options.words("words", words, "words that the instrument must bear");
    options.parse(arguments);
    check_format(format, {"text", "csv"});
    const Shelf shelf(common);
    std::vector<Row> rows;
    int code = done;
    for (const auto& place : shelf.library().places()) {
        try {
            Row row{instrument::read_head(text::read_file(place.file), place.file), place.folder};
            if (matches(row, words)) rows.push_back(std::move(row));
        } catch (const Refused& refused) {
            tell(refused.faults().front());
            code = static_cast<int>(refused.faults().front().blame);
        }
    }
    if (rows.empty() && !common.quiet && !words.empty()) tell("attune: no instrument bears these words; `attune list` shows all");
    Output output(file);
    output.write(format == "csv" ? as_csv(rows) : as_text(rows));
    output.finish();
    return code;
}

}  // namespace attune::command
