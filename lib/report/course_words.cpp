#include "report/course_words.hpp"

#include "report/words.hpp"
#include "text/date.hpp"
#include "text/decimal.hpp"

#include <algorithm>

namespace attune::report {
namespace {

using course::Bound;
using course::Figure;
using course::Found;
using course::Function;
using course::Takes;

std::string number(const Rational& value) { return for_the_eye(text::format_number(value.to_double()), nullptr); }

std::string bound(const Bound& value) {
    if (value.known()) return number(*value.low);
    return value.low ? "at least " + number(*value.low) : "at most " + number(*value.high);
}

std::size_t holding(const Found& found) {
    return static_cast<std::size_t>(std::count(found.values.begin(), found.values.end(), Bound::of(1)));
}

/// The values themselves: `10, 20, at least 60`; of a condition `2 yes, 1 no`.
std::string values_of(const Found& found) {
    const Takes takes = course::traits_of(found.call->function).takes;
    if (takes == Takes::condition)
        return std::to_string(holding(found)) + " yes, " + std::to_string(found.values.size() - holding(found)) + " no";
    std::string list;
    for (const Bound& value : found.values) {
        const bool day = takes == Takes::date || takes == Takes::nothing;
        const std::string text = day ? text::format_date(static_cast<std::int32_t>(value.low->floor())) : bound(value);
        list += (list.empty() ? "" : ", ") + text;
    }
    return list;
}

std::string all_values(const Figure& figure) {
    if (figure.found.size() == 1) return values_of(figure.found.front());
    std::string list;
    for (const Found& found : figure.found)
        list += (list.empty() ? "" : "; ") + found.call->text + ": " + (found.values.empty() ? "none" : values_of(found));
    return list;
}

bool any_known(const Figure& figure) {
    return std::any_of(figure.found.begin(), figure.found.end(), [](const Found& found) { return !found.values.empty(); });
}

/// Why there is no figure, with the values where there are some.
std::string lacking_words(const Figure& figure) {
    if (figure.plan->key && figure.key.empty()) return "no row has a key";
    if (figure.rows == 0)
        return std::string(figure.plan->where.empty() ? "no rows" : "no such rows") + (figure.window ? " in that time" : "");
    const auto short_of = [](const Found& found) { return found.values.size() < found.needed; };
    if (std::none_of(figure.found.begin(), figure.found.end(), short_of)) return "the newest row does not say";
    return any_known(figure) ? "too few for a figure: " + all_values(figure) : "no value is known";
}

std::string change_words(const Figure& figure) {
    const std::vector<Bound>& values = figure.found.front().values;
    const std::string sign = *figure.value.low > Rational(0) ? "+" : "";
    return sign + bound(figure.value) + ", from " + bound(values.front()) + " to " + bound(values.back());
}

/// Values that are no more than a least.
std::size_t open_values(const Figure& figure) {
    std::size_t most = 0;
    for (const Found& found : figure.found) {
        const auto open = std::count_if(found.values.begin(), found.values.end(), [](const Bound& value) { return !value.known(); });
        most = std::max(most, static_cast<std::size_t>(open));
    }
    return most;
}

std::string days_words(const std::string& days) { return days + (days == "1" ? " day" : " days"); }

void add(std::string& list, const std::string& part) { list += (list.empty() ? "" : "; ") + part; }

}  // namespace

std::string rows_words(std::size_t rows) { return std::to_string(rows) + (rows == 1 ? " row" : " rows"); }

std::string value_words(const Figure& figure) {
    if (figure.state == Figure::State::too_few) return lacking_words(figure);
    if (figure.state == Figure::State::unreckoned) return "nothing can be reckoned from these: " + all_values(figure);
    const course::Formula& formula = figure.plan->formula;
    if (formula.is(Function::share))
        return std::to_string(holding(figure.found.front())) + " of " + std::to_string(figure.found.front().values.size());
    if (formula.is(Function::change)) return change_words(figure);
    if (formula.is(Function::since)) return days_words(bound(figure.value));
    return bound(figure.value);
}

std::string basis_words(const Figure& figure) {
    const std::string rows =
        figure.rows == figure.all ? rows_words(figure.rows) : std::to_string(figure.rows) + " of " + rows_words(figure.all);
    std::string list = figure.known() == figure.rows || figure.rows == 0 ? rows : std::to_string(figure.known()) + " known in " + rows;
    if (figure.state == Figure::State::too_few && figure.rows > 0) {
        std::size_t needed = 1;
        for (const Found& found : figure.found) needed = std::max(needed, found.needed);
        if (needed > 1) add(list, std::to_string(needed) + " needed");
    }
    if (const std::size_t open = open_values(figure); open > 0) add(list, std::to_string(open) + " counted as at least that");
    if (figure.window) {
        add(list, text::words(*figure.plan->window) + ", " + text::format_date(figure.window->first) + " to " +
                      text::format_date(figure.window->second));
        if (figure.outside > 0) list += ", " + rows_words(figure.outside) + " outside";
    }
    if (figure.plan->course->direction == instrument::Direction::better) add(list, "higher is better");
    if (figure.plan->course->direction == instrument::Direction::worse) add(list, "higher is worse");
    if (figure.undated > 0) add(list, rows_words(figure.undated) + " without a date left out");
    if (figure.doubtful > 0)
        add(list, "of " + rows_words(figure.doubtful) + " it is not known whether " +
                      (figure.doubtful == 1 ? "it belongs" : "they belong") + " here");
    return list;
}

std::string_view status_of(const Figure& figure) {
    if (figure.state == Figure::State::too_few) return "insufficient";
    if (figure.state == Figure::State::unreckoned) return "not applicable";
    return figure.value.known() ? "complete" : figure.value.low ? "at least" : "at most";
}

}  // namespace attune::report
