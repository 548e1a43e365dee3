#pragma once

#include "administer/occasion.hpp"
#include "administer/record.hpp"

#include <string>

namespace attune::command {

/// Where the row of an administration goes: to standard output, with its header, or to the end of a response file.
class Destination {
public:
    /// `path`: empty or `-` for standard output.
    explicit Destination(const std::string& path) : path_(path == "-" ? "" : path) {}

    bool is_file() const { return !path_.empty(); }
    /// Empty for standard output.
    const std::string& path() const { return path_; }
    /// Refuses what could not be saved there, before anything is asked: no ordinary file, a header that lacks a column.
    void check(const instrument::Instrument& instrument, const administer::Occasion& occasion) const;
    /// The same of a row that would replace this one.
    void check_replacing(const instrument::Instrument& instrument, administer::Occasion occasion) const;
    bool takes_replacing(const instrument::Instrument& instrument, const administer::Occasion& occasion) const;
    void save(const instrument::Instrument& instrument, const administer::Occasion& occasion, const administer::Answers& answers) const;

private:
    std::string path_;
};

}  // namespace attune::command
