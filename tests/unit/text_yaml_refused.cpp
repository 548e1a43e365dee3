#include "text/fault.hpp"
#include "text/yaml.hpp"

#include <chrono>
#include <doctest/doctest.h>
#include <string>

using namespace std::string_view_literals;

namespace {

/// What is told about a file that is refused, or nothing where it is not.
std::string refusal(std::string_view yaml) {
    try {
        attune::text::read_yaml(yaml, "f");
        return "";
    } catch (const attune::Refused& refused) {
        return refused.what();
    }
}

std::string repeat(std::string_view part, std::size_t times) {
    std::string out;
    for (std::size_t k = 0; k < times; ++k) out += part;
    return out;
}

constexpr std::string_view no_part =
    "this does not belong to what stands before it; expected one list or map, its parts in one column, to the end of the file";
constexpr std::string_view no_fit =
    "this does not fit here, or a quote before it ends too early; expected \"key: value\" on a line of its own, in the column of the other "
    "keys";
constexpr std::string_view no_colon =
    "a \":\" stands here where no key can be; expected quotes around text that holds \": \", and the keys of a map in one column";
constexpr std::string_view no_alias =
    "an alias (*name) or anchor (&name) stands here; expected text, in quotes where it begins with \"*\" or \"&\"";
constexpr std::string_view no_control = "a control character stands here; expected plain text";
constexpr std::string_view no_directive = "a directive (%) stands here; expected a line that does not begin with \"%\"";

std::string at(int line, int column, std::string_view message) {
    return "f:" + std::to_string(line) + ":" + std::to_string(column) + ": " + std::string(message);
}

}  // namespace

TEST_CASE("a duplicate key is refused, both lines named") {
    CHECK(refusal("a: 1\nb: 2\n\"a\": 3\n") == at(3, 1, "duplicate key \"a\" (first on line 1)"));
    CHECK(refusal("x:\n  - {q1: 1,\n     q1: 2}\n") == at(3, 6, "duplicate key \"q1\" (first on line 2)"));
    CHECK(refusal("a: {b: 1}\nc: {b: 1}\n").empty());
    CHECK(refusal("~: 1\n~: 2\n") == at(2, 1, "duplicate key \"~\" (first on line 1)"));
}

TEST_CASE("aliases, anchors, tags and merge keys are refused") {
    CHECK(refusal("a: &x 1\nb: *x\n") == at(1, 4, "an anchor (&name) stands here; expected text, in quotes where it begins with \"&\""));
    CHECK(refusal("&a [*a]") == at(1, 1, "an anchor (&name) stands here; expected text, in quotes where it begins with \"&\""));
    CHECK(refusal("a: &x\n") == at(1, 4, "an anchor (&name) stands here; expected text, in quotes where it begins with \"&\""));
    CHECK(refusal("a: *x\n") == at(1, 4, no_alias));
    CHECK(refusal("a: **bold**\n") == at(1, 4, no_alias));
    CHECK(refusal("a: &\n") == at(1, 5, no_alias));
    CHECK(refusal("a: !!str 1\n") == at(1, 4, "a tag (!name) stands here; expected text, in quotes where it begins with \"!\""));
    CHECK(refusal("a: ! 1\n") == at(1, 4, "a tag (!name) stands here; expected text, in quotes where it begins with \"!\""));
    CHECK(refusal("a: !x [1]\n") == at(1, 4, "a tag (!name) stands here; expected text, in quotes where it begins with \"!\""));
    CHECK(refusal("a: !<x\n") == at(1, 7, "a tag (!name) stands here; expected text, in quotes where it begins with \"!\""));
    CHECK(refusal("<<: {a: 1}\n") == at(1, 1, "a merge key (<<) stands here; expected the keys themselves"));
    CHECK(refusal("'<<': 1\n").empty());
}

TEST_CASE("nothing may follow the document") {
    CHECK(refusal("- 1\nb: 2\n") == at(2, 1, no_part));
    CHECK(refusal("a: 1\n---\nb: 2\n") == at(2, 1, "a second document begins here; expected the end of the file"));
    CHECK(refusal("a: 1\n---\n") == at(2, 1, "a second document begins here; expected the end of the file"));
    CHECK(refusal("a: 1\n...\nb\n") == at(3, 1, no_part));
    CHECK(refusal("a: 1\n... b\n") == at(2, 5, no_part));
    CHECK(refusal(" a: 1\nb: 2\n") == at(2, 1, no_part));
    CHECK(refusal("'a' 'b'\n") == at(1, 5, no_part));
    CHECK(refusal("[a]\n[b]\n") == at(2, 1, no_part));
    CHECK(refusal("- a\n-b: 1\n") == at(2, 1, no_part));
    CHECK(refusal("a:\n'b'\n") == at(2, 1, no_part));
    CHECK(refusal("a: 1\n]\n") == at(2, 1, "this bracket closes nothing; expected it to match one that is open"));
    CHECK(refusal("a: [1]]\n") == at(1, 7, "this bracket closes nothing; expected it to match one that is open"));
}

TEST_CASE("directives are refused, since the parser drops what stands on their line") {
    CHECK(refusal("%YAML 1.2\n---\na: 1\n") == at(1, 1, no_directive));
    CHECK(refusal("a: b\n%c: 3\n") == at(2, 1, no_directive));
    CHECK(refusal("a: 1\n...\n%YAML 1.2\n") == at(3, 1, no_directive));
    CHECK(refusal("a: 5 %\n").empty());
}

TEST_CASE("a quote that is never closed is refused where it opens") {
    CHECK(refusal("a: 1 # don't\nb: \"x\nc: 2\n") == at(2, 4, "this quote is never closed; expected a closing quote"));
    CHECK(refusal("a: 'x") == at(1, 4, "this quote is never closed; expected a closing quote"));
    CHECK(refusal("a: \"x\\\"\n") == at(1, 4, "this quote is never closed; expected a closing quote"));
    CHECK(refusal("a: 'it''\n") == at(1, 4, "this quote is never closed; expected a closing quote"));
    CHECK(refusal("a: [b, \"c]\n") == at(1, 8, "this quote is never closed; expected a closing quote"));
    // where another quote ends it, what comes then is amiss
    CHECK(refusal("a: \"x\nb: \"2\"\nc: 3\n") == at(2, 5, no_fit));
    CHECK(refusal("a: \"x\n---\n\"\n") ==
          at(2, 1, "a line of \"---\" or \"...\" stands inside quotes; expected a closing quote before it"));
}

TEST_CASE("a bracket that is never closed is refused where it opens") {
    CHECK(refusal("a: [1, 2\n") == at(1, 4, "this \"[\" is never closed; expected \"]\""));
    CHECK(refusal("a: [1, 2\nb: 3\nc: 4\n") == at(1, 4, "this \"[\" is never closed; expected \"]\""));
    CHECK(refusal("a: {b: 1\nc: 2\n") == at(1, 4, "this \"{\" is never closed; expected \"}\""));
    CHECK(refusal("- [a, b\n- c\n") == at(1, 3, "this \"[\" is never closed; expected \"]\""));
    CHECK(refusal("[") == at(1, 1, "this \"[\" is never closed; expected \"]\""));
    CHECK(refusal("a: [1, {b: 'c]', # ]\n") == at(1, 8, "this \"{\" is never closed; expected \"}\""));
    CHECK(refusal("a: {b: 1]\n") == at(1, 9, "this bracket closes nothing; expected it to match one that is open"));
}

TEST_CASE("what does not fit is refused where it stands") {
    CHECK(refusal("a: b: c\n") == at(1, 5, no_colon));
    CHECK(refusal("a: 1\n b: 2\n") == at(2, 3, no_colon));
    CHECK(refusal("a: 'x' y\n") == at(1, 8, no_fit));
    CHECK(refusal("a:\n - 1\n- 2\n") == at(3, 1, no_fit));
    CHECK(
        refusal("- a\n  - b\n- 'c' d\n") ==
        at(3, 7,
           "this does not fit here, or a quote before it ends too early; expected \"- \" on a line of its own, in the column of the list"));
    CHECK(refusal("a: - 1\n") == at(1, 4, "a \"- \" stands here where no list can begin; expected it on a line of its own"));
    CHECK(refusal("a: ? b\n") == at(1, 4, "a \"?\" stands here where no key can be; expected quotes around text that begins with \"? \""));
    CHECK(refusal("[a 'b' 'c']") == "");
    CHECK(refusal("['b' 'c']") ==
          at(1, 6, "this does not fit inside the brackets around it; expected \",\" between their parts, or a closing bracket"));
    CHECK(refusal("{a: 'b' c: d}") ==
          at(1, 9, "this does not fit inside the brackets around it; expected \",\" between their parts, or a closing bracket"));
    CHECK(refusal("a: @b\n") == at(1, 4, "no text can begin with this character; expected quotes around it"));
    CHECK(refusal("a: %b\n") == at(1, 4, "no text can begin with this character; expected quotes around it"));
    CHECK(refusal("a: | b\n  c\n") == at(1, 6, "text stands behind \"|\" or \">\"; expected it on the next line, further to the right"));
    CHECK(refusal("a: |0\n  c\n") == at(1, 6, "\"|\" or \">\" is followed by 0; expected the text on the next line, further to the right"));
    CHECK(refusal("a: [b, , c]\n") == at(1, 8, "nothing stands before this comma; expected a part of the list"));
}

TEST_CASE("tabs do not indent") {
    CHECK(refusal("\ta: 1\n") == at(1, 3, "a tab stands at the beginning of this line; expected spaces"));
    CHECK(refusal("a:\n\tb: 1\n") == at(2, 3, "a tab stands at the beginning of this line; expected spaces"));
    CHECK(refusal("a:\n  b: 1\n\tc: 2\n") == at(3, 1, "a tab stands at the beginning of this line; expected spaces"));
    CHECK(refusal("a:\tb\n").empty());
}

TEST_CASE("keys are text, and have a colon") {
    CHECK(refusal("[a]: 1\n") == at(1, 1, "a list or map stands where a key is due; expected text"));
    CHECK(refusal("? {a: b}\n: 1\n") == at(1, 3, "a list or map stands where a key is due; expected text"));
    CHECK(refusal(": 1\n") == at(1, 1, "a key is missing before \":\""));
    CHECK(refusal("a: 1\nb") == at(2, 1, "no \":\" stands after \"b\"; expected \"key: value\""));
    CHECK(refusal("a: 1\nb\n") == at(2, 1, "no \":\" stands after \"b\"; expected \"key: value\""));
    CHECK(refusal("a:\nnull\n") == at(2, 1, no_part));
    CHECK(refusal("{a: 1,,}\n") == at(1, 7, "no key with \":\" stands here; expected \"key: value\""));
}

TEST_CASE("escapes that mean nothing, or a control character, are refused") {
    constexpr std::string_view no_escape =
        "this escape means nothing inside double quotes; expected \"\\\\\" for a backslash, or single quotes";
    CHECK(refusal("a: \"C:\\data\"\n") == at(1, 7, no_escape));
    CHECK(refusal("a: \"\\xzz\"\n") == at(1, 9, no_escape));
    CHECK(refusal("a: \"\\ud800\"\n") == at(1, 11, "this escape names no character; expected the character itself"));
    for (const char* escape : {"\\0", "\\e", "\\a", "\\r", "\\x7f", "\\x9b", "\\N", "\\_"})
        CHECK(refusal("a: \"x" + std::string(escape) + "\"\n") ==
              at(1, 4, "an escape in this text makes a control character; expected plain text"));
}

TEST_CASE("malformed UTF-8 and control characters are refused before all else") {
    CHECK(refusal("a: \xC3\xA4\xFF\n") == at(1, 5, "this is no well-formed UTF-8; expected the file to be saved as UTF-8"));
    CHECK(refusal("a: \xED\xA0\x80\n") == at(1, 4, "this is no well-formed UTF-8; expected the file to be saved as UTF-8"));
    CHECK(refusal("a: \xC0\xAF\n") == at(1, 4, "this is no well-formed UTF-8; expected the file to be saved as UTF-8"));
    CHECK(refusal("a: 1\n# \x1B[2J\n") == at(2, 3, no_control));
    CHECK(refusal("a: x\0y\n"sv) == at(1, 5, no_control));
    CHECK(refusal("a: \x7F\n") == at(1, 4, no_control));
    CHECK(refusal("\xC3\xA4: \xC2\x9B\n") == at(1, 4, no_control));
    CHECK(refusal("a: 1\rb: 2\n") == at(1, 5, no_control));
    CHECK(refusal("\xFF\xFE"
                  "a\0"sv) == at(1, 1, "this is no well-formed UTF-8; expected the file to be saved as UTF-8"));
}

TEST_CASE("a file of nothing is refused") {
    for (const std::string_view yaml : {""sv, "\n\n"sv, "  \r\n"sv, "# only a comment\n"sv, "---\n"sv, "...\n"sv, "\xEF\xBB\xBF"sv})
        CHECK(refusal(yaml) == at(1, 1, "the file is empty; expected YAML"));
}

TEST_CASE("a file that is too large is refused unread") {
    CHECK(refusal("a: " + std::string(1U << 20U, 'x')) == "f: the file is larger than 1 MB; expected a YAML file as people write it");
}

TEST_CASE("too deep is refused before the parser goes down") {
    const std::string too_deep = "lists and maps are nested more than 100 deep";
    CHECK(refusal(repeat("[", 101) + repeat("]", 101)) == at(1, 101, too_deep));
    CHECK(refusal(repeat("- ", 100'000)) == at(1, 201, too_deep));
    CHECK(refusal(repeat("[", 100'000) + repeat("]", 100'000)) == at(1, 101, too_deep));
    CHECK(refusal(repeat("{a: ", 100'000) + repeat("}", 100'000)) == at(1, 401, too_deep));
    CHECK(refusal(repeat("[", 100'000)) == at(1, 1, "this \"[\" is never closed; expected \"]\""));
    CHECK(refusal(repeat("{a: ", 100'000)) == at(1, 1, "this \"{\" is never closed; expected \"}\""));
    CHECK(refusal(repeat("? ", 100'000)) == at(1, 3, "a list or map stands where a key is due; expected text"));
}

TEST_CASE("hostile files are refused, or read, in no time") {
    constexpr std::size_t most = 500'000;  // of parts of two bytes: near the largest file
    for (const std::string& yaml : {repeat("\n", 2 * most), "[" + repeat("a,", most) + "]", "[" + repeat("a,", most),
                                    "\"" + repeat("x\n", most), repeat("-\n", most), repeat(":\n", most), "a: '" + repeat("''", most),
                                    "a: \"" + repeat("\\\"", most), "[" + repeat("{}", most), "#" + repeat("-#", most), repeat("a ", most),
                                    repeat("&a", most), "a: |\n" + repeat(" \n", most), "- - - - - - - -\n" + repeat("#-", most)}) {
        const auto begin = std::chrono::steady_clock::now();
        refusal(yaml);
        CHECK_MESSAGE(std::chrono::steady_clock::now() - begin < std::chrono::seconds(30),
                      yaml.substr(0, 20));  // with sanitizers; a second without
    }
}
