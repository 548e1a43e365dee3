#include "instrument/parts.hpp"
#include "text/decimal.hpp"

namespace attune::instrument {
namespace {

using text::Entry;
using text::Node;

/// Reads the items of one sum or mean and their keys into the score.
class KeyReader {
public:
    KeyReader(Reader& reader, const Instrument& instrument, Score& score) : reader_(reader), instrument_(instrument), score_(score) {}

    void items(const Node& node) {
        const std::string_view kind = score_.kind == Score::Kind::sum ? "sum" : "mean";
        if (node.kind == Node::Kind::list && node.items.empty())
            reader_.fault(node.at, in_quotes(kind) + " is empty; expected items such as q1..q9 or [q1, q3]");
        for (const NamedItem& named : read_items_of(reader_, instrument_, node, kind)) {
            if (sure(named.item) && !instrument_.response_of(named.item).numeric())
                reader_.fault(named.at,
                              item(named.item) + " is no number; a " + std::string(kind) + " takes choices, integers, numbers and sliders");
            Key key;
            key.item = named.item;
            key.at = named.at;
            places_[named.item] = score_.keys.size();
            score_.keys.push_back(key);
        }
    }

    void reverse(const Node& node) {
        for (const NamedItem& named : read_items_of(reader_, instrument_, node, "reverse")) {
            const ResponseSet& set = instrument_.response_of(named.item);
            if (sure(named.item) && !(set.min && set.max))
                reader_.fault(named.at, item(named.item) +
                                            " cannot be reversed, as its least and greatest answer are not known; expected \"min\" and "
                                            "\"max\" in response set " +
                                            in_quotes(set.name));
            reversed_.insert(named.item);
            Key* key = key_of(named.item, "reverse", named.at);
            if (!key) continue;
            key->reverse = true;
            key->reverse_at = named.at;
        }
    }

    void recode(const Node& node) {
        if (!reader_.named(node, "recode", "items with codes and points, such as {q1: {0: 3, 1: 0}}")) return;
        std::set<std::size_t> seen;
        for (const Entry& entry : node.entries) {
            const Reader::Table points = reader_.table(entry.value, "recode", "codes with points, such as {0: 3, 1: 0}");
            for (const std::size_t i : items_keyed(reader_, instrument_, entry, "recode", seen)) {
                if (sure(i) && instrument_.response_of(i).type != Type::choice)
                    reader_.fault(entry.at, item(i) + " has no codes to recode; expected a choice");
                if (reversed_.contains(i)) reader_.fault(entry.at, item(i) + " is recoded and reversed; expected one of both");
                Key* key = key_of(i, "recode", entry.at);
                if (!key) continue;
                key->recode = points;
                key->recode_at = entry.value.at;
            }
        }
    }

    void weights(const Node& node) {
        if (!reader_.named(node, "weights", "items with weights, such as {q1: 2}")) return;
        const std::size_t before = reader_.fault_count();
        std::set<std::size_t> seen;
        for (const Entry& entry : node.entries) {
            const auto weight = reader_.number(entry.value, "weights");
            for (const std::size_t i : items_keyed(reader_, instrument_, entry, "weights", seen))
                if (Key* key = key_of(i, "weights", entry.at); key && weight) key->weight = *weight;
        }
        Rational sum(0);
        for (const Key& key : score_.keys) sum = sum + key.weight;
        if (reader_.fault_count() == before && !score_.keys.empty() && sum <= Rational(0))
            reader_.fault(node.at, "the weights of all items add up to 0 or less; expected a sum above 0");
    }

    void missing(const Node& node) {
        if (!reader_.map(node, "a rule for blanks", {"allow", "fill", "least", "zero_when", "source", "confidence"})) return;
        score_.has_missing_rule = true;
        score_.missing.at = Reader::place(node, "allow");
        if (const Node* allowed = node.find("allow")) allow(*allowed);
        if (const Node* fill = node.find("fill")) score_.missing.zero = reader_.word(*fill, "fill", {"prorate", "zero"}) == std::size_t{1};
        reader_.take_count(node, "least", score_.missing.least);
        if (const Node* zero = node.find("zero_when")) zero_when(*zero);
        score_.missing.source = reader_.source(node);
    }

private:
    std::string item(std::size_t i) const { return "item " + in_quotes(instrument_.items[i].id); }
    bool sure(std::size_t i) const { return !reader_.known().doubtful_items.contains(i); }

    /// The key of an item of the score; an item that is not in it is kept for `check`.
    Key* key_of(std::size_t i, std::string_view what, Position at) {
        const auto place = places_.find(i);
        if (place != places_.end()) return &score_.keys[place->second];
        score_.stray_keys.push_back({i, std::string(what), at});
        return nullptr;
    }

    void allow(const Node& node) {
        MissingRule& rule = score_.missing;
        std::string_view written = node.value;
        rule.percent = node.kind == Node::Kind::scalar && written.ends_with("%");
        if (rule.percent) written.remove_suffix(1);
        const auto value = node.kind == Node::Kind::scalar && (rule.percent || !node.quoted) ? text::parse_decimal(written) : std::nullopt;
        if (value && *value >= Rational(0) && (rule.percent ? *value <= Rational(100) : value->whole())) rule.allow = *value;
        else
            reader_.fault(node.at, "\"allow\" is " + found(node) + "; expected a whole number of items or a share of them such as \"20%\"");
    }

    void zero_when(const Node& node) {
        if (!reader_.named(node, "zero_when", "items with a condition, such as {q2..q8: q1 == 0}")) return;
        std::set<std::size_t> seen;
        for (const Entry& entry : node.entries) {
            const Formula when = reader_.formula(entry.value, "zero_when");
            for (const std::size_t i : items_keyed(reader_, instrument_, entry, "zero_when", seen))
                if (key_of(i, "zero_when", entry.at)) score_.missing.zero_when.emplace_back(i, when);
        }
    }

    Reader& reader_;
    const Instrument& instrument_;
    Score& score_;
    std::map<std::size_t, std::size_t> places_;  // of the items in score_.keys
    std::set<std::size_t> reversed_;
};

}  // namespace

void read_keys(Reader& reader, const Node& map, const Node& items, const Instrument& instrument, Score& score) {
    KeyReader keys(reader, instrument, score);
    keys.items(items);
    if (const Node* reverse = map.find("reverse")) keys.reverse(*reverse);
    if (const Node* recode = map.find("recode")) keys.recode(*recode);
    if (const Node* weights = map.find("weights")) keys.weights(*weights);
    if (const Node* missing = map.find("missing")) keys.missing(*missing);
}

}  // namespace attune::instrument
