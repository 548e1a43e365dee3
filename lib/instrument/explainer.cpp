#include "instrument/explainer.hpp"

#include "instrument/definition.hpp"

#include <filesystem>

namespace attune::instrument {
namespace {

using text::Node;

/// A page that lies under another name than its own would never be found.
void check_file_name(Reader& reader, const Node& root, const Explainer& page) {
    const auto stem = stem_of(page.file);
    if (!stem || !is_id(page.name) || !is_language(page.language)) return;
    const bool translation = std::filesystem::path(page.file).parent_path().filename() == "wording";
    const std::string due = "about-" + page.name + (translation ? "." + page.language : "");
    if (*stem != due)
        reader.fault(root.find("about")->at,
                     "the page " + in_quotes(page.name) + " stands in a file of another name; expected " + in_quotes(due + ".yaml"));
}

}  // namespace

Explainer read_explainer(std::string_view source, const std::string& file) {
    const Node root = text::read_yaml(source, file);
    expect_kind(root, file, Kind::explainer);
    Reader reader(file);
    Explainer page;
    page.file = file;
    if (reader.map(root, "an explainer page", {"attune", "about", "title", "language", "text", "sources"})) {
        read_format(reader, root);
        page.name = read_id(reader, root, "about", "the page", std::nullopt);
        page.title = reader.required_text(root, "title", "the page");
        take_language(reader, root, page.language);
        page.text = reader.required_text(root, "text", "the page");
        if (const Node* sources = root.find("sources")) page.sources = reader.texts(*sources, "sources");
        check_file_name(reader, root, page);
    }
    reader.throw_faults();
    return page;
}

}  // namespace attune::instrument
