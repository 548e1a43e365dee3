#include "chart/condition.hpp"

#include "text/utf8.hpp"

#include <algorithm>

namespace attune::chart {
namespace {

bool is_lower_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool in_name(char c) { return is_lower_or_digit(c) || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

/// The end of what `fits` from a place on.
template <class Fits>
std::size_t end_of(std::string_view text, std::size_t from, Fits fits) {
    while (from < text.size() && fits(text[from])) ++from;
    return from;
}

std::string stand_in_of(std::string_view dotted) {
    std::string name(dotted);
    std::replace(name.begin(), name.end(), '-', '_');
    std::replace(name.begin(), name.end(), '.', '_');
    if (is_digit(name.front())) name.front() = '_';
    return name;
}

}  // namespace

Condition parse_condition(const instrument::Formula& written) {
    Condition condition{written, {}};
    std::string& text = condition.formula.text;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '"') {
            at = std::min(text.find('"', at + 1), text.size() - 1) + 1;
            continue;
        }
        const std::size_t id_end = end_of(text, at, [](char c) { return in_name(c) || c == '-'; });
        const std::string_view id = std::string_view(text).substr(at, id_end - at);
        const bool is_id = !id.empty() && std::all_of(id.begin(), id.end(), [](char c) { return is_lower_or_digit(c) || c == '-'; });
        const bool dotted = id_end + 1 < text.size() && text[id_end] == '.' && in_name(text[id_end + 1]) && !is_digit(text[id_end + 1]);
        if (!is_id || id.front() == '-' || !dotted) {
            at = id_end > at && (id.empty() || id.front() != '-') ? id_end : at + 1;
            continue;
        }
        const std::size_t end = end_of(text, id_end + 1, in_name);
        DottedName name;
        name.instrument = std::string(id);
        name.name = text.substr(id_end + 1, end - id_end - 1);
        name.stand_in = stand_in_of(std::string_view(text).substr(at, end - at));
        name.at = text::count_characters(std::string_view(text).substr(0, at));
        text.replace(at, end - at, name.stand_in);
        condition.names.push_back(std::move(name));
        at = end;
    }
    return condition;
}

instrument::Instrument stand_in_instrument(const Condition& condition,
                                           const std::function<const instrument::Instrument*(const std::string& id)>& find,
                                           const std::string& file) {
    instrument::Instrument made;
    made.file = file;
    for (const DottedName& name : condition.names) {
        const instrument::Instrument* from = find(name.instrument);
        if (!from || made.find_item(name.stand_in) || made.find_attribute(name.stand_in)) continue;
        if (const auto place = from->find_item(name.name)) {
            instrument::Item item = from->items[*place];
            item.id = name.stand_in;
            item.response = made.responses.size();
            item.section.reset();
            item.when = {};
            made.responses.push_back(from->response_of(*place));
            made.items.push_back(std::move(item));
        } else if (from->find_score(name.name)) {
            instrument::Attribute score;
            score.name = name.stand_in;
            score.type = instrument::Type::number;
            made.attributes.push_back(std::move(score));
        }
    }
    return made;
}

}  // namespace attune::chart
