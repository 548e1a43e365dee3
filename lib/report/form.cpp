#include "report/form.hpp"

#include "instrument/fill_in.hpp"
#include "text/decimal.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <utility>

namespace attune::report {
namespace {

using instrument::Instrument;
using instrument::Item;
using instrument::ResponseSet;
using instrument::Type;

constexpr std::size_t most_columns = 8;  // options that fit beside an item on a page
constexpr const char* line = "____________";

std::string words_of(const Item& item) { return instrument::fill_in(item.text.empty() ? item.label : item.text, ""); }

std::string number_of(const Rational& value) { return text::format_number(value.to_double()); }

/// `0 not at all, 1 several days, ...`
std::string legend_of(const ResponseSet& set) {
    std::string legend;
    for (const auto& option : set.options) {
        legend += (legend.empty() ? "" : ", ") + option.spelling;
        if (option.label != option.spelling) legend += " " + option.label;
    }
    return legend;
}

/// What is to be written down for an item that has no options.
std::string blank_of(const ResponseSet& set) {
    std::string blank = set.type == Type::text ? std::string(line) + line + line + line : line;
    if (set.type == Type::date) blank += " (year-month-day)";
    if (set.type == Type::integer || set.type == Type::number || set.type == Type::slider) {
        if (!set.unit.empty()) blank += " " + set.unit;
        if (set.min && set.max) blank += " (" + number_of(*set.min) + " to " + number_of(*set.max) + ")";
        for (const auto& [at, label] : set.anchors) blank += ", " + number_of(at) + " " + label;
    }
    return blank;
}

class Form {
public:
    Form(const Instrument& instrument, const std::vector<std::size_t>& hidden) : instrument_(instrument) {
        for (std::size_t i = 0; i < instrument.items.size(); ++i)
            if (std::find(hidden.begin(), hidden.end(), i) == hidden.end()) items_.push_back(i);
    }

    Document run() {
        head();
        std::optional<std::size_t> section;
        for (std::size_t k = 0; k < items_.size();) {
            const Item& item = instrument_.items[items_[k]];
            if (item.section && item.section != section) begin_section(instrument_.sections[*item.section]);
            if (!item.section && section) page_.add(Heading{2, "Further questions"});
            section = item.section;
            const std::size_t end = end_of_block(k);
            if (end - k > 1) block(k, end);
            else single(k);
            k = end;
        }
        foot();
        return std::move(page_);
    }

private:
    void head() {
        page_.add(Heading{1, instrument_.title + (instrument_.abbreviation.empty() ? "" : " (" + instrument_.abbreviation + ")")});
        page_.add(Field{"name or code", line});
        page_.add(Field{"date", line});
        if (instrument_.raters.size() > 1) {
            std::string raters;
            for (const std::string& rater : instrument_.raters) raters += (raters.empty() ? "" : ", ") + rater;
            page_.add(Field{"filled in by", std::string(line) + " (" + raters + ")"});
        }
        if (!instrument_.targets.empty()) page_.add(Field{"about", line});
        if (!instrument_.recall.empty()) page_.add(Field{"time asked about", instrument_.recall});
        if (!instrument_.content_note.empty()) page_.add(Paragraph{instrument::fill_in(instrument_.content_note, "")});
        if (instrument_.explainer.empty()) return;
        page_.add(Paragraph{instrument::fill_in(instrument_.explainer, "")});
    }

    void begin_section(const instrument::Section& section) {
        if (!section.title.empty()) page_.add(Heading{2, section.title});
        if (!section.note.empty()) page_.add(Paragraph{instrument::fill_in(section.note, "")});
        if (section.when) page_.add(Paragraph{only_where(section.when)});
    }

    /// A condition for the eye: numbers of the page in the place of ids, words in the place of signs.
    std::string only_where(const instrument::Formula& when) const {
        static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> signs{
            {{"==", "is"}, {"!=", "is not"}, {">=", "is at least"}, {"<=", "is at most"}, {">", "is above"}, {"<", "is below"}}};
        const std::string& text = when.text;
        std::string words = "Only where ";
        for (std::size_t at = 0; at < text.size();) {
            const std::string_view rest = std::string_view(text).substr(at);
            const auto sign = std::find_if(signs.begin(), signs.end(), [&](const auto& one) { return rest.starts_with(one.first); });
            const auto is_letter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
            const auto length = static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), is_letter) - rest.begin());
            const std::string name(rest.substr(0, sign != signs.end() ? sign->first.size() : std::max<std::size_t>(length, 1)));
            const auto item = instrument_.find_item(name);
            const auto place = item ? std::find(items_.begin(), items_.end(), *item) : items_.end();
            if (sign != signs.end()) words += sign->second;
            else words += place == items_.end() ? name : "item " + std::to_string(place - items_.begin() + 1);
            at += name.size();
        }
        return words + ".";
    }

    const ResponseSet& set_of(std::size_t k) const { return instrument_.response_of(items_[k]); }

    /// Items from `k` on that share a section and a response set of few options, and are asked of everybody.
    std::size_t end_of_block(std::size_t k) const {
        const Item& first = instrument_.items[items_[k]];
        const ResponseSet& set = set_of(k);
        std::size_t end = k + 1;
        if (set.type != Type::choice || set.options.size() > most_columns) return end;
        const auto fits = [&](const Item& item) {
            return item.response == first.response && item.section == first.section && !item.when && item.help.empty() &&
                   !item.may_not_apply;
        };
        if (!fits(first)) return end;
        while (end < items_.size() && fits(instrument_.items[items_[end]])) ++end;
        return end;
    }

    void block(std::size_t begin, std::size_t end) {
        const ResponseSet& set = set_of(begin);
        page_.add(Paragraph{"Mark one number a line: " + legend_of(set) + "."});
        Table table;
        table.columns = {{"", true}, {"", false}};
        for (const auto& option : set.options) table.columns.push_back({option.spelling, true});
        for (std::size_t k = begin; k < end; ++k) {
            std::vector<std::string> row{std::to_string(k + 1), words_of(instrument_.items[items_[k]])};
            for (const auto& option : set.options) row.push_back(option.spelling);
            table.rows.push_back(std::move(row));
        }
        page_.add(std::move(table));
    }

    void single(std::size_t k) {
        const Item& item = instrument_.items[items_[k]];
        const ResponseSet& set = set_of(k);
        page_.add(Paragraph{std::to_string(k + 1) + ". " + words_of(item)});
        if (!item.help.empty()) page_.add(Paragraph{instrument::fill_in(item.help, "")});
        if (item.when) page_.add(Paragraph{only_where(item.when)});
        if (set.options.empty()) {
            page_.add(Paragraph{blank_of(set)});
        } else {
            std::string options;
            for (const auto& option : set.options) options += "( ) " + option.spelling + " " + option.label + "\n";
            if (item.may_not_apply) options += "( ) does not apply\n";
            options.pop_back();
            if (set.type == Type::multiple) page_.add(Paragraph{"Mark all that fit."});
            page_.add(Paragraph{options});
        }
    }

    void foot() {
        if (!instrument_.closing.empty()) page_.add(Paragraph{instrument::fill_in(instrument_.closing, "")});
        if (instrument_.bundled) return;
        std::string note = "Topics stand for the items here: the wording belongs to its holder";
        if (!instrument_.licence.holder.empty()) note += " (" + instrument_.licence.holder + ")";
        page_.add(Paragraph{note + ". Fill in the form that its licence gives you, and key it in with this page beside it."});
    }

    const Instrument& instrument_;
    std::vector<std::size_t> items_;
    Document page_;
};

}  // namespace

Document form_of(const Instrument& instrument, const std::vector<std::size_t>& hidden) { return Form(instrument, hidden).run(); }

}  // namespace attune::report
