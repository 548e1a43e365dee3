#include "report/form.hpp"

#include "instrument/fill_in.hpp"
#include "proof/names.hpp"
#include "report/form_condition.hpp"
#include "text/decimal.hpp"

#include <algorithm>
#include <array>
#include <set>
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

/// `1 to 4, 7`.
std::string runs_of(const std::vector<std::size_t>& numbers) {
    std::string out;
    for (std::size_t k = 0; k < numbers.size();) {
        std::size_t end = k + 1;
        while (end < numbers.size() && numbers[end] == numbers[end - 1] + 1) ++end;
        out += (out.empty() ? "" : ", ") + std::to_string(numbers[k]);
        if (end - k > 1) out += (end - k > 2 ? " to " : ", ") + std::to_string(numbers[end - 1]);
        k = end;
    }
    return out;
}

class Form {
public:
    Form(const Instrument& instrument, const FormOf& of) : instrument_(instrument), of_(of), numbers_(instrument.items.size(), 0) {
        for (std::size_t i = 0; i < numbers_.size(); ++i)
            if (std::find(of.left_out.begin(), of.left_out.end(), i) == of.left_out.end()) numbers_[i] = i + 1;
        while (drop_never()) {
        }
        for (std::size_t i = 0; i < numbers_.size(); ++i) {
            if (numbers_[i] == 0) continue;
            items_.push_back(i);
            numbers_[i] = items_.size();
        }
    }

    Document run() {
        head();
        std::optional<std::size_t> section;
        for (std::size_t k = 0; k < items_.size();) {
            const Item& item = instrument_.items[items_[k]];
            if (item.section && item.section != section) begin_section(instrument_.sections[*item.section]);
            if (!item.section && section) page_.add(Heading{2, "Further questions"});
            section = item.section;
            announce(k);
            const std::size_t end = end_of_block(k);
            if (end - k > 1) block(k, end);
            else single(k);
            k = end;
        }
        foot();
        if (of_.in_room) for_the_clinician();
        return std::move(page_);
    }

private:
    void head() {
        const std::string& neutral = instrument_.neutral_title;
        const std::string name = instrument_.abbreviation.empty() ? "" : " (" + instrument_.abbreviation + ")";
        page_.add(Heading{1, neutral.empty() ? instrument_.title + name : neutral});
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
        if (!section.title.empty()) page_.add(Heading{2, instrument::fill_in(section.title, "")});
        if (!section.note.empty()) page_.add(Paragraph{instrument::fill_in(section.note, "")});
        if (const std::string words = condition(section.when); !words.empty()) page_.add(Paragraph{words});
    }

    /// Says once when the items from `k` on are to be answered that share a section and a condition, where there are several.
    void announce(std::size_t k) {
        if (k < announced_) return;
        const Item& first = instrument_.items[items_[k]];
        const auto shares = [&](const Item& item) {
            return item.section == first.section && condition(item.when) == condition(first.when);
        };
        std::size_t end = k + 1;
        while (end < items_.size() && shares(instrument_.items[items_[end]])) ++end;
        const FormCondition known = reckoned(first.when);
        if (end - k < 2 || known.holds != FormCondition::Holds::depends) return;
        const std::string_view between = end - k == 2 ? " and " : " to ";
        page_.add(Paragraph{"(" + std::to_string(k + 1) + std::string(between) + std::to_string(end) + ": " + known.words + ")"});
        announced_ = end;
    }

    FormCondition reckoned(const instrument::Formula& when) const {
        return form_condition(when, instrument_, of_.rater,
                              [&](std::size_t item) { return numbers_[item] == 0 ? std::nullopt : std::optional(numbers_[item]); });
    }

    /// `(if you answered yes to 3)`; empty where there is nothing to say.
    std::string condition(const instrument::Formula& when) const {
        const FormCondition known = reckoned(when);
        return known.holds == FormCondition::Holds::depends ? "(" + known.words + ")" : "";
    }

    /// Takes off what is never asked; whether there was any, for then more may be so.
    bool drop_never() {
        bool dropped = false;
        for (std::size_t i = 0; i < numbers_.size(); ++i) {
            if (numbers_[i] == 0 || !never(i)) continue;
            numbers_[i] = 0;
            dropped = true;
        }
        return dropped;
    }

    /// Whether an item is not asked whatever is answered on this page.
    bool never(std::size_t item) const {
        const Item& is = instrument_.items[item];
        const auto fails = [&](const instrument::Formula& when) { return reckoned(when).holds == FormCondition::Holds::never; };
        return fails(is.when) || (is.section && fails(instrument_.sections[*is.section].when));
    }

    const ResponseSet& set_of(std::size_t k) const { return instrument_.response_of(items_[k]); }

    /// Items from `k` on that share a section, a condition and a response set of few options.
    std::size_t end_of_block(std::size_t k) const {
        const Item& first = instrument_.items[items_[k]];
        const ResponseSet& set = set_of(k);
        std::size_t end = k + 1;
        if (set.type != Type::choice || set.options.size() > most_columns) return end;
        const auto fits = [&](const Item& item) {
            return item.response == first.response && item.section == first.section && condition(item.when) == condition(first.when) &&
                   item.may_not_apply == first.may_not_apply;
        };
        while (end < items_.size() && fits(instrument_.items[items_[end]])) ++end;
        return end;
    }

    void block(std::size_t begin, std::size_t end) {
        const ResponseSet& set = set_of(begin);
        const Item& first = instrument_.items[items_[begin]];
        std::vector<std::string> marks;
        for (const auto& option : set.options) marks.push_back(option.spelling);
        std::string legend = legend_of(set);
        if (first.may_not_apply) {
            marks.emplace_back("n");
            legend += ", n " + std::string(instrument_.inapplicable_words());
        }
        page_.add(Paragraph{(first.may_not_apply ? "Mark one a line: " : "Mark one number a line: ") + legend + "."});
        Table table;
        table.columns = {{"", true}, {"", false}};
        for (const std::string& mark : marks) table.columns.push_back({mark, true});
        for (std::size_t k = begin; k < end; ++k) {
            const Item& item = instrument_.items[items_[k]];
            std::vector<std::string> row{std::to_string(k + 1), words_of(item)};
            if (!item.help.empty()) row.back() += " (" + instrument::fill_in(item.help, "") + ")";
            row.insert(row.end(), marks.begin(), marks.end());
            table.rows.push_back(std::move(row));
        }
        page_.add(std::move(table));
    }

    void single(std::size_t k) {
        const Item& item = instrument_.items[items_[k]];
        const ResponseSet& set = set_of(k);
        const std::string when = k < announced_ ? "" : condition(item.when);
        page_.add(Paragraph{std::to_string(k + 1) + ". " + words_of(item) + (when.empty() ? "" : " " + when)});
        if (!item.help.empty()) page_.add(Paragraph{instrument::fill_in(item.help, "")});
        const std::string no_case = item.may_not_apply ? "( ) " + std::string(instrument_.inapplicable_words()) + "\n" : "";
        if (set.options.empty()) {
            page_.add(Paragraph{blank_of(set)});
            if (!no_case.empty()) page_.add(Paragraph{no_case.substr(0, no_case.size() - 1)});
            return;
        }
        std::string options;
        for (const auto& option : set.options) options += "( ) " + option.spelling + " " + option.label + "\n";
        options += no_case;
        options.pop_back();
        if (set.type == Type::multiple) page_.add(Paragraph{"Mark all that fit."});
        page_.add(Paragraph{options});
    }

    void foot() {
        if (!instrument_.closing.empty()) page_.add(Paragraph{instrument::fill_in(instrument_.closing, "")});
        if (instrument_.bundled) return;
        std::string note = "Topics stand for the items here: the wording belongs to its holder";
        if (!instrument_.licence.holder.empty()) note += " (" + instrument_.licence.holder + ")";
        page_.add(Paragraph{note + ". Fill in the form that its licence gives you, and key it in with this page beside it."});
    }

    /// Who may read which answer.
    void for_the_clinician() {
        static constexpr std::array<std::pair<instrument::Visibility, const char*>, 3> readers{
            {{instrument::Visibility::clinician, "you alone"},
             {instrument::Visibility::self, "the person too"},
             {instrument::Visibility::shared, "both of them too"}}};
        page_.add(Heading{2, "For the clinician"});
        page_.add(Paragraph{"Who may read which answer, by its number on this page:"});
        const auto tell = [&](const char* name, auto is) {
            std::vector<std::size_t> numbers;
            for (const std::size_t item : items_)
                if (is(item)) numbers.push_back(numbers_[item]);
            if (!numbers.empty()) page_.add(Field{name, runs_of(numbers)});
        };
        for (const auto& [visibility, name] : readers)
            tell(name, [&, is = visibility](std::size_t item) { return instrument_.visibility_of(item) == is; });
        tell("asked apart", [&](std::size_t item) { return instrument_.is_apart(item); });
    }

    const Instrument& instrument_;
    const FormOf& of_;
    std::vector<std::size_t> items_;
    std::vector<std::size_t> numbers_;  ///< on the page, by item; 0: it does not stand there
    std::size_t announced_ = 0;         ///< up to here on the page it is said when items are to be answered
    Document page_;
};

}  // namespace

Document form_of(const Instrument& instrument, const FormOf& of) { return Form(instrument, of).run(); }

std::vector<std::size_t> private_items(const score::Plan& plan) {
    const Instrument& instrument = *plan.instrument;
    const auto is_private = [&](std::size_t item) {
        return instrument.is_apart(item) || instrument.visibility_of(item) == instrument::Visibility::clinician;
    };
    std::vector<std::size_t> items;
    for (std::size_t i = 0; i < instrument.items.size(); ++i) {
        const std::set<std::size_t> read = proof::rests_on(plan, {{i}, {}}).items;
        if (std::any_of(read.begin(), read.end(), is_private)) items.push_back(i);
    }
    return items;
}

}  // namespace attune::report
