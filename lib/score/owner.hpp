#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune::score {

/// What a row says of itself; empty where it says nothing.
struct Says {
    std::string_view subject;
    std::string_view respondent;
    std::string_view rater;
};

/// Whose answers a file of a chart holds, as the folder that it lies in says; empty where no chart says it.
struct Owner {
    std::string id;
    std::vector<std::string> people;                         ///< all of the chart
    std::vector<std::pair<std::string, std::string>> facts;  ///< attributes, where a row says nothing of them

    /// Whether a row lies where it belongs: with the person who answered it, which without a respondent is the subject; but what a
    /// clinician fills in about a person lies with that person, whatever the clinician's respondent is called.
    bool has(const Says& row) const { return id.empty() || folder_of(row).empty() || folder_of(row) == id; }

    /// What is wrong with where a row lies, or with whom it is about.
    struct Stray {
        std::string_view column;  ///< whose cell says so
        std::string message;
    };
    /// Nothing where the row lies where it belongs.
    std::optional<Stray> stray(const Says& row) const;

private:
    static bool is_clinicians(const Says& row) { return row.rater == "clinician" && !row.subject.empty(); }
    static std::string_view folder_of(const Says& row) {
        return row.respondent.empty() || is_clinicians(row) ? row.subject : row.respondent;
    }
};

}  // namespace attune::score
