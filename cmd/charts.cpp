#include "charts.hpp"

#include "output.hpp"
#include "text/csv.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace attune::command {

chart::Chart open_chart(const Shelf& shelf, const std::string& folder) {
    const std::vector<std::string> batteries = shelf.names(instrument::Kind::battery);
    return chart::open_chart(folder, &batteries);
}

bool may_hold_answers(const Fault& passed_over) {
    std::error_code ignored;
    const std::filesystem::path path(passed_over.file);
    return std::filesystem::is_symlink(path, ignored) || std::filesystem::is_directory(path, ignored) || path.extension() == ".csv";
}

namespace {

std::ptrdiff_t place_of(const text::CsvReader& file, std::string_view column) {
    return std::find(file.header().begin(), file.header().end(), column) - file.header().begin();
}

std::vector<std::string> ids_of(const chart::Chart& chart) {
    std::vector<std::string> ids;
    for (const chart::Person& person : chart.people) ids.push_back(person.id);
    return ids;
}

}  // namespace

std::vector<std::string> paths_read(const std::vector<std::string>& files, const std::vector<Input>& inputs) {
    std::vector<std::string> paths;
    for (const std::string& file : files)
        if (chart::is_chart(file)) paths.push_back(file + "/chart.yaml");
    for (const Input& input : inputs) paths.push_back(input.path);
    return paths;
}

Refused unknown_subject(const std::string& subject, const std::vector<std::string>& known, const std::vector<Input>& inputs) {
    const auto person =
        std::find_if(inputs.begin(), inputs.end(), [&](const Input& input) { return !subject.empty() && input.name == subject; });
    if (person == inputs.end()) return usage_fault("--subject: " + unknown_name("subject", subject, known));
    return usage_fault(fmt::format("--subject {}: that is the name of {}, and rows go by the id; say --subject {}", subject,
                                   person->owner.id, person->owner.id));
}

std::vector<Input> inputs_of(const chart::Chart& chart, const chart::Listing& listing) {
    std::vector<Input> inputs;
    for (const chart::ResponseFile& file : listing.files)
        for (const chart::Person& person : chart.people)
            if (person.id == file.respondent) inputs.push_back({file.path, {person.id, ids_of(chart), person.with}, person.name});
    return inputs;
}

std::vector<Fault> stray_rows(Shelf& shelf, const Input& input) {
    std::vector<Fault> strays;
    text::CsvReader file(input.path);
    text::Chunk chunk;
    while (file.next(chunk)) {
        text::Splitter splitter(chunk, file.separator());
        text::Fields cells;
        text::Record record;
        for (; splitter.next(record, cells); cells.clear()) {
            const auto cell = [&](std::string_view column) -> std::string_view {
                const auto at = static_cast<std::size_t>(place_of(file, column));
                return at < cells.size() ? text::trim(cells[at]) : std::string_view();
            };
            const score::Plan* plan = record.flaw == text::Flaw::none ? shelf.find(std::string(cell("instrument"))) : nullptr;
            if (!plan) continue;  // a row that no command can read is for scoring to tell
            const std::string own_rater = plan->instrument->default_rater();
            const score::Says says{cell("subject"), cell("respondent"), cell("rater").empty() ? own_rater : cell("rater")};
            if (auto stray = input.owner.stray(says))
                strays.push_back({file.name(), text::position_in(record, cell(stray->column).data()), std::move(stray->message)});
        }
    }
    return strays;
}

std::vector<Input> with_charts(const Shelf& shelf, const std::vector<std::string>& files, score::Notices& notices) {
    std::vector<Input> all;
    for (const std::string& path : files) {
        std::error_code ignored;
        if (!std::filesystem::is_directory(path, ignored)) {
            all.push_back({path, {}, {}});
            continue;
        }
        const chart::Chart chart = open_chart(shelf, path);
        const chart::Listing listing = chart::list_responses(chart);
        for (const Fault& fault : listing.passed_over) notices.add(may_hold_answers(fault), {}, [&] { return fault; });
        for (Input& input : inputs_of(chart, listing)) all.push_back(std::move(input));
    }
    return all;
}

}  // namespace attune::command
