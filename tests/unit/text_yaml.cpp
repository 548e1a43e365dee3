#include "text/fault.hpp"
#include "text/yaml.hpp"

#include <doctest/doctest.h>
#include <string>

using attune::Position;
using attune::text::kind_name;
using attune::text::Node;
using attune::text::read_yaml;
using attune::text::read_yaml_head;
using attune::text::read_yaml_without;

namespace {

/// A tree in one line: [lists], {maps}, text as it is, 'text' where it was quoted, _ for nothing.
std::string shape(const Node& node) {
    std::string out;
    switch (node.kind) {
        case Node::Kind::empty: return "_";
        case Node::Kind::scalar: return node.quoted ? "'" + node.value + "'" : node.value;
        case Node::Kind::list:
            for (const Node& item : node.items) out += (out.empty() ? "" : ", ") + shape(item);
            return "[" + out + "]";
        default:
            for (const auto& entry : node.entries) out += (out.empty() ? "" : ", ") + entry.key + ": " + shape(entry.value);
            return "{" + out + "}";
    }
}

std::string shape_of(std::string_view yaml) { return shape(read_yaml(yaml, "f.yaml")); }

}  // namespace

TEST_CASE("YAML is read as plain text, and no scalar is converted") {
    CHECK(shape_of("a: 1\n") == "{a: 1}");
    CHECK(shape_of("a: no\nb: NO\nc: 010\nd: 1e3\ne: 0x1F\nf: 1:30\ng: .inf\nh: 1_000\n") ==
          "{a: no, b: NO, c: 010, d: 1e3, e: 0x1F, f: 1:30, g: .inf, h: 1_000}");
    CHECK(shape_of("- a\n- [b, {c: d}]\n- - e\n") == "[a, [b, {c: d}], [e]]");
    CHECK(shape_of("a:\n- 1\n- 2\nb: {}\nc: []\n") == "{a: [1, 2], b: {}, c: []}");
    CHECK(shape_of("text") == "text");
    CHECK(shape_of("--- # a comment\na: 1\n...\n# the end\n...\n") == "{a: 1}");
    CHECK(shape_of("? a\n: b\n") == "{a: b}");
}

TEST_CASE("what is quoted or a block is marked, for it is never a number or a boolean") {
    CHECK(shape_of("a: 'no'\nb: \"1\"\nc: |\n  one\n  two\nd: >-\n  one\n  two\n") == "{a: 'no', b: '1', c: 'one\ntwo\n', d: 'one two'}");
    CHECK(shape_of("a: ''\nb: 'it''s'\nc: \"tab\\t\\\"\\u00e4\"\n") == "{a: '', b: 'it's', c: 'tab\t\"\xC3\xA4'}");
    const Node node = read_yaml("'a': 1\nb: 1\n", "f.yaml");
    CHECK(node.entries[0].quoted);
    CHECK_FALSE(node.entries[1].quoted);
}

TEST_CASE("~ and null are text, and nothing is nothing") {
    CHECK(shape_of("{a: ~, b: , c: null}") == "{a: ~, b: _, c: null}");
    CHECK(shape_of("a: ~\nb:\nc: Null\nd: NULL # not ~\ne: nUll\nf: null and void\n") ==
          "{a: ~, b: _, c: Null, d: NULL, e: nUll, f: null and void}");
    CHECK(shape_of("- ~\n-\n- null\n- # ~\n- ''\n-") == "[~, _, null, _, '', _]");
    CHECK(shape_of("~: 1\nnull: 2\n") == "{~: 1, null: 2}");
    CHECK(shape_of("[~, null]") == "[~, null]");
    CHECK(shape_of("~") == "~");
}

TEST_CASE("a key ~ or null after an empty value is not that value") {
    CHECK(shape_of("a:\n~: 1\n") == "{a: _, ~: 1}");
    CHECK(shape_of("a:\nnull : 1\n") == "{a: _, null: 1}");
    CHECK(shape_of("a:\nnull and void: 1\n") == "{a: _, null and void: 1}");
    CHECK(shape_of("a:\n-\nnull: 1\n") == "{a: [_], null: 1}");
    CHECK(shape_of("a:\n  b:\n# null\nnullable: 1\n") == "{a: {b: _}, nullable: 1}");
    CHECK(shape_of("{a: , ~: 1}") == "{a: _, ~: 1}");
    CHECK(shape_of("a:\n  null\n") == "{a: null}");
    CHECK(shape_of("a:\n  null: 1\n") == "{a: {null: 1}}");
}

TEST_CASE("an unquoted comma in brackets ends the value") {
    CHECK(shape_of("{say: stop, call}") == "{say: stop, call: _}");
    CHECK(shape_of("[a: 1, b]") == "[{a: 1}, b]");
    CHECK(shape_of("{a:1}") == "{a:1: _}");
}

TEST_CASE("everything has its line, and its column in characters") {
    const Node node = read_yaml("\xC3\xA4\xC3\xB6: [\xE2\x82\xAC, \xF0\x9F\x98\x80, x]\nlist:\n  - 'q'\n  -\n  - ~\nnone:\n", "f.yaml");
    CHECK(node.at == Position{1, 1});
    CHECK(node.entries[0].at == Position{1, 1});
    CHECK(node.entries[0].value.at == Position{1, 5});
    CHECK(node.entries[0].value.items[0].at == Position{1, 6});
    CHECK(node.entries[0].value.items[1].at == Position{1, 9});
    CHECK(node.entries[0].value.items[2].at == Position{1, 12});
    const Node* list = node.find("list");
    REQUIRE(list != nullptr);
    CHECK(list->at == Position{3, 3});
    CHECK(list->items[0].at == Position{3, 5});
    CHECK(list->items[1].at == Position{4, 3});  // nothing stands where its dash does
    CHECK(list->items[2].at == Position{5, 5});
    CHECK(node.find("none")->at == Position{6, 1});  // or where its key does
}

TEST_CASE("an empty part of a list is found at its dash, whatever comes between") {
    const Node node = read_yaml("a:\n  - - # b\n\n# - c\n  # d\n  -\n\n\n", "f.yaml");
    const Node& list = node.entries[0].value;
    CHECK(list.items[0].items[0].at == Position{2, 5});
    CHECK(list.items[1].at == Position{6, 3});
}

TEST_CASE("a byte-order mark and CRLF are fine and count for nothing") {
    const Node node = read_yaml(
        "\xEF\xBB\xBF"
        "a: 1\r\nb:\r\n  - c\r\nd: |\r\n  e\r\n  f\r\n",
        "f.yaml");
    CHECK(shape(node) == "{a: 1, b: [c], d: 'e\nf\n'}");
    CHECK(node.entries[0].at == Position{1, 1});
    CHECK(node.entries[0].value.at == Position{1, 4});
    CHECK(node.entries[1].value.items[0].at == Position{3, 5});
}

TEST_CASE("maps keep their order and are asked by key") {
    const Node node = read_yaml("b: 1\na: 2\n", "f.yaml");
    CHECK(node.entries[0].key == "b");
    CHECK(node.find("a")->value == "2");
    CHECK(node.find("c") == nullptr);
}

TEST_CASE("nodes are called by words that a message can use") {
    CHECK(kind_name(read_yaml("[]", "f")) == "a list");
    CHECK(kind_name(read_yaml("{}", "f")) == "a map");
    CHECK(kind_name(read_yaml("a", "f")) == "text");
    CHECK(kind_name(Node{}) == "nothing");
}

TEST_CASE("a hundred deep is not too deep") {
    const Node* node = nullptr;
    const Node root = read_yaml(std::string(100, '[') + "a" + std::string(100, ']'), "f");
    std::size_t depth = 0;
    for (node = &root; node->kind == Node::Kind::list; node = &node->items.at(0)) ++depth;
    CHECK(depth == 100);
    CHECK(node->value == "a");
}

TEST_CASE("a map of many keys is read in no time") {
    std::string yaml;
    for (int k = 0; k < 32'000; ++k) yaml += "key" + std::to_string(k) + ": " + std::to_string(k) + "\n";
    CHECK(read_yaml(yaml, "f").entries.size() == 32'000);
    CHECK_THROWS_WITH_AS(read_yaml(yaml + "key0: 1\n", "f"), "f:32001:1: duplicate key \"key0\" (first on line 1)", attune::Refused);
}

TEST_CASE("a long line is read in no time") {
    std::string yaml = "[";
    for (int k = 0; k < 100'000; ++k) yaml += "\xC3\xA4, ";
    const Node node = read_yaml(yaml + "b]", "f");
    CHECK(node.items.size() == 100'001);
    CHECK(node.items.back().at == Position{1, 300'002});
}

TEST_CASE("the head of a file goes to a key in the first column") {
    const std::string_view yaml = "id: a\nmap:\n  scores: 1\nscores:\n  - \x1B [ not even YAML\n";
    CHECK(shape(read_yaml_head(yaml, "f", "scores")) == "{id: a, map: {scores: 1}}");
    CHECK(shape(read_yaml_head("id: a\nscoresheet: b\nscores:c: 1\n", "f", "scores")) == "{id: a, scoresheet: b, scores:c: 1}");
    CHECK(shape(read_yaml_head("id: a\r\nscores:\r\n  b: [\r\n", "f", "scores")) == "{id: a}");
    CHECK(shape(read_yaml_head("id: a\n", "f", "scores")) == "{id: a}");
    CHECK_THROWS_WITH_AS(read_yaml_head("id: a\nid: b\nscores: 1\n", "f", "scores"), "f:2:1: duplicate key \"id\" (first on line 1)",
                         attune::Refused);
}

TEST_CASE("a file that begins with the key where the head ends is read whole") {
    CHECK(shape(read_yaml_head("\xEF\xBB\xBF# c\n---\nscores: 1\nid: a\n", "f", "scores")) == "{scores: 1, id: a}");
}

TEST_CASE("a key that stands last can be passed over, whatever belongs to it") {
    const auto without = [](std::string_view yaml) { return shape(read_yaml_without(yaml, "f", "examples")); };
    CHECK(without("id: a\nexamples:\n  - [ not even YAML\n# a remark\n\n- {\n") == "{id: a}");
    CHECK(without("\xEF\xBB\xBFid: a\r\nexamples: {\r\n\r\n- b\r\n") == "{id: a}");
    CHECK(without("map:\n  examples: 1\nexamples: 2") == "{map: {examples: 1}}");
    CHECK(without("id: a\n") == "{id: a}");
    CHECK_THROWS_WITH_AS(without("id: a\nexamples:\n  - \x1B\n"), "f:3:5: a control character stands here; expected plain text",
                         attune::Refused);
}

TEST_CASE("a file in another order is read whole, with the key that was to be passed over") {
    const auto without = [](std::string_view yaml) { return shape(read_yaml_without(yaml, "f", "examples")); };
    CHECK(without("id: a\nexamples: [1]\nalerts: [2]\n") == "{id: a, examples: [1], alerts: [2]}");
    CHECK(without("id: a\nexamples:\n- 1\n\"alerts\": [2]\n") == "{id: a, examples: [1], alerts: [2]}");
    CHECK(without("id: a\nexamples: [1]\n? alerts\n: [2]\n") == "{id: a, examples: [1], alerts: [2]}");
    CHECK(without("examples: [1]\nid: a\n") == "{examples: [1], id: a}");
    CHECK_THROWS_WITH_AS(without("id: a\nexamples: [1]\n---\nalerts: [2]\n"),
                         "f:3:1: a second document begins here; expected the end of the file", attune::Refused);
    CHECK_THROWS_AS(without("  id: a\nexamples: [1]\n"), attune::Refused);
    CHECK_THROWS_AS(without("{id: a}\nexamples: [1]\n"), attune::Refused);
}
