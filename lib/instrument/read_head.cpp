#include "instrument/parts.hpp"

#include <array>
#include <utility>

namespace attune::instrument {
namespace {

using text::Node;

/// The text under a key; whatever else stands there is left to `check`.
std::string text_under(const Node& map, std::string_view key) {
    const Node* node = map.find(key);
    return node && node->kind == Node::Kind::scalar ? node->value : std::string();
}

}  // namespace

void refuse_other_kinds(const Node& root, const std::string& file) {
    if (root.find("id")) return;
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kinds{
        {{"wording", "a wording"}, {"battery", "a battery"}, {"chart", "a chart"}, {"about", "an explainer page"}}};
    for (const auto& [key, kind] : kinds) {
        const std::string name = text_under(root, key);
        if (name.empty() || root.find("responses") || root.find("scores")) continue;
        throw Refused(
            Fault{file, root.at, "this is " + std::string(kind) + " (" + name + "); expected an instrument, which has an \"id\""});
    }
}

Head read_head(std::string_view source, const std::string& file) {
    Node root = text::read_yaml_head(source, file, "scores");
    if (!root.find("id") || !root.find("items")) root = text::read_yaml(source, file);  // in another order
    refuse_other_kinds(root, file);
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
