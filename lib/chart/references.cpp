#include "chart/references.hpp"

#include "chart/condition.hpp"
#include "expression/program.hpp"
#include "expression/syntax.hpp"
#include "instrument/definition.hpp"

#include <algorithm>

namespace attune::chart {
namespace {

using instrument::in_quotes;
using text::Node;

std::vector<std::string> names_of(const instrument::Instrument& instrument, Named kind) {
    std::vector<std::string> names;
    const bool scores = kind == Named::score || kind == Named::score_or_course || kind == Named::any;
    if (scores)
        for (const auto& score : instrument.scores) names.push_back(score.name);
    if (kind == Named::item || kind == Named::any)
        for (const auto& item : instrument.items) names.push_back(item.id);
    if (kind == Named::course || kind == Named::score_or_course || kind == Named::any)
        for (const auto& course : instrument.course) names.push_back(course.name);
    return names;
}

std::string_view word_of(Named kind) {
    switch (kind) {
        case Named::score: return "score";
        case Named::item: return "item";
        case Named::course: return "course figure";
        case Named::score_or_course: return "score or course figure";
        default: return "score, item or course figure";
    }
}

/// The first name in an expression that is not a stand-in, if there is one.
const expression::Syntax* bare_name(const expression::Syntax& syntax, const Condition& condition) {
    using Kind = expression::Syntax::Kind;
    if (syntax.kind == Kind::range || syntax.kind == Kind::wild) return &syntax;
    const auto stands_for = [&](const DottedName& name) { return name.stand_in == syntax.word; };
    if (syntax.kind == Kind::name && std::none_of(condition.names.begin(), condition.names.end(), stands_for)) return &syntax;
    for (const expression::Syntax& child : syntax.children)
        if (const auto* bare = bare_name(child, condition)) return bare;
    return nullptr;
}

}  // namespace

const instrument::Instrument* References::instrument(const std::string& id, Position at) {
    if (!lookup_ || id.empty()) return nullptr;
    if (const auto known = found_.find(id); known != found_.end() && known->second) return known->second;
    const bool told = found_.contains(id);
    const instrument::Instrument* found = nullptr;
    try {
        found = lookup_->find(id);
        if (!found) reader_.fault(at, unknown_name("instrument", id, lookup_->ids, "`attune list` shows what there is"));
    } catch (const Refused& refused) {
        if (!told) reader_.fault(at, "instrument " + in_quotes(id) + " cannot be used: " + describe(refused.faults().front()));
    }
    found_[id] = found;
    return found;
}

const instrument::Instrument* References::known(const std::string& id) const {
    const auto found = found_.find(id);
    return found == found_.end() ? nullptr : found->second;
}

void References::rater(const std::string& instrument, const std::string& rater, Position at) {
    const auto* found = known(instrument);
    if (!found || rater.empty() || std::find(found->raters.begin(), found->raters.end(), rater) != found->raters.end()) return;
    reader_.fault(at, instrument::unknown("rater of " + found->id, rater, found->raters));
}

void References::name(const instrument::Instrument* instrument, std::string_view name, Named kind, Position at) {
    if (!instrument || name.empty()) return;
    const std::vector<std::string> known = names_of(*instrument, kind);
    if (std::find(known.begin(), known.end(), name) != known.end()) return;
    reader_.fault(at, instrument::unknown(std::string(word_of(kind)) + " of " + instrument->id, name, known));
}

Reference References::read(const Node& node, std::string_view key, Named kind, bool whole) {
    const std::string written = reader_.full_text(node, key);
    if (written.empty()) return {};
    const std::size_t dot = written.find('.');
    Reference reference{written.substr(0, dot), dot == std::string::npos ? std::string() : written.substr(dot + 1)};
    const bool lacks_name = dot == std::string::npos ? !whole : reference.name.empty();
    if (lacks_name || !instrument::is_id(reference.instrument) || reference.name.find('.') != std::string::npos) {
        reader_.fault(node.at, in_quotes(key) + " names " + in_quotes(written) + "; expected " +
                                   (whole ? "an instrument such as phq9, or " : "an instrument and a ") + (whole ? "with a " : "") +
                                   std::string(word_of(kind)) + " such as phq9.total");
        return {};
    }
    name(instrument(reference.instrument, node.at), reference.name, kind, node.at);
    return reference;
}

void References::item_of_type(const instrument::Instrument* instrument, const Node& node, const std::string& item, instrument::Type type,
                              std::string_view expected) {
    name(instrument, item, Named::item, node.at);
    const auto place = instrument ? instrument->find_item(item) : std::nullopt;
    if (place && instrument->response_of(*place).type != type)
        reader_.fault(node.at, "item " + in_quotes(item) + " of " + instrument->id + " is no " + std::string(expected));
}

void References::condition(const instrument::Formula& formula) {
    if (!formula) return;
    const Condition condition = parse_condition(formula);
    const auto place = [&](std::size_t at) { return Position{formula.at.line, formula.at.column + static_cast<int>(at)}; };
    try {
        const expression::Syntax syntax = expression::parse(condition.formula.text);
        if (const auto* bare = bare_name(syntax, condition))
            return reader_.fault(
                place(bare->at),
                in_quotes(bare->word) + " is of no instrument; expected such as phq9.total, with the instrument before the dot");
    } catch (const expression::SyntaxFault& fault) {
        return reader_.fault(place(fault.at), fault.message);
    }
    if (!lookup_) return;
    const std::size_t before = reader_.fault_count();
    bool complete = true;
    for (const DottedName& dotted : condition.names) {
        const instrument::Instrument* from = instrument(dotted.instrument, place(dotted.at));
        complete = complete && from;
        if (!from || from->find_score(dotted.name) || from->find_item(dotted.name)) continue;
        std::vector<std::string> known = names_of(*from, Named::score);
        for (const std::string& item : names_of(*from, Named::item)) known.push_back(item);
        reader_.fault(place(dotted.at), instrument::unknown("score or item of " + from->id, dotted.name, known));
    }
    if (!complete || reader_.fault_count() > before) return;
    std::vector<Fault> faults;
    const auto made = stand_in_instrument(condition, lookup_->find, reader_.file());
    static_cast<void>(expression::compile(condition.formula, expression::Type::boolean, made, faults));
    for (const Fault& fault : faults) reader_.fault(fault.at, fault.message);
}

}  // namespace attune::chart
