#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace attune::instrument {

/// A page that explains something to the person who fills in forms: `about-NAME.yaml`; a translation of it is the same file with
/// another `language`, `wording/about-NAME.LANGUAGE.yaml`.
struct Explainer {
    std::string file;
    std::string name;  ///< without `about-`
    std::string title;
    std::string language = "en";
    std::string text;  ///< Markdown
    std::vector<std::string> sources;
};

/// Reads an explainer page strictly, all faults of one run; its file must be called as its name and place demand. Throws Refused.
Explainer read_explainer(std::string_view source, const std::string& file);

}  // namespace attune::instrument
