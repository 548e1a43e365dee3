#include "text/yaml_fault.hpp"

#include <yaml-cpp/exceptions.h>

#include <algorithm>
#include <array>
#include <string>

namespace attune::text {
namespace {

namespace parser = YAML::ErrorMsg;

struct Wording {
    std::string_view message;
    std::string_view ours;
};

constexpr std::string_view no_alias =
    "an alias (*name) or anchor (&name) stands here; expected text, in quotes where it begins with \"*\" or \"&\"";
constexpr std::string_view no_tag = "a tag (!name) stands here; expected text, in quotes where it begins with \"!\"";
constexpr std::string_view no_escape =
    "this escape means nothing inside double quotes; expected \"\\\\\" for a backslash, or single quotes";

const std::array<Wording, 25> wordings{{
    {parser::END_OF_MAP,
     "this does not fit here, or a quote before it ends too early; expected \"key: value\" on a line of its own, in the column of the "
     "other keys"},
    {parser::END_OF_SEQ,
     "this does not fit here, or a quote before it ends too early; expected \"- \" on a line of its own, in the column of the list"},
    {parser::MAP_VALUE,
     "a \":\" stands here where no key can be; expected quotes around text that holds \": \", and the keys of a map in one column"},
    {parser::MAP_KEY, "a \"?\" stands here where no key can be; expected quotes around text that begins with \"? \""},
    {parser::BLOCK_ENTRY, "a \"- \" stands here where no list can begin; expected it on a line of its own"},
    {parser::FLOW_END, "this bracket closes nothing; expected it to match one that is open"},
    {parser::TAB_IN_INDENTATION, "a tab stands at the beginning of this line; expected spaces"},
    {parser::DOC_IN_SCALAR, "a line of \"---\" or \"...\" stands inside quotes; expected a closing quote before it"},
    {parser::UNKNOWN_TOKEN, "no text can begin with this character; expected quotes around it"},
    {parser::INVALID_ESCAPE, no_escape},
    {parser::INVALID_HEX, no_escape},
    {parser::INVALID_UNICODE, "this escape names no character; expected the character itself"},
    {parser::CHAR_IN_BLOCK, "text stands behind \"|\" or \">\"; expected it on the next line, further to the right"},
    {parser::ZERO_INDENT_IN_BLOCK, "\"|\" or \">\" is followed by 0; expected the text on the next line, further to the right"},
    {parser::UNKNOWN_ANCHOR, no_alias},
    {parser::ALIAS_NOT_FOUND, no_alias},
    {parser::ANCHOR_NOT_FOUND, no_alias},
    {parser::CHAR_IN_ALIAS, no_alias},
    {parser::CHAR_IN_ANCHOR, no_alias},
    {parser::MULTIPLE_ANCHORS, no_alias},
    {parser::MULTIPLE_TAGS, no_tag},
    {parser::CHAR_IN_TAG_HANDLE, no_tag},
    {parser::TAG_WITH_NO_SUFFIX, no_tag},
    {parser::END_OF_VERBATIM_TAG, no_tag},
    {parser::BAD_FILE, "lists and maps are nested more than 100 deep"},
}};

bool blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Whether the bracket at `offset` is closed, by one of its kind.
bool closes(std::string_view text, std::size_t offset) {
    std::string awaited;
    bool may_begin = true;  // a value, and so a quote
    for (std::size_t k = offset; k < text.size(); ++k) {
        const char c = text[k];
        if (c == '#' && (k == 0 || blank(text[k - 1]))) {
            k = std::min(text.find('\n', k), text.size()) - 1;
        } else if ((c == '"' || c == '\'') && may_begin) {
            const auto past = past_quotes(text, k);
            if (!past) return false;
            k = *past - 1;
            may_begin = false;
        } else if (c == '[' || c == '{') {
            awaited += c == '[' ? ']' : '}';
            may_begin = true;
        } else if (c == ']' || c == '}') {
            if (awaited.back() != c) return false;
            awaited.pop_back();
            if (awaited.empty()) return true;
            may_begin = false;
        } else if (!blank(c)) {
            may_begin = c == ',' || (c == ':' && (k + 1 == text.size() || blank(text[k + 1])));
        }
    }
    return false;
}

}  // namespace

std::optional<std::size_t> past_quotes(std::string_view text, std::size_t offset) {
    const char quote = text[offset];
    for (std::size_t k = offset + 1; k < text.size(); ++k) {
        if (text[k] == '\\' && quote == '"') {
            ++k;
        } else if (text[k] == quote) {
            if (quote == '"' || !text.substr(k + 1).starts_with(quote)) return k + 1;
            ++k;
        }
    }
    return std::nullopt;
}

void refuse_unclosed(const YamlSource& source, std::size_t offset) {
    if (closes(source.text(), offset)) return;
    const bool list = source.text()[offset] == '[';
    source.refuse(offset, list ? "this \"[\" is never closed; expected \"]\"" : "this \"{\" is never closed; expected \"}\"");
}

void refuse_yaml(const YamlSource& source, std::string_view message, std::size_t offset, std::optional<std::size_t> bracket) {
    if (bracket && source.text().substr(offset).starts_with('?'))
        source.refuse(offset, "inside brackets a \"?\" is no plain text; expected quotes around the text that holds it");
    const bool in_brackets = message == parser::END_OF_MAP_FLOW || message == parser::END_OF_SEQ_FLOW || message == parser::BLOCK_ENTRY;
    if (in_brackets && bracket) {
        refuse_unclosed(source, *bracket);
        source.refuse(offset, "this does not fit inside the brackets around it; expected \",\" between their parts, or a closing bracket");
    }
    if (message.starts_with(parser::INVALID_ESCAPE)) offset -= std::min<std::size_t>(offset, 2);  // back to the backslash
    const std::string_view line = source.line(offset);
    if (line.substr(0, line.find_first_not_of(" \t")).find('\t') != std::string_view::npos) message = parser::TAB_IN_INDENTATION;
    for (const Wording& wording : wordings)
        if (message.starts_with(wording.message)) source.refuse(offset, std::string(wording.ours));
    source.refuse(offset, std::string(message) + "; expected well-formed YAML");
}

}  // namespace attune::text
