#include "report/markup.hpp"

#include "text/utf8.hpp"

namespace attune::report {

std::string markup_text(std::string_view text, bool keep_newlines) {
    const std::string shown = text::printable(text, keep_newlines);
    std::string out;
    out.reserve(shown.size());
    for (std::size_t k = 0; k < shown.size(); ++k) {
        const std::string_view rest = std::string_view(shown).substr(k);
        if (rest.starts_with("\uFFFE") || rest.starts_with("\uFFFF")) {
            out += "\uFFFD";
            k += 2;
            continue;
        }
        switch (rest.front()) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += rest.front();
        }
    }
    return out;
}

}  // namespace attune::report
