#include "report/sources.hpp"

#include <algorithm>

namespace attune::report {

std::size_t Sources::number_of(const std::string& text) {
    const auto found = std::find(texts_.begin(), texts_.end(), text);
    const auto place = static_cast<std::size_t>(found - texts_.begin());
    if (found == texts_.end()) texts_.push_back(text);
    return place + 1;
}

std::string Sources::mark(const instrument::Source& source) {
    cited_ = cited_ || source.cited;
    if (source.text.empty()) return source.cited ? " [as cited]" : "";
    return " [" + std::to_string(number_of(source.text)) + (source.cited ? ", as cited]" : "]");
}

std::string Sources::mark(const std::vector<std::string>& citations) {
    std::string text;
    for (const std::string& citation : citations) text += (text.empty() ? " [" : ", ") + std::to_string(number_of(citation));
    return text.empty() ? text : text + "]";
}

void Sources::list(Document& page) const {
    if (texts_.empty()) return;
    page.add(Heading{2, "Sources"});
    List list;
    for (std::size_t k = 0; k < texts_.size(); ++k) list.items.push_back("[" + std::to_string(k + 1) + "] " + texts_[k]);
    page.add(std::move(list));
    if (cited_) page.add(Paragraph{"\"As cited\": as it is generally given, not read again at its source."});
}

}  // namespace attune::report
