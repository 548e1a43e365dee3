#include "score/stream.hpp"

#include "score/worker.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <tuple>

namespace attune::score {
namespace {

/// Chunks are read in turn under a lock, scored side by side, and written in turn.
class Pipeline {
public:
    /// `next`: the number of the first chunk that is left to read.
    Pipeline(text::CsvReader& file, Session& session, const Sink& sink, Outcome& outcome, std::size_t next)
        : file_(file), session_(session), sink_(sink), outcome_(outcome), next_(next) {}

    void run(unsigned threads) {
        std::vector<std::thread> others;
        try {
            for (unsigned k = 1; k < threads; ++k) others.emplace_back([this] { work(); });
        } catch (const std::system_error&) {
            // the machine gives no more threads: those that there are will do
        }
        work();
        for (std::thread& other : others) other.join();
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    void work() {
        try {
            Worker worker(session_);
            text::Chunk chunk;
            Part part;
            while (take(chunk)) {
                worker.run(chunk, part);
                put(chunk.number, part);
            }
        } catch (...) {
            const std::lock_guard guard(lock_);
            if (!failure_) failure_ = std::current_exception();
            stopped_ = true;
            turn_.notify_all();
        }
    }

    bool take(text::Chunk& chunk) {
        const std::lock_guard guard(reading_);
        return !stopped() && file_.next(chunk);
    }

    bool stopped() {
        const std::lock_guard guard(lock_);
        return stopped_;
    }

    void put(std::size_t number, Part& part) {
        std::unique_lock guard(lock_);
        turn_.wait(guard, [&] { return stopped_ || next_ == number; });
        if (stopped_) return;
        guard.unlock();  // nobody else writes before `next_` moves on
        sink_(part.bytes.bytes());
        merge(outcome_, std::move(part.outcome));
        guard.lock();
        ++next_;
        turn_.notify_all();
    }

    text::CsvReader& file_;
    Session& session_;
    const Sink& sink_;
    Outcome& outcome_;
    std::mutex reading_;
    std::mutex lock_;
    std::condition_variable turn_;
    std::size_t next_;
    bool stopped_ = false;
    std::exception_ptr failure_;
};

/// As many as are wanted, or as there are cores, but no more than keep to the memory that is promised. Each holds what it works with and what
/// it has written of a chunk until that has its turn; how much that is, the first chunk tells: `written` bytes of its `read`.
unsigned thread_count(unsigned wanted, std::size_t written, std::size_t read) {
    constexpr std::size_t megabyte = std::size_t{1} << 20U;
    constexpr std::size_t chunk = text::CsvReader::chunk_size;
    constexpr std::size_t tools = 2 * megabyte;      // of each thread
    constexpr std::size_t promised = 50 * megabyte;  // 64 less what all share
    constexpr std::size_t most = 16;
    const std::size_t output =
        2 * written * std::max<std::size_t>(chunk / std::max<std::size_t>(read, 1), 1);  // a buffer grows by doubling
    const std::size_t room = std::clamp<std::size_t>(promised / (tools + output), 1, most);
    const std::size_t asked = wanted != 0 ? wanted : std::max(std::thread::hardware_concurrency(), 1U);
    return static_cast<unsigned>(std::min(asked, room));
}

}  // namespace

void merge(std::vector<Outcome::Alert>& all, const Outcome::Alert& alert) {
    const auto place = [](const Outcome::Alert& one) { return std::tie(one.instrument, one.place); };
    const auto at = std::lower_bound(all.begin(), all.end(), alert, [&](const auto& a, const auto& b) { return place(a) < place(b); });
    if (at == all.end() || place(*at) != place(alert)) {
        all.insert(at, alert);
        return;
    }
    at->raised += alert.raised;
    at->undetermined += alert.undetermined;
}

void merge(Outcome& all, Outcome part) {
    all.notices.merge(std::move(part.notices));
    for (const auto& [name, count] : part.passed_over) all.passed_over[name] += count;
    for (const Outcome::Alert& alert : part.alerts) merge(all.alerts, alert);
    all.later = all.later || part.later;
    all.broken = all.broken || part.broken;
}

namespace {

/// A session made ready, and the header of what it writes.
struct Opened {
    Session session;
    text::Chunk first;
    bool any = false;
    std::string header;

    Opened(text::CsvReader& file, const Job& job, Plans& plans) : session(file, job, plans), any(file.next(first)) {
        if (job.wide && job.instrument.empty()) session.take_instrument_of(first, any);
        header = session.header();
    }
};

}  // namespace

std::string header_of(text::CsvReader& file, const Job& job, Plans& plans) { return Opened(file, job, plans).header; }

void score_file(text::CsvReader& file, const Job& job, Plans& plans, const Sink& sink, Outcome& outcome) {
    Opened opened(file, job, plans);
    Session& session = opened.session;
    Outcome here;
    const auto close = [&] {
        here.notices.lead(session.notices());
        merge(outcome, std::move(here));
    };
    try {
        // a small file is one chunk, and no thread is started for it; and what is refused is refused before a byte is written
        Part part;
        if (opened.any) Worker(session).run(opened.first, part);
        sink(opened.header);
        if (opened.any) {
            sink(part.bytes.bytes());
            const unsigned threads = thread_count(job.threads, part.bytes.size(), opened.first.size);
            merge(here, std::move(part.outcome));
            if (!here.broken && file.more()) Pipeline(file, session, sink, here, opened.first.number + 1).run(threads);
        }
    } catch (...) {
        close();
        throw;
    }
    close();
}

}  // namespace attune::score
