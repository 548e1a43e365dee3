#include "instrument/parts.hpp"
#include "text/decimal.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace attune::instrument {
namespace {

using text::Entry;
using text::Node;

constexpr std::array<std::string_view, 7> type_words{"choice", "integer", "number", "slider", "multiple", "text", "date"};
constexpr std::array<std::string_view, 8> spelled_keys{"ordered", "exclusive", "min", "max", "step", "unit", "anchors", "missing"};

bool counted(Type type) { return type == Type::integer || type == Type::number || type == Type::slider; }
bool chosen(Type type) { return type == Type::choice || type == Type::multiple; }

/// Reads one response set.
class SetReader {
public:
    SetReader(Reader& reader, ResponseSet& set) : reader_(reader), set_(set) {}

    void read(const Node& node) {
        if (node.kind != Node::Kind::map)
            return reader_.fault(node.at,
                                 named() + " is " + found(node) + "; expected codes with labels such as {0: no, 1: yes}, or a \"type\"");
        if (spelled_out(node)) spelled(node);
        else options(node);
        if (set_.type != Type::choice) return;
        for (const Option& option : set_.options) {
            if (!set_.min || option.code < *set_.min) set_.min = option.code;
            if (!set_.max || *set_.max < option.code) set_.max = option.code;
        }
    }

private:
    std::string named() const { return "response set " + in_quotes(set_.name); }

    /// Whether a set has keys of its own rather than codes; one that lacks its `type` is known by the others.
    static bool spelled_out(const Node& node) {
        if (node.find("type") || node.find("options")) return true;
        const auto& entries = node.entries;
        if (std::any_of(entries.begin(), entries.end(), [](const Entry& entry) { return text::parse_decimal(entry.key).has_value(); }))
            return false;
        return std::any_of(spelled_keys.begin(), spelled_keys.end(), [&](std::string_view key) { return node.find(key) != nullptr; });
    }

    void spelled(const Node& node) {
        reader_.map(node, "a response set",
                    {"type", "options", "ordered", "exclusive", "min", "max", "step", "unit", "anchors", "missing"});
        const Node* type = node.find("type");
        if (!type && !node.find("options")) {
            static_cast<void>(reader_.required(node, "type", named()));
            return;
        }
        if (type) {
            const auto place = reader_.word(*type, "type", {"choice", "integer", "number", "slider", "multiple", "text", "date"});
            if (!place) return;  // which keys go with it is open
            set_.type = static_cast<Type>(*place);
        }
        refuse_misplaced(node);
        if (chosen(set_.type)) {
            if (const Node* list = reader_.required(node, "options", named())) options(*list);
            reader_.take_boolean(node, "ordered", set_.ordered);
        }
        if (set_.type == Type::multiple) exclusive(node);
        if (counted(set_.type)) limits(node);
        reader_.take_text(node, "unit", set_.unit);
        if (const Node* list = node.find("missing"); list && set_.type != Type::text && set_.type != Type::date) missing(*list);
    }

    void refuse_misplaced(const Node& node) {
        const Type type = set_.type;
        const auto refuse = [&](std::initializer_list<std::string_view> keys, bool fits, std::string_view where) {
            for (const Entry& entry : node.entries)
                if (!fits && std::find(keys.begin(), keys.end(), entry.key) != keys.end())
                    reader_.fault(entry.at, in_quotes(entry.key) + " has no meaning in a set of type " +
                                                std::string(type_words[static_cast<std::size_t>(type)]) + "; it goes with " +
                                                std::string(where));
        };
        refuse({"options", "ordered"}, chosen(type), "choice and multiple");
        refuse({"exclusive"}, type == Type::multiple, "multiple");
        refuse({"min", "max", "anchors"}, counted(type), "integer, number and slider");
        refuse({"step"}, type == Type::slider, "slider");
        refuse({"unit"}, counted(type) || type == Type::choice, "choice, integer, number and slider");
        refuse({"missing"}, type != Type::text && type != Type::date, "types whose answers are numbers");
    }

    void options(const Node& node) {
        const std::size_t most = set_.type == Type::multiple ? 60 : 200;
        if (node.kind != Node::Kind::map || node.entries.empty())
            return reader_.fault(node.at, named() + " has no options; expected codes with labels such as {0: no, 1: yes}");
        if (node.entries.size() > most)
            return reader_.fault(node.entries[most].at, named() + " has " + std::to_string(node.entries.size()) +
                                                            " options; expected at most " + std::to_string(most));
        for (const Entry& entry : node.entries) option(entry);
    }

    void option(const Entry& entry) {
        const auto code = reader_.code(entry);
        Option option{code.value_or(Rational(0)), entry.key, {}, {}, entry.at};
        if (entry.value.kind == Node::Kind::map) {
            reader_.map(entry.value, "an option", {"label", "means"});
            option.label = reader_.required_text(entry.value, "label", "an option");
            reader_.take_text(entry.value, "means", option.means);
        } else {
            option.label = entry.value.kind == Node::Kind::scalar ? text::trim(entry.value.value) : std::string_view();
            if (option.label.empty()) reader_.fault(entry.value.at, "code " + in_quotes(entry.key) + " has no label; expected text");
        }
        if (!code) return;
        const auto same = std::find_if(set_.options.begin(), set_.options.end(), [&](const Option& other) { return other.code == *code; });
        if (same != set_.options.end())
            return reader_.fault(entry.at, "code " + in_quotes(entry.key) + " is the same number as " + in_quotes(same->spelling) +
                                               "; expected another code");
        set_.options.push_back(std::move(option));
    }

    bool is_option(const Rational& code) const {
        return std::any_of(set_.options.begin(), set_.options.end(), [&](const Option& option) { return option.code == code; });
    }

    void exclusive(const Node& node) {
        const Node* list = node.find("exclusive");
        if (!list) return;
        for (const Node* element : reader_.elements(*list, "exclusive")) {
            const auto code = reader_.number(*element, "exclusive");
            if (code && !is_option(*code))
                reader_.fault(element->at, "\"exclusive\" names " + element->value + ", which is no option of " + named());
            if (code) set_.exclusive.push_back(*code);
        }
    }

    void limits(const Node& node) {
        for (const std::string_view key : {"min", "max"}) {
            auto& limit = key == "min" ? set_.min : set_.max;
            reader_.take_number(node, key, limit);
            if (set_.type == Type::slider && !node.find(key))
                reader_.fault(node.at, named() + " is a slider and lacks the key " + in_quotes(key));
            if (limit && set_.type == Type::integer && !limit->whole())
                reader_.fault(node.find(key)->at,
                              in_quotes(key) + " is " + node.find(key)->value + "; expected a whole number, as the type is integer");
        }
        if (set_.min && set_.max && *set_.max < *set_.min) reader_.fault(node.find("max")->at, "\"max\" lies below \"min\"");
        std::optional<Rational> step;
        if (set_.type == Type::slider) reader_.take_positive(node, "step", step);
        set_.step = step.value_or(Rational(1));
        if (const Node* list = node.find("anchors")) anchors(*list);
    }

    bool outside(const Rational& value) const { return (set_.min && value < *set_.min) || (set_.max && value > *set_.max); }

    void anchors(const Node& node) {
        if (!reader_.named(node, "anchors", "values with words, such as {0: not at all, 100: completely}")) return;
        for (const Entry& entry : node.entries) {
            const auto value = reader_.code(entry);
            std::string words = reader_.full_text(entry.value, "anchors");
            if (value && outside(*value)) reader_.fault(entry.at, "the anchor at " + entry.key + " lies outside \"min\" and \"max\"");
            if (value) set_.anchors.emplace_back(*value, std::move(words));
        }
    }

    /// Codes that are reasons must not be answers.
    void missing(const Node& node) {
        if (!reader_.named(node, "missing", "codes with reasons, such as {8: skipped, 9: declined}")) return;
        std::set<Rational> seen;
        for (const Entry& entry : node.entries) {
            const auto code = reader_.code(entry);
            const auto reason = reader_.word(entry.value, "missing", {"skipped", "declined", "inapplicable"});
            if (!code) continue;
            if (!seen.insert(*code).second) reader_.fault(entry.at, "\"missing\" has the code " + entry.key + " twice");
            if (is_option(*code) || (counted(set_.type) && set_.min && set_.max && !outside(*code)))
                reader_.fault(entry.at, "code " + in_quotes(entry.key) + " is an answer as well; expected another code for a reason");
            if (reason) set_.missing.emplace_back(*code, static_cast<Reason>(*reason + 1));
        }
    }

    Reader& reader_;
    ResponseSet& set_;
};

}  // namespace

void read_responses(Reader& reader, const Node& node, Instrument& instrument) {
    if (!reader.named(node, "responses", "named response sets, such as {often: {0: never, 1: often}}")) return;
    if (node.entries.empty())
        reader.fault(node.at, "\"responses\" is empty; expected named response sets, such as {often: {0: never, 1: often}}");
    for (const Entry& entry : node.entries) {
        const std::size_t before = reader.fault_count();
        ResponseSet set;
        set.name = entry.key;
        set.at = entry.at;
        SetReader(reader, set).read(entry.value);
        if (reader.fault_count() > before) reader.known().doubtful_sets.insert(instrument.responses.size());
        instrument.responses.push_back(std::move(set));
    }
}

}  // namespace attune::instrument
