#pragma once

#include "instrument/instrument.hpp"
#include "proof/finding.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune::proof {

/// Gathers what is found in one file.
class Findings {
public:
    explicit Findings(std::string file) : file_(std::move(file)) {}

    void fault(std::string_view name, Position at, std::string message) { add(name, Grade::fault, at, std::move(message)); }
    void remark(std::string_view name, Position at, std::string message) { add(name, Grade::remark, at, std::move(message)); }

    /// All of them in the order of the file.
    std::vector<Finding> take();

private:
    void add(std::string_view name, Grade grade, Position at, std::string message);

    std::string file_;
    std::vector<Finding> found_;
};

/// A number as it is written in a definition.
std::string written(const Rational& number);
/// `0 to 27`.
std::string written(const Rational& low, const Rational& high);

}  // namespace attune::proof
