#include "proof/proofs.hpp"

#include <algorithm>

namespace attune::proof {
namespace {

using instrument::Instrument;
using instrument::Key;
using instrument::ResponseSet;
using instrument::Score;

std::string codes(const std::vector<Rational>& codes) {
    std::string list;
    for (const Rational& code : codes) list += (list.empty() ? "" : ", ") + written(code);
    return fmt::format("code{} {}", codes.size() == 1 ? "" : "s", list);
}

/// A recode must give points to every code of the item, and to nothing else.
void prove_recode(const Instrument& instrument, const Key& key, Findings& findings) {
    const ResponseSet& set = instrument.response_of(key.item);
    std::vector<Rational> left_out;
    std::vector<Rational> foreign;
    for (const instrument::Option& option : set.options)
        if (std::none_of(key.recode.begin(), key.recode.end(), [&](const auto& pair) { return pair.first == option.code; }))
            left_out.push_back(option.code);
    for (const auto& [from, points] : key.recode)
        if (std::none_of(set.options.begin(), set.options.end(), [&, code = from](const auto& option) { return option.code == code; }))
            foreign.push_back(from);
    std::sort(left_out.begin(), left_out.end());
    if (!left_out.empty())
        findings.fault(
            "recode-gap", key.recode_at,
            fmt::format("the recode of {} leaves out {}, and with such an answer there is no score; expected points for each code",
                        item_named(instrument, key.item), codes(left_out)));
    if (!foreign.empty())
        findings.fault("recode-outside", key.recode_at,
                       fmt::format("the recode of {} has {}, which response set \"{}\" has not; expected its codes alone",
                                   item_named(instrument, key.item), codes(foreign), set.name));
}

void prove_score_keys(const Instrument& instrument, const Score& score, Findings& findings) {
    for (const instrument::StrayKey& key : score.stray_keys)
        findings.fault("stray-key", key.at,
                       fmt::format("{} has a key under \"{}\" and is not in score \"{}\"; expected it among its items, or no key",
                                   item_named(instrument, key.item), key.key, score.name));
    for (const Key& key : score.keys) {
        const ResponseSet& set = instrument.response_of(key.item);
        if (key.reverse && !set.ordered)
            findings.fault("unordered-reverse", key.reverse_at,
                           fmt::format("{} is reversed, but the codes of response set \"{}\" are mere categories; expected a recode",
                                       item_named(instrument, key.item), set.name));
    }
    if (score.bands_out_of_order)
        findings.fault(
            "band-order", *score.bands_out_of_order,
            fmt::format("this band of score \"{}\" begins below the one before it; expected the bands from low to high", score.name));
}

}  // namespace

std::string item_named(const Instrument& instrument, std::size_t item) { return fmt::format("item \"{}\"", instrument.items[item].id); }

void prove_keys(const score::Plan& plan, Findings& findings) {
    for (const Score& score : plan.instrument->scores) prove_score_keys(*plan.instrument, score, findings);
}

void prove_recodes(const score::Plan& plan, Findings& findings) {
    for (const Score& score : plan.instrument->scores)
        for (const Key& key : score.keys)
            if (!key.recode.empty()) prove_recode(*plan.instrument, key, findings);
}

}  // namespace attune::proof
