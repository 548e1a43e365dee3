#include "instrument/wording.hpp"

#include "instrument/reader.hpp"
#include "text/decimal.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace attune::instrument {
namespace {

void replace(std::string& old, const std::string& text) {
    if (!text.empty()) old = text;
}

/// Replaces the texts of an instrument, and gathers what it lacks.
class Overlay {
public:
    Overlay(Instrument instrument, const Wording& wording) : instrument_(std::move(instrument)), wording_(wording), reader_(wording.file) {}

    Instrument run() {
        if (wording_.instrument != instrument_.id)  // nothing in it would fit
            throw Refused(Fault{wording_.file, wording_.instrument_at,
                                "this words " + in_quotes(wording_.instrument) + "; expected a wording of " + in_quotes(instrument_.id)});
        identity();
        instrument_.language = wording_.language;
        replace(instrument_.title, wording_.title);
        replace(instrument_.content_note, wording_.content_note);
        replace(instrument_.explainer, wording_.explainer);
        replace(instrument_.closing, wording_.closing);
        replace(instrument_.neutral_title, wording_.neutral_title);
        each(wording_.responses, instrument_.responses, "response set", &ResponseSet::name,
             [this](const Texts& texts, ResponseSet& set) { response(texts, set); });
        each(wording_.sections, instrument_.sections, "section", &Section::id, [](const Texts& texts, Section& section) {
            replace(section.title, texts.text);
            replace(section.note, texts.note);
        });
        each(wording_.items, instrument_.items, "item", &Item::id, [](const Texts& texts, Item& item) {
            replace(item.text, texts.text);
            replace(item.help, texts.note);
        });
        each(wording_.scores, instrument_.scores, "score", &Score::name, [this](const Texts& texts, Score& score) { bands(texts, score); });
        each(wording_.alerts, instrument_.alerts, "alert", &Alert::id,
             [](const Texts& texts, Alert& alert) { replace(alert.say, texts.text); });
        reader_.throw_faults();
        const std::vector<std::size_t> hidden = hidden_items(instrument_, wording_);
        instrument_.bundled = true;
        for (std::size_t i = 0; i < instrument_.items.size(); ++i)
            if (instrument_.items[i].text.empty() && !std::binary_search(hidden.begin(), hidden.end(), i)) instrument_.bundled = false;
        return std::move(instrument_);
    }

private:
    void identity() {
        if (wording_.version != instrument_.version)
            reader_.fault(wording_.version_at, "this words version " + in_quotes(wording_.version) + "; expected " +
                                                   in_quotes(instrument_.version) + ", the version of " + in_quotes(instrument_.id));
        const auto& raters = instrument_.raters;
        if (!wording_.rater.empty() && std::find(raters.begin(), raters.end(), wording_.rater) == raters.end())
            reader_.fault(wording_.rater_at, unknown("rater", wording_.rater, raters));
    }

    /// Hands each part that is worded to `set`, with its texts; tells of those that the instrument lacks.
    template <class Part, class Set>
    void each(const std::vector<Texts>& worded, std::vector<Part>& parts, std::string_view kind, std::string Part::*name, Set set) {
        for (const Texts& texts : worded) {
            const auto part = std::find_if(parts.begin(), parts.end(), [&](const Part& p) { return p.*name == texts.name; });
            if (part != parts.end()) {
                set(texts, *part);
                continue;
            }
            std::vector<std::string> known;
            known.reserve(parts.size());
            for (const Part& p : parts) known.push_back(p.*name);
            reader_.fault(texts.at, unknown(kind, texts.name, known));
        }
    }

    void response(const Texts& texts, ResponseSet& set) {
        for (const Texts::Label& label : texts.labels) {
            const auto option = std::find_if(set.options.begin(), set.options.end(), [&](const Option& o) { return o.code == label.code; });
            const auto anchor = std::find_if(set.anchors.begin(), set.anchors.end(), [&](const auto& a) { return a.first == label.code; });
            if (option != set.options.end()) option->label = label.text;
            else if (anchor != set.anchors.end()) anchor->second = label.text;
            else foreign_code(label, "response set " + in_quotes(set.name), codes_of(set));
        }
    }

    void bands(const Texts& texts, Score& score) {
        replace(score.title, texts.text);
        replace(score.note, texts.note);
        for (const Texts::Label& label : texts.labels) {
            const auto band = std::find_if(score.bands.begin(), score.bands.end(), [&](const Band& b) { return b.from == label.code; });
            std::vector<std::string> known;
            for (const Band& b : score.bands) known.push_back(text::format_number(b.from.to_double()));
            if (band == score.bands.end()) {
                foreign_code(label, "the bands of score " + in_quotes(score.name), known);
                continue;
            }
            replace(band->label, label.text);
            replace(band->note, label.note);
        }
    }

    static std::vector<std::string> codes_of(const ResponseSet& set) {
        std::vector<std::string> codes;
        for (const Option& option : set.options) codes.push_back(option.spelling);
        for (const auto& anchor : set.anchors) codes.push_back(text::format_number(anchor.first.to_double()));
        return codes;
    }

    void foreign_code(const Texts::Label& label, const std::string& where, const std::vector<std::string>& known) {
        std::string list;
        for (const std::string& code : known) list += (list.empty() ? "" : ", ") + code;
        reader_.fault(label.at,
                      "there is no code " + in_quotes(label.spelling) + " in " + where + "; " +
                          (known.empty() ? "it has none" : "expected one of " + list),
                      "wording-codes");
    }

    Instrument instrument_;
    const Wording& wording_;
    Reader reader_;
};

/// FNV-1a of 64 bits over texts, each ended by a zero byte.
class Digest {
public:
    void add(std::string_view text) {
        for (const char c : text) add_byte(static_cast<unsigned char>(c));
        add_byte(0);
    }

    std::string text() const {
        constexpr std::string_view digits = "0123456789abcdef";
        std::string hexadecimal = "w";  // or a spreadsheet would take some digests for numbers
        for (int shift = 60; shift >= 0; shift -= 4) hexadecimal += digits[(state_ >> static_cast<unsigned>(shift)) & 0xFU];
        return hexadecimal;
    }

private:
    void add_byte(unsigned char byte) { state_ = (state_ ^ byte) * 0x100000001B3U; }

    std::uint64_t state_ = 0xCBF29CE484222325U;
};

}  // namespace

Instrument apply_wording(Instrument instrument, const Wording& wording) { return Overlay(std::move(instrument), wording).run(); }

std::vector<std::size_t> hidden_items(const Instrument& instrument, const Wording& wording) {
    std::vector<std::size_t> hidden;
    if (wording.rater.empty()) return hidden;
    for (std::size_t i = 0; i < instrument.items.size(); ++i) {
        const auto words = [&](const Texts& texts) { return texts.name == instrument.items[i].id && !texts.text.empty(); };
        if (std::none_of(wording.items.begin(), wording.items.end(), words)) hidden.push_back(i);
    }
    return hidden;
}

std::string digest_of_texts(const Instrument& instrument, const std::vector<std::size_t>& hidden) {
    Digest digest;
    for (const std::string* text : {&instrument.title, &instrument.content_note, &instrument.explainer, &instrument.closing})
        digest.add(*text);
    for (const Section& section : instrument.sections) {
        digest.add(section.title);
        digest.add(section.note);
    }
    for (std::size_t i = 0; i < instrument.items.size(); ++i) {
        if (std::find(hidden.begin(), hidden.end(), i) != hidden.end()) continue;
        const Item& item = instrument.items[i];
        digest.add(item.text.empty() ? item.label : item.text);
        digest.add(item.help);
        for (const Option& option : instrument.response_of(i).options) {
            digest.add(option.spelling);
            digest.add(option.label);
        }
        for (const auto& [value, words] : instrument.response_of(i).anchors) {
            digest.add(text::format_number(value.to_double()));
            digest.add(words);
        }
    }
    return digest.text();
}

Worded word(Instrument instrument, const std::vector<Wording>& overlays) {
    Worded worded{std::move(instrument), {}, {}};
    for (const Wording& overlay : overlays) {
        worded.instrument = apply_wording(std::move(worded.instrument), overlay);
        if (!overlay.rater.empty()) worded.hidden = hidden_items(worded.instrument, overlay);
    }
    if (worded.instrument.bundled) worded.digest = digest_of_texts(worded.instrument, worded.hidden);
    return worded;
}

}  // namespace attune::instrument
