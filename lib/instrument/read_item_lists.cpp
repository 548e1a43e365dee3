#include "instrument/parts.hpp"
#include "text/utf8.hpp"

namespace attune::instrument {
namespace {

using text::Entry;
using text::Node;

/// Finds items in one word of a list: an id, a range, or a beginning.
class ItemFinder {
public:
    ItemFinder(Reader& reader, const Instrument& instrument, Position at) : reader_(reader), instrument_(instrument), at_(at) {}

    std::vector<std::size_t> find(std::string_view word) const {
        if (word.ends_with("_*")) return beginning(word);
        const std::size_t dots = word.find("..");
        if (dots != std::string_view::npos) return range(word, dots);
        const auto item = one(word);
        return item ? std::vector{*item} : std::vector<std::size_t>{};
    }

private:
    std::optional<std::size_t> one(std::string_view id) const {
        const auto place = reader_.known().items.find(id);
        if (place != reader_.known().items.end()) return place->second;
        reader_.fault(at_, unknown(id), "unknown-name");
        return std::nullopt;
    }

    std::string unknown(std::string_view id) const {
        if (instrument_.find_score(id)) return in_quotes(id) + " is a score; expected items, for a score is used in a value or a criterion";
        if (id.ends_with("*")) return in_quotes(id) + " is no list of items; expected a beginning that ends in _*, such as cost_*";
        std::vector<std::string> known;
        for (const Item& item : instrument_.items) known.push_back(item.id);
        return instrument::unknown("item", id, known);
    }

    std::vector<std::size_t> beginning(std::string_view word) const {
        std::vector<std::size_t> items;
        const std::string_view start = word.substr(0, word.size() - 1);
        for (std::size_t i = 0; i < instrument_.items.size(); ++i)
            if (instrument_.items[i].id.starts_with(start)) items.push_back(i);
        if (items.empty()) reader_.fault(at_, "no item begins with " + in_quotes(start));
        return items;
    }

    std::vector<std::size_t> range(std::string_view word, std::size_t dots) const {
        std::vector<std::size_t> items;
        const auto first = one(text::trim(word.substr(0, dots)));
        const auto last = one(text::trim(word.substr(dots + 2)));
        if (!first || !last) return items;
        if (*last < *first) reader_.fault(at_, "the range " + in_quotes(word) + " runs backwards in the order of the items");
        for (std::size_t i = *first; i <= *last; ++i) items.push_back(i);
        return items;
    }

    Reader& reader_;
    const Instrument& instrument_;
    Position at_;
};

}  // namespace

std::vector<NamedItem> read_items_of(Reader& reader, const Instrument& instrument, const Node& node, std::string_view key) {
    std::vector<NamedItem> items;
    std::set<std::size_t> seen;
    const auto add = [&](const Node& word) {
        if (word.kind != Node::Kind::scalar)
            return reader.fault(word.at, in_quotes(key) + " is " + found(word) + "; expected items such as q1..q9 or [q1, q3]");
        for (const std::size_t item : ItemFinder(reader, instrument, word.at).find(text::trim(word.value))) {
            if (seen.insert(item).second) items.push_back({item, word.at});
            else reader.fault(word.at, "item " + in_quotes(instrument.items[item].id) + " stands twice in " + in_quotes(key), "item-twice");
        }
    };
    if (node.kind != Node::Kind::list) add(node);
    for (const Node& element : node.items) add(element);
    return items;
}

std::vector<std::size_t> items_keyed(Reader& reader, const Instrument& instrument, const Entry& entry, std::string_view key,
                                     std::set<std::size_t>& seen) {
    std::vector<std::size_t> items;
    for (const std::size_t item : ItemFinder(reader, instrument, entry.at).find(text::trim(entry.key))) {
        if (seen.insert(item).second) items.push_back(item);
        else reader.fault(entry.at, "item " + in_quotes(instrument.items[item].id) + " stands twice in " + in_quotes(key), "item-twice");
    }
    return items;
}

}  // namespace attune::instrument
