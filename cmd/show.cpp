#include "command.hpp"
#include "display.hpp"
#include "library.hpp"
#include "output.hpp"
#include "report/codebook.hpp"
#include "report/explainer_page.hpp"
#include "report/form.hpp"
#include "text/fault.hpp"

#include <algorithm>
#include <filesystem>

namespace attune::command {
namespace {

struct Asked {
    std::vector<std::string> names;
    std::string format = "text";
    std::string language;
    std::string rater;
    std::string wording;
    std::string output;
    bool in_room = false;
    bool take_home = false;
};

/// The person's own page says nothing of what is on the clinician's mind.
void refuse_clinicians_own(const instrument::Instrument& instrument, const Asked& asked) {
    if (instrument.visibility != instrument::Visibility::clinician || asked.in_room) return;
    throw usage_fault(instrument.id + (asked.take_home ? " is nothing to take home; it is used in the room, and prints with --in-room"
                                                       : " is for the clinician's eyes; it prints with --in-room"));
}

/// What this form leaves out.
std::vector<std::size_t> left_out(const score::Plan& plan, const instrument::Worded& worded, bool take_home) {
    std::vector<std::size_t> items = worded.hidden;
    if (!take_home) return items;
    for (const std::size_t item : report::private_items(plan))
        if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(item);
    if (items.size() == plan.items.size()) throw usage_fault(plan.instrument->id + " has nothing to take home");
    return items;
}

std::string instrument_page(Shelf& shelf, const Asked& asked, const Common& common) {
    const score::Plan& plan = shelf.get(asked.names.front());
    const instrument::Instrument& own = *plan.instrument;
    refuse_clinicians_own(own, asked);
    if (!asked.rater.empty() && std::find(own.raters.begin(), own.raters.end(), asked.rater) == own.raters.end())
        throw usage_fault("--rater: " + unknown_name("rater of " + own.id, asked.rater, own.raters, "expected " + listed(own.raters)));
    const instrument::Worded worded = shelf.worded(plan, asked.language, asked.rater, asked.wording);
    if (asked.format == "csv") return report::codebook_of(plan, worded.instrument, worded.hidden);
    const std::string rater = asked.rater.empty() ? own.default_rater() : asked.rater;
    const report::FormOf form{rater, left_out(plan, worded, asked.take_home), asked.in_room};
    std::string page = shown(report::form_of(worded.instrument, form), asked.format, common, asked.output);
    if (asked.take_home && !common.quiet) tell("attune: is it safe for this person to take it home?");
    return page;
}

/// An explainer page is Markdown already; on a terminal its paragraphs are laid out.
std::string explainer_page(const Shelf& shelf, const Asked& asked, const Common& common) {
    if (asked.format == "csv") throw usage_fault("--format csv: an explainer page has no codebook; expected text or md");
    const instrument::Explainer page = shelf.explainer(asked.names.front(), asked.language);
    if (asked.format == "md") return report::markdown_of(page);
    return shown(report::page_of(page), asked.format, common, asked.output);
}

}  // namespace

int show(Common& common, std::span<const std::string> arguments) {
    Asked asked;
    Options options("show", common, "ID [--format md]", "attune show phq9 --format csv");
    options.value("--format", asked.format, "text|md|csv: the blank form (text, md) or the codebook (csv)");
    options.value("--language", asked.language, "L: the language of the texts");
    options.value("--rater", asked.rater, "R: the items as this rater reads them");
    options.value("--wording", asked.wording, "FILE: a wording that stands for those of the library");
    options.value("-o,--output", asked.output, "FILE: write there, whole or not at all");
    options.flag("--in-room", asked.in_room, "print what is for the clinician's eyes, and who reads which answer");
    options.flag("--take-home", asked.take_home, "without sections apart and what is not for the person");
    options.words("ID", asked.names, "the instrument, or about-NAME for an explainer page");
    options.parse(arguments);
    check_format(asked.format, {"text", "md", "csv"});
    if (asked.take_home && asked.in_room) throw usage_fault("--take-home and --in-room do not go together");
    if (asked.take_home && asked.format == "csv") throw usage_fault("--take-home: a codebook is nothing to take home; expected text or md");
    if (asked.names.size() != 1) throw usage_fault("show takes one instrument; `attune list` shows what there is");
    Shelf shelf(common);
    const bool explains = std::filesystem::path(asked.names.front()).filename().string().starts_with("about-");
    const std::string page = explains ? explainer_page(shelf, asked, common) : instrument_page(shelf, asked, common);
    Output output(asked.output);
    output.write(page);
    output.finish();
    return done;
}

}  // namespace attune::command
