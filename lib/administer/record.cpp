#include "administer/record.hpp"

#include "score/answers.hpp"
#include "text/csv.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <map>

namespace attune::administer {
namespace {

using instrument::Instrument;

/// Takes answers one by one, and gathers what does not fit.
class Taker {
public:
    Taker(const score::Plan& plan, const std::string& file)
        : plan_(plan), file_(file), reader_(plan), answers_(plan.items.size()), seen_(plan.items.size(), 0) {}

    void take(std::string_view id, std::string_view cell, Position at) {
        const auto item = plan_.instrument->find_item(id);
        if (!item) {
            std::vector<std::string> known;
            for (const auto& one : plan_.instrument->items) known.push_back(one.id);
            return fault(at, unknown_name("item of " + plan_.instrument->id, id, known));
        }
        if (seen_[*item] != 0) return fault(at, "item \"" + std::string(id) + "\" is answered twice");
        seen_[*item] = 1;
        if (!reader_.set(*item, cell))
            return fault(at,
                         "\"" + std::string(cell) + "\" is no answer to \"" + std::string(id) + "\"; expected " + reader_.expected(*item));
        answers_[*item] = std::string(cell);
    }

    void fault(Position at, std::string message) { faults_.push_back({file_, at, std::move(message)}); }

    Answers answers() {
        if (!faults_.empty()) throw Refused(std::move(faults_));
        return std::move(answers_);
    }

private:
    const score::Plan& plan_;
    const std::string& file_;
    score::Answers reader_;
    Answers answers_;
    std::vector<std::uint8_t> seen_;
    std::vector<Fault> faults_;
};

std::vector<std::string> cells_of(std::string_view line, char separator) {
    text::Chunk chunk;
    chunk.bytes.assign(line.begin(), line.end());
    chunk.size = line.size();
    std::vector<std::string_view> fields;
    text::Record record;
    std::vector<std::string> cells;
    if (text::Splitter(chunk, separator).next(record, fields))
        for (const std::string_view field : fields) cells.emplace_back(text::trim(field));
    return cells;
}

Answers from_csv(const score::Plan& plan, const std::vector<std::string_view>& lines, const std::string& file) {
    Taker taker(plan, file);
    const char separator = lines[0].find(';') != std::string_view::npos ? ';' : lines[0].find('\t') != std::string_view::npos ? '\t' : ',';
    const std::vector<std::string> header = cells_of(lines[0], separator);
    const std::vector<std::string> cells = lines.size() > 1 ? cells_of(lines[1], separator) : std::vector<std::string>();
    if (cells.size() != header.size())
        taker.fault({2, 1}, "the row has " + std::to_string(cells.size()) + " cells; expected " + std::to_string(header.size()) +
                                ", as in the header");
    if (lines.size() > 2) taker.fault({3, 1}, "a second row stands here; --answers takes one");
    for (std::size_t k = 0; k < std::min(cells.size(), header.size()); ++k)
        if (plan.instrument->find_item(header[k])) taker.take(header[k], cells[k], {2, 1});
    return taker.answers();
}

}  // namespace

Answers read_answers(const score::Plan& plan, std::string_view text, const std::string& file) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (const auto malformed = text::first_malformed(text))
        throw Refused(
            Fault{file,
                  {static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(*malformed), '\n')) + 1, 1},
                  "this is no well-formed UTF-8 text"});
    std::vector<std::string_view> lines;
    for (const std::string_view line : text::split(text, '\n')) lines.push_back(text::trim(line));
    while (!lines.empty() && lines.back().empty()) lines.pop_back();
    if (!lines.empty() && lines[0].find('=') == std::string_view::npos && lines[0].find_first_of(",;\t") != std::string_view::npos)
        return from_csv(plan, lines, file);
    Taker taker(plan, file);
    for (std::size_t k = 0; k < lines.size(); ++k) {
        const Position at{static_cast<int>(k) + 1, 1};
        if (lines[k].empty() || lines[k].front() == '#') continue;
        const std::size_t cut = lines[k].find('=');
        if (cut == std::string_view::npos)
            taker.fault(at, "\"" + std::string(lines[k]) + "\" is no answer; expected item=answer, such as q1=2");
        else taker.take(text::trim(lines[k].substr(0, cut)), text::trim(lines[k].substr(cut + 1)), at);
    }
    return taker.answers();
}

std::string response_header(const Instrument& instrument) {
    std::string header =
        "subject,date,rater,respondent,target,couple,instrument,version,language,wording,occasion,mode,entered,replaces,amended_by,amended_"
        "why";
    for (const auto& attribute : instrument.attributes) header += "," + attribute.name;
    for (const auto& item : instrument.items) header += "," + item.id;
    return header + "\n";
}

std::string response_row(const Instrument& instrument, const Occasion& occasion, const Answers& answers, std::string_view header,
                         const std::string& file) {
    std::map<std::string, std::string, std::less<>> cells{{"subject", occasion.subject},
                                                          {"date", occasion.date},
                                                          {"rater", occasion.rater},
                                                          {"respondent", occasion.respondent},
                                                          {"target", occasion.target},
                                                          {"couple", occasion.couple},
                                                          {"instrument", instrument.id},
                                                          {"version", instrument.version},
                                                          {"language", occasion.language},
                                                          {"entered", occasion.entered},
                                                          {"mode", "answers"}};
    for (const auto& [name, value] : occasion.facts) cells[name] = value;
    for (std::size_t i = 0; i < answers.size(); ++i) cells[instrument.items[i].id] = answers[i];
    const std::vector<std::string> columns = cells_of(header, ',');
    std::string row;
    for (const std::string& column : columns) {
        if (!row.empty() || &column != &columns.front()) row += ',';
        const auto cell = cells.find(column);
        if (cell == cells.end()) continue;
        text::append_field(row, cell->second);
        cells.erase(cell);
    }
    for (const std::string_view standard : {"rater", "respondent", "target", "couple", "language", "entered", "mode", "version"}) {
        const auto left = cells.find(standard);
        if (left != cells.end() && left->second.empty()) cells.erase(left);
    }
    if (!cells.empty())
        throw Refused(Fault{file,
                            {1, 1},
                            "the header has no column \"" + cells.begin()->first + "\"; a row of " + instrument.id +
                                " does not fit (choose another file)"});
    return row + "\n";
}

}  // namespace attune::administer
