#pragma once

#include "command.hpp"
#include "instrument/library.hpp"
#include "score/stream.hpp"
#include "text/fault.hpp"

#include <map>
#include <memory>
#include <string>

namespace attune::command {

/// The instruments that a command may use: found by name or file, compiled once each.
class Shelf : public score::Plans {
public:
    explicit Shelf(const Common& common);

    const instrument::Library& library() const { return library_; }

    /// The plan of an instrument, or nullptr where there is none of that name. Throws Refused where its file is faulty.
    const score::Plan* find(const std::string& id) override;
    /// The same; an unknown name is a usage fault with the nearest one.
    const score::Plan& get(const std::string& id);
    /// The file of an instrument named by id, or the file itself where the argument is a path.
    std::string file_of(const std::string& id_or_file) const;

    std::string unknown(const std::string& id) const override;

    static score::Plan load(const std::string& file);

private:
    instrument::Library library_;
    std::map<std::string, std::unique_ptr<score::Plan>> plans_;
};

}  // namespace attune::command
