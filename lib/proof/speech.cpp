#include "proof/speech.hpp"

#include "proof/proofs.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace attune::proof {
namespace {

using instrument::Item;
using instrument::ResponseSet;
using instrument::Type;

constexpr std::size_t most_words = 14;  // of an item
constexpr std::size_t most_words_of_an_explainer = 120;

constexpr std::array<std::string_view, 4> loaded{"why", "always", "should", "too"};
constexpr std::array<std::string_view, 9> roles{"codependen", "co-dependen", "clingy", "avoidant", "needy",
                                                "toxic",      "narcissis",   "victim", "abuser"};  // as they begin
constexpr std::array<std::string_view, 13> others{"he",      "she",     "him",  "her",    "his",       "hers",      "himself",
                                                  "herself", "husband", "wife", "spouse", "boyfriend", "girlfriend"};
constexpr std::array<std::string_view, 23> states{"want",   "wants",    "wanted", "feel",  "feels",   "felt",    "miss",     "misses",
                                                  "missed", "wish",     "wished", "hoped", "feared",  "thought", "believed", "wondered",
                                                  "longed", "intended", "loved",  "hated", "enjoyed", "worried", "regretted"};
constexpr std::array<std::string_view, 5> how_often{"never", "once in a while", "sometimes", "often", "almost always"};

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return lower(c); });
    return out;
}

/// Whether dashes, points and typographic quotes begin here, all of which begin with these two bytes.
bool is_sign(std::string_view text) { return text.starts_with("\xE2\x80"); }

/// The words of a text in lower case, without the marks around them; an apostrophe or a hyphen within a word stays.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    const auto end = [&] {
        while (!word.empty() && (word.back() == '\'' || word.back() == '-')) word.pop_back();
        if (!word.empty()) words.push_back(std::exchange(word, {}));
    };
    for (std::size_t k = 0; k < text.size(); ++k) {
        const bool apostrophe = text.substr(k).starts_with("\xE2\x80\x99");
        const auto c = static_cast<unsigned char>(text[k]);
        if (apostrophe || text[k] == '\'' || text[k] == '-') {
            if (!word.empty()) word += text[k] == '-' ? '-' : '\'';
        } else if (std::isalnum(c) != 0 || (c >= 0x80 && !is_sign(text.substr(k)))) {
            word += lower(text[k]);
        } else {
            end();
        }
        if (is_sign(text.substr(k))) k += 2;
    }
    end();
    return words;
}

std::string without_brackets(std::string_view text) {
    std::string out;
    int depth = 0;
    for (const char c : text) {
        if (c == '(' || c == '[') ++depth;
        else if ((c == ')' || c == ']') && depth > 0) --depth;
        else if (depth == 0) out += c;
    }
    return out;
}

/// Whether a word is one of these, also in `he's` and `shouldn't`.
template <std::size_t N>
bool is_one_of(const std::string& word, const std::array<std::string_view, N>& list) {
    return std::any_of(list.begin(), list.end(), [&](std::string_view listed) {
        return word.starts_with(listed) &&
               (word.size() == listed.size() || word[listed.size()] == '\'' || word.substr(listed.size()) == "n't");
    });
}

bool is_role(const std::string& word) {
    return std::any_of(roles.begin(), roles.end(), [&](std::string_view role) { return word.starts_with(role); });
}

/// What an expectation says of words like these.
struct Rule {
    std::string_view name;
    std::string_view fault;
    std::string_view expected;
};
constexpr Rule loaded_word{"loaded-word", "", "what happened, in words without why, always, should and too"};
constexpr Rule role_word{"role-word", ", a role, a diagnosis or a trait", "what somebody does"};
constexpr Rule other_named{"other-named", "", "they for the other, or {name}"};
constexpr Rule inner_state{"inner-state", ", which nobody can see in another", "what could be seen or heard"};

void tell(const Rule& rule, std::string_view what, std::string_view word, Position at, Findings& findings) {
    findings.fault(rule.name, at, fmt::format("{} says \"{}\"{}; expected {}", what, word, rule.fault, rule.expected));
}

/// Each rule is told once, with the first word that it is about.
template <class Is>
void hold(const Rule& rule, std::string_view what, const std::vector<std::string>& words, Position at, Findings& findings, Is is) {
    const auto found = std::find_if(words.begin(), words.end(), is);
    if (found != words.end()) tell(rule, what, *found, at, findings);
}

/// `my partner`, and all that tells whether the other is a man or a woman.
void hold_other(std::string_view what, const std::vector<std::string>& words, Position at, Findings& findings) {
    for (std::size_t k = 0; k < words.size(); ++k) {
        const bool own = k > 0 && (words[k - 1] == "my" || words[k - 1] == "your") && (words[k] == "partner" || words[k] == "partner's");
        if (own || is_one_of(words[k], others))
            return tell(other_named, what, own ? words[k - 1] + " " + words[k] : words[k], at, findings);
    }
}

/// `and` or `or`, where it does not lead on to what came next.
void hold_one_thing(std::string_view what, const std::vector<std::string>& words, Position at, Findings& findings) {
    const auto word = [&](std::size_t k) { return k < words.size() ? std::string_view(words[k]) : std::string_view(); };
    for (std::size_t k = 0; k < words.size(); ++k) {
        const bool sequence = word(k + 1) == "then" || (word(k + 1) == "soon" && word(k + 2) == "after");
        if (word(k) != "or" && (word(k) != "and" || sequence)) continue;
        return findings.fault("joined-item", at,
                              fmt::format("{} is rated and says \"{}\"; expected one behaviour or one feeling (\"and then\" and \"and soon "
                                          "after\" may stand)",
                                          what, word(k)));
    }
}

/// Whether the labels of a choice are these, in this order and from the first on.
bool begins_with_labels(const ResponseSet& set, std::span<const std::string_view> labels) {
    return set.type == Type::choice && set.options.size() >= labels.size() &&
           std::equal(labels.begin(), labels.end(), set.options.begin(),
                      [](std::string_view label, const instrument::Option& option) { return is_label(option, label); });
}

bool begins_with_words(const ResponseSet& set) { return begins_with_labels(set, how_often); }

bool is_called(const ResponseSet& set, std::string_view name) { return lower(set.name).starts_with(name); }

}  // namespace

std::size_t count_words(std::string_view text) {
    std::size_t count = 0;
    std::string spaced(text);
    std::replace_if(
        spaced.begin(), spaced.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
    for (const std::string_view part : text::split(spaced, ' ')) count += words_of(part).empty() ? 0 : 1;
    return count;
}

bool is_english(std::string_view language) { return language == "en" || language.starts_with("en-"); }

bool tells_of_another(std::string_view rater) { return rater == "partner" || rater == "informant"; }

bool is_label(const instrument::Option& option, std::string_view label) { return lower(option.label) == label; }

bool says_how_often_otherwise(const ResponseSet& set) {
    constexpr std::size_t telling = 2;  // "never, once in a while" begins no other set
    const bool meant = is_called(set, "f5") || is_called(set, "o5") || begins_with_labels(set, std::span(how_often).first<telling>());
    return meant && !begins_with_words(set);
}

bool is_rated(const ResponseSet& set) {
    return set.type == Type::slider || begins_with_words(set) || is_called(set, "f5") || is_called(set, "o5") || is_called(set, "s10");
}

bool may_not_come_up(const ResponseSet& set) {
    if (is_called(set, "f5")) return true;
    return begins_with_words(set) && set.options.size() == how_often.size() && !is_called(set, "o5");
}

void prove_item_speech(const instrument::Instrument& instrument, std::size_t item, std::string_view text, std::string_view help,
                       Position at, const Speech& speech, Findings& findings) {
    const Item& is = instrument.items[item];
    if (!is.as_is.empty() || text.empty()) return;
    const std::string what = item_named(instrument, item);
    const std::size_t count = count_words(without_brackets(text));
    if (count > most_words)
        findings.fault("long-item", at,
                       fmt::format("{} has {} words; expected at most {} (what is in brackets or under \"help\" is not counted)", what,
                                   count, most_words));
    if (!speech.english) return;
    const std::vector<std::string> words = words_of(text);
    hold(loaded_word, what, words, at, findings, [](const std::string& word) { return is_one_of(word, loaded); });
    if (is_rated(instrument.response_of(item))) hold_one_thing(what, words, at, findings);
    hold_other(what, words, at, findings);
    prove_text_speech(what, text, at, speech, findings);
    prove_text_speech("the help of " + what, help, at, speech, findings);
}

void prove_text_speech(std::string_view what, std::string_view text, Position at, const Speech& speech, Findings& findings) {
    if (!speech.english) return;
    const std::vector<std::string> words = words_of(text);
    hold(role_word, what, words, at, findings, is_role);
    if (speech.of_another) hold(inner_state, what, words, at, findings, [](const std::string& word) { return is_one_of(word, states); });
}

void prove_explainer_length(std::string_view explainer, Position at, Findings& findings) {
    const std::size_t count = count_words(explainer);
    if (count > most_words_of_an_explainer)
        findings.fault("explainer-length", at,
                       fmt::format("the explainer has {} words; expected at most {}", count, most_words_of_an_explainer));
}

}  // namespace attune::proof
