#include "subject_rows.hpp"

#include "text/fault.hpp"

#include <cstdint>
#include <exception>
#include <filesystem>
#include <numeric>

namespace attune::command {
namespace {

/// Thrown out of the middle of a file where a subject comes again.
class ComesAgain : public std::exception {};

}  // namespace

/// Only what can be read again, and is larger than what is worth that.
bool SubjectRows::may_be_sorted() const {
    constexpr std::uintmax_t large = std::uintmax_t{1} << 20U;
    std::error_code ignored;
    if (inputs_.size() != 1 || inputs_.front().path == "-") return false;
    const std::filesystem::path path(inputs_.front().path);
    return std::filesystem::is_regular_file(path, ignored) && std::filesystem::file_size(path, ignored) >= large;
}

/// Reads the file and visits each subject as soon as its rows are there; false where one comes again.
bool SubjectRows::go_through(score::Outcome& outcome, const Visit& visit) {
    report::TextPool subjects;
    report::HeldRows::Part part;
    count_ = 0;
    const auto hand_out = [&] {
        if (!part.rows.empty()) visit(subjects.size() - 1, part);
        part = {};
    };
    const report::RowSink take = [&](const report::ScoreRow& row) {
        if (part.rows.empty() || row.subject != part.rows.front().subject) {
            hand_out();
            if (subjects.find(row.subject)) throw ComesAgain();
            subjects.number_of(row.subject);
        }
        part.places.push_back(count_++);
        part.rows.push_back(row);
    };
    Intake intake(plans_, outcome, purpose_, quiet_, until_);
    try {
        intake.file(inputs_.front(), take, answers_);
        hand_out();
    } catch (const ComesAgain&) {
        return false;
    }
    columns_ = intake.columns;
    return true;
}

void SubjectRows::hold(score::Outcome& outcome) {
    Intake intake(plans_, outcome, purpose_, quiet_, until_);
    for (const Input& input : inputs_)
        intake.file(
            input, [&](const report::ScoreRow& row) { held_.add(row); }, answers_);
    columns_ = intake.columns;
    names_ = held_.subject_names();
    count_ = held_.size();
}

void SubjectRows::read(score::Outcome& outcome, const std::function<Visit()>& look) {
    if (may_be_sorted()) {
        score::Outcome here;
        const Visit visit = look();
        sorted_ = go_through(here, [&](std::size_t subject, report::HeldRows::Part& part) {
            names_.push_back(part.rows.front().subject);
            visit(subject, part);
        });
        if (sorted_) return merge(outcome, std::move(here));
        names_.clear();
    }
    hold(outcome);
    std::vector<std::size_t> all(names_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    each(all, look());
}

void SubjectRows::each(const std::vector<std::size_t>& subjects, const Visit& visit) {
    if (!sorted_) {
        for (const std::size_t subject : subjects) {
            report::HeldRows::Part part = held_.of(subject);
            visit(subject, part);
        }
        return;
    }
    score::Outcome told_before;
    auto next = subjects.begin();
    const bool same = go_through(told_before, [&](std::size_t subject, report::HeldRows::Part& part) {
        if (next == subjects.end() || subject != *next) return;
        if (part.rows.front().subject == names_[subject]) visit(*next++, part);
    });
    if (!same || next != subjects.end()) throw system_fault(inputs_.front().path, "has changed while it was read", 0);
}

}  // namespace attune::command
