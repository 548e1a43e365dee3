#include "instrument/definition.hpp"

namespace attune::instrument {
namespace {

using text::Node;

/// The head of a battery or an explainer page: it has a title, and perhaps a language.
Head page_head(std::string_view source, const std::string& file, Kind kind) {
    const bool battery = kind == Kind::battery;
    const std::string_view key = battery ? "battery" : "about";
    const std::string_view stop = battery ? "steps" : "text";
    Node root = text::read_yaml_head(source, file, stop);
    if (!root.find(key) || !root.find("title")) root = text::read_yaml(source, file);  // in another order
    expect_kind(root, file, kind);
    Head head;
    head.kind = kind;
    head.file = file;
    head.id = (battery ? "" : "about-") + text_under(root, key);
    if (!root.find("attune") || text_under(root, key).empty())
        throw Refused(Fault{
            file, root.at,
            "this is no " + std::string(battery ? "battery" : "explainer page") + "; expected the keys \"attune\" and " + in_quotes(key)});
    head.title = text_under(root, "title");
    if (root.find("language")) head.language = text_under(root, "language");
    return head;
}

}  // namespace

Head read_head(std::string_view source, const std::string& file, Kind kind) {
    if (kind != Kind::instrument) return page_head(source, file, kind);
    Node root = text::read_yaml_head(source, file, "scores");
    if (!root.find("id") || !root.find("items")) root = text::read_yaml(source, file);  // in another order
    expect_kind(root, file, Kind::instrument);
    Head head;
    head.file = file;
    head.id = text_under(root, "id");
    if (!root.find("attune") || head.id.empty())
        throw Refused(Fault{file, root.at, "this is no instrument; expected the keys \"attune\" and \"id\""});
    head.title = text_under(root, "title");
    head.abbreviation = text_under(root, "abbreviation");
    head.version = text_under(root, "version");
    head.measures = text_under(root, "measures");
    head.minutes = text_under(root, "minutes");
    if (root.find("language")) head.language = text_under(root, "language");
    head.worksheet = text_under(root, "status") == "worksheet";
    head.bundled = text_under(root, "wording") == "bundled";
    if (const Node* licence = root.find("licence")) head.licence = text_under(*licence, "terms");
    if (const Node* items = root.find("items")) head.items = items->items.size();
    return head;
}

}  // namespace attune::instrument
