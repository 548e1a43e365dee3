#include "library.hpp"
#include "text/file.hpp"

#include <algorithm>

namespace attune::command {
namespace {

using instrument::Wording;

Wording read(const std::string& file) { return instrument::read_wording(text::read_file(file), file); }

/// A wording that the user names must be the one that was asked for.
void check_asked(const Wording& wording, const std::string& language, const std::string& rater) {
    if (!language.empty() && wording.language != language)
        throw usage_fault("--wording " + wording.file + ": its language is " + wording.language + "; expected " + language);
    if (!wording.rater.empty() && !rater.empty() && wording.rater != rater)
        throw usage_fault("--wording " + wording.file + ": it words the items for the rater " + wording.rater + "; expected " + rater);
}

}  // namespace

Refused Shelf::no_wording(const std::string& id, const std::string& language, const std::string& own, const std::string& rater) const {
    std::vector<std::string> known{own};
    std::string list = own;
    for (const std::string& file : names(instrument::Kind::wording)) {
        const auto name = instrument::parse_wording_name(file);
        if (!name || name->id != id || (!name->rater.empty() && name->rater != rater)) continue;
        if (std::find(known.begin(), known.end(), name->language) != known.end()) continue;
        known.push_back(name->language);
        list += ", " + name->language;
    }
    return usage_fault("--language " + language + ": " + id + " has no wording in it; expected " + (known.size() > 1 ? "one of " : "") +
                       list);
}

Worded Shelf::worded(const score::Plan& plan, const std::string& language, const std::string& rater, const std::string& file) const {
    const instrument::Instrument& own = *plan.instrument;
    if (!file.empty()) {
        const Wording wording = read(file);
        check_asked(wording, language, rater);
        return instrument::word(own, {wording});
    }
    std::vector<Wording> overlays;
    const std::string& wanted = language.empty() ? own.language : language;
    for (const std::string& whose : rater.empty() ? std::vector<std::string>{""} : std::vector<std::string>{"", rater})
        if (const auto place = library_.find(instrument::file_name({own.id, wanted, whose}), instrument::Kind::wording))
            overlays.push_back(read(*place));
    if (overlays.empty() && wanted != own.language) throw no_wording(own.id, wanted, own.language, rater);
    return instrument::word(own, overlays);
}

bool Shelf::has_wording(const std::string& id, const std::string& language, const std::string& rater) const {
    if (language.empty()) return false;
    const auto found = [&](const std::string& whose) {
        return library_.find(instrument::file_name({id, language, whose}), instrument::Kind::wording).has_value();
    };
    return found("") || (!rater.empty() && found(rater));
}

bool Shelf::has_rater_wording(const instrument::Instrument& instrument, const std::string& rater) const {
    return library_.find(instrument::file_name({instrument.id, instrument.language, rater}), instrument::Kind::wording).has_value();
}

}  // namespace attune::command
