#include "proof/mutant_rows.hpp"

#include "proof/mutant_levels.hpp"
#include "score/decide.hpp"
#include "score/sums.hpp"
#include "score/table.hpp"
#include "score/values.hpp"

#include <algorithm>
#include <random>
#include <set>

namespace attune::proof {
namespace {

using Cells = std::vector<std::string>;
namespace cell = expression::cell;

constexpr std::size_t quick_ways = 300;
constexpr std::size_t blank = static_cast<std::size_t>(-1);

/// Makes the rows, at first as the place of each answer among its item's levels.
class Maker {
public:
    using Levels = std::vector<std::size_t>;

    explicit Maker(const score::Plan& plan)
        : plan_(plan), levels_(item_levels(plan)), facts_(fact_levels(plan)), made_{{}, Attained(plan.scores.size())} {
        for (const Cells& levels : levels_) tallest_ = std::max(tallest_, levels.size());
    }

    TriedRows run() {
        for (std::size_t level = 0; level < tallest_; ++level) add(flat(level));
        add(flat(tallest_));
        for (std::size_t shift = 0; shift < tallest_; ++shift) add(in_turn(shift));
        facts();
        climb();
        alone();
        blanks();
        chance();
        as_given();
        return std::move(made_);
    }

private:
    std::size_t top(std::size_t item) const { return levels_[item].size() - 1; }

    Levels flat(std::size_t level) const {
        Levels row(levels_.size());
        for (std::size_t i = 0; i < row.size(); ++i) row[i] = std::min(level, top(i));
        return row;
    }

    Levels in_turn(std::size_t shift) const {
        Levels row(levels_.size());
        for (std::size_t i = 0; i < row.size(); ++i) row[i] = (i + shift) % levels_[i].size();
        return row;
    }

    TriedRow spelled(const Levels& row) const {
        TriedRow tried;
        for (std::size_t i = 0; i < row.size(); ++i) tried.cells.push_back(row[i] == blank ? std::string() : levels_[i][row[i]]);
        for (const Cells& fact : facts_) tried.facts.push_back(fact.empty() ? std::string() : fact.front());
        return tried;
    }

    void add(const Levels& row) {
        if (quick(row)) add(spelled(row));
    }

    /// Whether no score has so many ways to fill the blanks of a row that going through them all would take long; where they are
    /// too many for that, it is not done.
    bool quick(const Levels& row) const {
        const auto ways = [&](const score::Opening& opening) {
            std::size_t product = 1;
            for (const score::Leaf& leaf : opening)
                if (!leaf.attribute && row[leaf.index] == blank && product <= score::most_bound_cases) product *= leaf.fillings.size();
            return product;
        };
        const auto fine = [](std::size_t count) { return count <= quick_ways || count > score::most_bound_cases; };
        return std::all_of(plan_.scores.begin(), plan_.scores.end(),
                           [&](const score::ScorePlan& score) { return !score.keys.empty() || fine(ways(score.opening)); }) &&
               std::all_of(plan_.alerts.begin(), plan_.alerts.end(),
                           [&](const score::AlertPlan& alert) { return fine(ways(alert.opening)); });
    }

    void add(TriedRow row) {
        Cells whole = row.cells;
        whole.insert(whole.end(), row.facts.begin(), row.facts.end());
        whole.push_back(row.rater);
        if (seen_.insert(std::move(whole)).second) made_.rows.push_back(std::move(row));
    }

    /// Every value of each attribute beside the first and beside the last of the others; each rater.
    void facts() {
        const TriedRow base = spelled(in_turn(1));
        for (std::size_t f = 0; f < facts_.size(); ++f) {
            for (const bool first : {true, false}) {
                TriedRow row = base;
                for (std::size_t g = 0; g < facts_.size(); ++g)
                    if (!facts_[g].empty()) row.facts[g] = first ? facts_[g].front() : facts_[g].back();
                for (const std::string& level : facts_[f]) {
                    row.facts[f] = level;
                    add(row);
                }
                row.facts[f].clear();
                add(row);
            }
        }
        for (const std::string& rater : plan_.instrument->raters) {
            TriedRow row = base;
            row.rater = rater;
            add(row);
        }
    }

    /// Scores raised step by step, from all at the least points to all at the most; what is told apart on the way is kept.
    void climb() {
        for (const score::ScorePlan& score : plan_.scores) {
            if (score.keys.empty()) continue;
            std::vector<std::size_t> items;
            std::vector<bool> turned(levels_.size(), false);
            for (const score::KeyPlan& key : score.keys) {
                items.push_back(key.item);
                const bool falls =
                    key.points.size() > 1 && key.points.front() && key.points.back() && *key.points.back() < *key.points.front();
                turned[key.item] = (falls || (key.points.empty() && key.reverse)) != (key.weight < Rational(0));
            }
            keep(ascent(items, turned, 1), score.score->has_table);
        }
        std::vector<std::size_t> items(levels_.size());
        for (std::size_t i = 0; i < items.size(); ++i) items[i] = i;
        const std::vector<bool> upright(levels_.size(), false);
        keep(ascent(items, upright, 1), false);
        keep(ascent(items, upright, tallest_), true);
        std::reverse(items.begin(), items.end());
        keep(ascent(items, upright, 1), false);
        keep(ascent(items, upright, tallest_), true);
    }

    std::vector<Levels> ascent(const std::vector<std::size_t>& items, const std::vector<bool>& turned, std::size_t step) const {
        Levels row = flat(0);
        for (const std::size_t i : items)
            if (turned[i]) row[i] = top(i);
        std::vector<Levels> rows{row};
        for (const std::size_t i : items) {
            for (std::size_t done = 0; done < top(i);) {
                const std::size_t by = std::min(step, top(i) - done);
                row[i] = turned[i] ? row[i] - by : row[i] + by;
                done += by;
                rows.push_back(row);
            }
        }
        return rows;
    }

    /// Adds the rows at which a band, a criterion or an alert turns, with those beside them; or all.
    void keep(const std::vector<Levels>& ascent, bool all) {
        std::vector<TriedRow> rows;
        rows.reserve(ascent.size());
        for (const Levels& row : ascent) rows.push_back(spelled(row));
        score::Answers block = block_of(plan_, rows);
        score::Frame& frame = block.frame();
        std::vector<bool> kept(rows.size(), all);
        const auto turns_at = [&](std::size_t r) {
            for (std::size_t k = r - std::min<std::size_t>(r, 2); k < std::min(r + 2, kept.size()); ++k) kept[k] = true;
        };
        for (std::size_t s = 0; s < plan_.scores.size(); ++s) {
            const score::Values& values = frame.values(s);
            const instrument::Score& score = *plan_.scores[s].score;
            for (std::size_t r = 0; r < rows.size(); ++r) {
                if (values.status(r) == score::Status::complete) made_.attained[s].insert(values.value(r));
                if (r == 0) continue;
                const bool turns = score.kind == instrument::Score::Kind::criterion
                                       ? values.value(r) != values.value(r - 1)
                                       : score::band_of(score, values.value(r)) != score::band_of(score, values.value(r - 1)) ||
                                             rank(score, values.value(r)) != rank(score, values.value(r - 1));
                if (turns) turns_at(r);
            }
        }
        for (std::size_t a = 0; a < plan_.alerts.size(); ++a) {
            const auto& truths = frame.alert(a);
            for (std::size_t r = 1; r < truths.size(); ++r)
                if (truths[r] != truths[r - 1]) turns_at(r);
        }
        for (std::size_t r = 0; r < rows.size(); ++r)
            if (kept[r]) add(std::move(rows[r]));
    }

    /// How many rows of the percentile tables a value has reached.
    static std::size_t rank(const instrument::Score& score, const Rational& value) {
        std::size_t reached = 0;
        for (const instrument::Reference& reference : score.references)
            for (const auto& [from, percentile] : reference.percentiles) reached += from <= value;
        return reached;
    }

    void alone() {
        for (std::size_t i = 0; i < levels_.size(); ++i) {
            Levels row = flat(0);
            row[i] = top(i);
            add(row);
            row[i] = std::min<std::size_t>(1, top(i));
            add(row);
            row = flat(tallest_);
            row[i] = 0;
            add(row);
        }
    }

    /// Whether so many blanks, of so many items, lie at a limit of the score: one or two, those that are allowed, the answers that are
    /// needed, or one beside these. What lies between would only be slow.
    static bool at_limit(const instrument::Score& score, std::size_t blanks, std::size_t size) {
        constexpr std::size_t few = 2;
        if (blanks <= few || !score.keyed()) return blanks <= few;
        const auto beside = [](std::size_t a, std::size_t b) { return a <= b + 1 && b <= a + 1; };
        return beside(blanks, score::allowed_blanks(score.missing, size)) || beside(size - blanks, score.missing.least);
    }

    /// Blanks among the items of each score, from its first and from its last; each item's blank; all.
    void blanks() {
        for (const score::ScorePlan& score : plan_.scores) {
            const std::size_t size = score.items.size();
            for (const bool front : {true, false}) {
                Levels row = in_turn(1);
                Levels high = flat(tallest_);
                for (std::size_t k = 0; k < size; ++k) {
                    const std::size_t item = score.items[front ? k : size - 1 - k];
                    row[item] = blank;
                    high[item] = blank;
                    if (!at_limit(*score.score, k + 1, size)) continue;
                    add(row);
                    add(high);
                }
            }
        }
        for (std::size_t i = 0; i < levels_.size(); ++i) {
            for (Levels row : {in_turn(1), flat(0)}) {
                row[i] = blank;
                add(row);
            }
            if (!plan_.items[i].may_not_apply) continue;
            TriedRow row = spelled(in_turn(1));
            row.cells[i] = "inapplicable";
            add(row);
        }
        add(Levels(levels_.size(), blank));
    }

    /// Rows by chance, every other one with some blanks; the same at every run.
    void chance() {
        constexpr std::size_t wanted = 120;
        std::mt19937 random(6);  // NOLINT(cert-msc32-c,cert-msc51-cpp): what is told must not change from run to run
        const auto below = [&](std::size_t count) { return static_cast<std::size_t>(random()) % count; };
        for (std::size_t n = 0; n < wanted && !levels_.empty(); ++n) {
            Levels row(levels_.size());
            for (std::size_t i = 0; i < row.size(); ++i) row[i] = below(levels_[i].size());
            if (n % 2 == 1)
                for (std::size_t blanks = 1 + below(3); blanks > 0; --blanks) row[below(row.size())] = blank;
            if (!quick(row)) continue;
            TriedRow tried = spelled(row);
            for (std::size_t f = 0; f < facts_.size(); ++f)
                if (!facts_[f].empty()) tried.facts[f] = facts_[f][below(facts_[f].size())];
            add(std::move(tried));
        }
    }

    /// Leaves blank what is hidden: nobody answers what is not asked. Hiding one item may hide or show another.
    void as_given() {
        if (std::all_of(plan_.items.begin(), plan_.items.end(), [](const score::ItemPlan& item) { return item.when.empty(); })) return;
        for (int round = 0; round < 3; ++round) {
            score::Answers block = block_of(plan_, made_.rows);
            for (std::size_t i = 0; i < plan_.items.size(); ++i) {
                if (plan_.items[i].when.empty()) continue;
                const auto& cells = block.frame().item(i).cells;
                for (std::size_t r = 0; r < cells.size(); ++r)
                    if (cells[r] == cell::hidden) made_.rows[r].cells[i].clear();
            }
        }
    }

    const score::Plan& plan_;
    std::vector<Cells> levels_;
    std::vector<Cells> facts_;
    std::size_t tallest_ = 1;
    std::set<Cells> seen_;
    TriedRows made_;
};

}  // namespace

TriedRows rows_to_try(const score::Plan& plan) { return Maker(plan).run(); }

score::Answers block_of(const score::Plan& plan, const std::vector<TriedRow>& rows) {
    score::Answers block(plan, rows.size());
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (std::size_t i = 0; i < rows[r].cells.size(); ++i)
            if (!rows[r].cells[i].empty()) block.set(i, rows[r].cells[i], r);
        for (std::size_t f = 0; f < rows[r].facts.size(); ++f)
            if (!rows[r].facts[f].empty()) block.set_fact(f, rows[r].facts[f], r);
        if (!rows[r].rater.empty()) block.set_rater(rows[r].rater, r);
    }
    return block;
}

}  // namespace attune::proof
