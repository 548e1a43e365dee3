#include "instrument_help.hpp"

#include <doctest/doctest.h>

#include "text/fault.hpp"

namespace attune::instrument::test {
namespace {

std::string key_of(const std::string& line) { return line.substr(0, line.find(':')); }

}  // namespace

std::string small(const std::vector<std::string>& lines) {
    std::vector<std::string> all{
        "attune: 1",
        "id: small",
        "title: Small",
        "version: \"1\"",
        "responses: {often: {0: a, 1: b, 2: c, 3: d}, free: {type: number}, words: {type: text}, some: {type: multiple, options: {1: x, 2: "
        "y}}}",
        "items: [{id: q1, label: one, response: often}, {id: q2, label: two, response: often}, {id: q3, label: three, response: often}, "
        "{id: far, label: how far, response: free}, {id: note, label: in words, response: words}, {id: at, label: where, response: some}]"};
    for (const std::string& line : lines) {
        bool placed = false;
        for (std::string& known : all) {
            if (key_of(known) != key_of(line)) continue;
            known = line;
            placed = true;
        }
        if (!placed) all.push_back(line);
    }
    std::string text;
    for (const std::string& line : all)
        if (!line.ends_with(":")) text += line + "\n";
    return text;
}

std::string told(const std::vector<std::string>& lines) {
    try {
        read(lines);
    } catch (const Refused& refused) {
        std::string all;
        for (const Fault& fault : refused.faults())
            all += (all.empty() ? "" : "\n") + std::to_string(fault.at.line) + ":" + std::to_string(fault.at.column) + ": " + fault.message;
        return all;
    }
    return "it loads";
}

Instrument read(const std::vector<std::string>& lines) { return read_instrument(small(lines), "folder/small.yaml"); }

void check(const std::vector<Refusal>& refusals) {
    for (const Refusal& refusal : refusals) CHECK_MESSAGE(told({refusal.line}) == refusal.told, refusal.line);
}

}  // namespace attune::instrument::test
