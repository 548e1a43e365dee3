#include "score/session.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <unordered_set>

namespace attune::score {

Use::Use(const Plan& p, const text::CsvReader& file, const Reading& reading)
    : plan(&p),
      layout(p, file, reading),
      id(text::as_field(p.instrument->id)),
      version(text::as_field(p.instrument->version)),
      rater(text::as_field(p.instrument->default_rater())),
      same("," + rater + "," + id + "," + version),
      same_size(same.size()) {
    same.resize(same_size + text::Buffer::slack);
}

Session::Session(text::CsvReader& file, const Job& job, Plans& plans) : file_(file), job_(job), plans_(plans) {
    find_columns();
    only_ = job.instrument;
    if (!job.instrument.empty()) {
        // where rows name their instrument, a file of others is passed over, and its columns are none of ours
        const bool needed = !column(Standard::instrument);
        if (needed ? !add(job.instrument) : !plans.find(job.instrument)) throw Refused(Fault{file.name(), {1, 1}, why_not(job.instrument)});
        return;
    }
    if (column(Standard::instrument)) return;
    throw usage_fault(file.name() + " has no column \"instrument\"; say which instrument it holds with -i ID");
}

void Session::find_columns() {
    const auto& header = file_.header();
    std::unordered_set<std::string_view> names;
    for (std::size_t c = 0; c < header.size(); ++c)
        if (!header[c].empty() && !names.insert(header[c]).second)
            throw Refused(Fault{file_.name(), file_.header_position(c), "column \"" + header[c] + "\" stands twice in the header"});
    for (std::size_t k = 0; k < standard_columns; ++k) {
        const auto found = std::find(header.begin(), header.end(), standard_name(static_cast<Standard>(k)));
        if (found != header.end()) standard_[k] = static_cast<std::size_t>(found - header.begin());
    }
    for (const Standard carried : {Standard::couple, Standard::respondent, Standard::target, Standard::occasion, Standard::entered,
                                   Standard::replaces, Standard::language, Standard::wording})
        if (column(carried)) tail_.push_back(*column(carried));
    find_kept();
}

/// Columns to carry along, each once; those that stand in the output anyway stand there once too.
void Session::find_kept() {
    constexpr std::size_t lead = 5;  // subject, date, rater, instrument, version
    const auto& header = file_.header();
    for (const std::string& name : job_.keep) {
        const auto found = std::find(header.begin(), header.end(), name);
        if (found == header.end()) throw usage_fault("--keep: " + unknown_name("column", name, header));
        const auto at = static_cast<std::size_t>(found - header.begin());
        if (std::find(standard_.begin(), standard_.begin() + lead, at) != standard_.begin() + lead) continue;
        if (std::find(kept_.begin(), kept_.end(), at) == kept_.end()) kept_.push_back(at);
        if (std::find(tail_.begin(), tail_.end(), at) == tail_.end()) tail_.push_back(at);
    }
}

const Use* Session::add(const std::string& id) {
    const Plan* plan = plans_.find(id);
    if (!plan) {
        why_not_[id] = plans_.unknown(id);
        return nullptr;
    }
    try {
        auto use = std::make_unique<Use>(*plan, file_, job_.reading);
        notices_.merge(use->layout.notices());
        return uses_.emplace(id, std::move(use)).first->second.get();
    } catch (const Refused& refused) {
        if (id == job_.instrument || refused.faults().front().blame == Blame::usage) throw;
        why_not_[id] = refused.faults().front().message;
        return nullptr;
    }
}

void Session::take_instrument_of(text::Chunk& chunk, bool any) {
    text::Fields fields;
    text::Record record;
    const std::size_t at = *column(Standard::instrument);
    if (!any || !text::Splitter(chunk, file_.separator()).next(record, fields))
        throw usage_fault(file_.name() + " holds no row; say with -i ID which instrument --wide is to write");
    if (at < fields.size()) only_ = text::trim(fields[at]);
    if (!use(only_))
        throw Refused(
            Fault{file_.name(), text::position_in(record, at < fields.size() ? fields[at].data() : record.begin), why_not(only_)});
}

const Use* Session::use(std::string_view instrument) {
    const std::lock_guard guard(lock_);
    const auto found = uses_.find(instrument);
    if (found != uses_.end()) return found->second.get();
    if (why_not_.contains(instrument)) return nullptr;
    return add(std::string(instrument));
}

std::string Session::why_not(std::string_view instrument) {
    const std::lock_guard guard(lock_);
    const auto found = why_not_.find(instrument);
    return found == why_not_.end() ? plans_.unknown(std::string(instrument)) : found->second;
}

Notices Session::notices() {
    const std::lock_guard guard(lock_);
    return notices_;
}

std::string Session::header() {
    std::string own = job_.wide ? "subject,date,rater,instrument,version" : std::string(tidy_header());
    std::string scores;
    if (!only_.empty()) {
        const Table table(*plans_.find(only_), job_.only, job_.wide);
        if (job_.wide) scores = table.wide_header();
    }
    const std::string taken = "," + own + scores + ",";
    for (const std::size_t c : job_.wide ? kept_ : tail_) {
        const bool is_kept = std::find(kept_.begin(), kept_.end(), c) != kept_.end();
        std::string name;
        text::append_field(name, (is_kept ? job_.keep_as : "") + file_.header()[c]);
        if (taken.find("," + name + ",") != std::string::npos)
            throw usage_fault("--keep " + file_.header()[c] + ": the scores have a column of that name; rename the one in " + file_.name());
        own += "," + name;
    }
    return job_.explain ? "" : own + scores + "\n";
}

}  // namespace attune::score
