#pragma once

#include "chart/battery.hpp"
#include "command.hpp"
#include "instrument/explainer.hpp"
#include "instrument/library.hpp"
#include "instrument/wording.hpp"
#include "score/stream.hpp"
#include "text/fault.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace attune::command {

using instrument::Worded;

/// The folder that the running program lies in.
std::filesystem::path program_folder();

/// The definitions that a command may use: found by name or file; instruments are compiled once each.
class Shelf : public score::Plans {
public:
    explicit Shelf(const Common& common);

    const instrument::Library& library() const { return library_; }

    /// The plan of an instrument, or nullptr where there is none of that name. Throws Refused where its file is faulty. For several threads.
    const score::Plan* find(const std::string& id) override;
    /// The same; an unknown name is a usage fault with the nearest one, that of a battery one with its instruments.
    const score::Plan& get(const std::string& id);
    /// The instruments of a battery, once each, to end a sentence: `: phq9, gad7`; empty where the battery is faulty.
    std::string members_of(const std::string& battery_id);
    /// The file of a definition (instrument, battery, explainer page, wording) named by id, or the argument itself where it is a path.
    std::string file_of(const std::string& id_or_file) const;

    std::string unknown(const std::string& id) const override;

    /// The texts of an instrument for a rater: its own, over them the wording in `language` (empty: its own language), over them that of
    /// the rater. `file`, where it is not empty, is a wording that stands for those of the library (`--wording FILE`). Empty `rater`: no
    /// rater's. A language in which nothing is worded, or a file that is in another language or for another rater, is a usage fault; a
    /// faulty wording throws Refused.
    Worded worded(const score::Plan& plan, const std::string& language, const std::string& rater, const std::string& file = {}) const;

    /// Whether there is a wording of an instrument in a language, for all raters or for this one.
    bool has_wording(const std::string& id, const std::string& language, const std::string& rater) const;

    /// Whether there is a wording of an instrument, in its own language, for this rater.
    bool has_rater_wording(const instrument::Instrument& instrument, const std::string& rater) const;

    /// A battery, its references looked up; an explainer page (`about-NAME`) in a language, or as it stands. Each by name or file; an
    /// unknown name is a usage fault with the nearest one.
    chart::Battery battery(const std::string& id_or_file);
    instrument::Explainer explainer(const std::string& id_or_file, const std::string& language = {}) const;

    /// The names of all definitions of a kind.
    std::vector<std::string> names(instrument::Kind kind) const;
    /// For what refers to instruments by id. It looks things up here, and must not outlive this shelf.
    chart::Lookup lookup();

    /// Reads and compiles an instrument. Tells once what is wrong with its keys and bands, though it can be scored.
    static score::Plan load(const std::string& file);

private:
    /// That nothing bears a name, with the nearest one.
    Refused unknown(std::string_view what, const std::string& id, const std::vector<instrument::Kind>& kinds) const;
    /// That something is not worded in a language for a rater, with the languages that there are; its `own` is one of them.
    Refused no_wording(const std::string& id, const std::string& language, const std::string& own, const std::string& rater) const;

    instrument::Library library_;
    std::mutex lock_;  ///< of the plans: rows of a file that is scored may be looked at while others are
    std::map<std::string, std::unique_ptr<score::Plan>> plans_;
};

}  // namespace attune::command
