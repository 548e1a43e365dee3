#include "proof/proofs.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <initializer_list>

namespace attune::proof {
namespace {

using instrument::Instrument;
using instrument::ResponseSet;

/// Words in an order that everybody knows, words of one rank in one group. Where less comes to stand above more (`falls`), that is told;
/// whether agreement goes up or down is each questionnaire's own.
struct Order {
    bool falls = false;
    std::vector<std::vector<std::string_view>> ranks;
};

const std::vector<Order>& orders() {
    static const std::vector<Order> all{
        {true,
         {{"never", "at no time", "none of the time"},
          {"almost never", "hardly ever"},
          {"rarely", "seldom", "a little of the time"},
          {"occasionally", "some of the time", "sometimes"},
          {"less than half the time"},
          {"about half the time"},
          {"more than half the time", "more often than not"},
          {"often", "a good bit of the time"},
          {"very often", "frequently", "most of the time"},
          {"almost always", "nearly always"},
          {"always", "all of the time", "all the time"}}},
        {true,
         {{"not at all"},
          {"several days", "a little", "a little bit", "slightly"},
          {"somewhat", "moderately"},
          {"more than half", "more than half the days", "quite a bit", "considerably"},
          {"nearly every day", "very much", "a lot", "extremely", "completely"}}},
        {true, {{"none"}, {"very mild"}, {"mild"}, {"moderate"}, {"severe"}, {"very severe", "extreme"}}},
        {false,
         {{"strongly disagree", "completely disagree", "totally disagree"},
          {"disagree"},
          {"slightly disagree", "somewhat disagree"},
          {"neutral", "neither agree nor disagree", "undecided"},
          {"slightly agree", "somewhat agree"},
          {"agree"},
          {"strongly agree", "completely agree", "totally agree"}}},
        {false, {{"false"}, {"true"}}},
    };
    return all;
}

std::string lower(std::string_view text) {
    std::string small(text);
    std::transform(small.begin(), small.end(), small.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return small;
}

/// A label at its code, with its rank in one order.
struct Ranked {
    Rational code;
    std::size_t rank = 0;
    std::string label;
    Position at;
};

std::vector<Ranked> ranked(const ResponseSet& set, const Order& order) {
    std::vector<Ranked> labels;
    const auto add = [&](const Rational& code, const std::string& label, Position at) {
        for (std::size_t rank = 0; rank < order.ranks.size(); ++rank)
            for (const std::string_view word : order.ranks[rank])
                if (lower(label) == word) labels.push_back({code, rank, label, at});
    };
    for (const instrument::Option& option : set.options) add(option.code, option.label, option.at);
    for (const auto& [value, words] : set.anchors) add(value, words, set.at);
    std::sort(labels.begin(), labels.end(), [](const Ranked& a, const Ranked& b) { return a.code < b.code; });
    return labels;
}

void prove_order(const ResponseSet& set, const Order& order, Findings& findings) {
    const std::vector<Ranked> labels = ranked(set, order);
    if (labels.size() < 2) return;
    const auto lower_rank = [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; };
    const auto higher_rank = [](const Ranked& a, const Ranked& b) { return a.rank > b.rank; };
    if (std::is_sorted(labels.begin(), labels.end(), lower_rank)) return;
    if (std::is_sorted(labels.begin(), labels.end(), higher_rank)) {
        if (order.falls)
            findings.remark(
                "anchor-order", labels.back().at,
                fmt::format("\"{}\" has a higher code than \"{}\"; expected codes that rise with the words, or `as_is` in its items "
                            "where the form is printed so",
                            labels.back().label, labels.front().label));
        return;
    }
    const bool rises = lower_rank(labels.front(), labels.back());
    for (std::size_t k = 1; k < labels.size(); ++k) {
        if (rises ? !lower_rank(labels[k], labels[k - 1]) : !lower_rank(labels[k - 1], labels[k])) continue;
        return findings.fault(
            "anchor-order", labels[k].at,
            fmt::format("\"{}\" stands at {} and \"{}\" at {}, out of their order; expected codes that rise or fall with the words",
                        labels[k - 1].label, written(labels[k - 1].code), labels[k].label, written(labels[k].code)));
    }
}

/// Whether every score says itself what the answers to an item are worth.
bool recoded(const Instrument& instrument, std::size_t item) {
    bool any = false;
    for (const instrument::Score& score : instrument.scores) {
        for (const instrument::Key& key : score.keys) {
            if (key.item != item) continue;
            if (key.recode.empty()) return false;
            any = true;
        }
    }
    return any;
}

/// Whether a set stands as the form has it: all items that use it are recoded, or say that their wording is to be left alone.
bool as_printed(const Instrument& instrument, std::size_t set) {
    bool any = false;
    for (std::size_t i = 0; i < instrument.items.size(); ++i) {
        if (instrument.items[i].response != set) continue;
        any = true;
        if (instrument.items[i].as_is.empty() && !recoded(instrument, i)) return false;
    }
    return any;
}

}  // namespace

void prove_anchors(const Instrument& instrument, Findings& findings) {
    for (std::size_t s = 0; s < instrument.responses.size(); ++s) {
        const ResponseSet& set = instrument.responses[s];
        if (!set.ordered || set.type == instrument::Type::multiple || as_printed(instrument, s)) continue;
        for (const Order& order : orders()) prove_order(set, order, findings);
    }
}

}  // namespace attune::proof
