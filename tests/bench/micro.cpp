#include "score/responses.hpp"
#include "score/table.hpp"
#include "text/buffer.hpp"
#include "text/csv.hpp"
#include "text/file.hpp"

#include <benchmark/benchmark.h>

#include <numeric>
#include <string>
#include <utility>
#include <vector>

using namespace attune;  // NOLINT(google-build-using-namespace): a measurement

namespace {

constexpr std::size_t block_rows = 4096;  // as in score::Job
constexpr std::size_t items = 20;         // of a row, in what tests/bench/rows makes

std::string made(const std::string& name) { return std::string(ATTUNE_BENCH_DATA "/") + name; }

score::Plan compiled(const std::string& id) {
    const std::string file = made(id + ".yaml");
    return score::compile(instrument::read_instrument(text::read_file(file), file));
}

/// The next records of a chunk, as many as are scored together; false where there is none.
bool cut(text::Splitter& splitter, score::Records& records) {
    records.clear();
    splitter.take(records.rows, records.fields, block_rows);
    return !records.rows.empty();
}

/// A response file's first block of rows, cut into cells, and the instrument that it is of.
class Block {
public:
    Block(const std::string& id, const std::string& answers) : plan_(compiled(id)), file_(made(answers)), layout_(plan_, file_, {}) {
        file_.next(chunk_);
        text::Splitter splitter(chunk_, file_.separator());
        cut(splitter, records_);
        rows_.resize(records_.rows.size());
        std::iota(rows_.begin(), rows_.end(), 0U);
    }

    const score::Plan& plan() const { return plan_; }
    std::size_t rows() const { return rows_.size(); }

    score::Frame frame() const {
        score::Frame frame(plan_, rows_.size());
        score::Notices notices;
        layout_.fill(frame, records_, rows_, notices);
        return frame;
    }

private:
    score::Plan plan_;
    text::CsvReader file_;
    score::Layout layout_;
    text::Chunk chunk_;
    score::Records records_;
    std::vector<std::uint32_t> rows_;
};

/// What one cell (an answer) takes, for rows that were gone through once an iteration.
void tell_a_cell(benchmark::State& state, std::size_t rows) {
    using benchmark::Counter;
    state.counters["cell"] = Counter(static_cast<double>(rows * items), Counter::kIsIterationInvariantRate | Counter::kInvert);
}

/// The reader: a chunk of bytes to the fields of its records.
void split(benchmark::State& state, const std::string& answers) {
    text::CsvReader file(made(answers));
    text::Chunk chunk;
    file.next(chunk);
    score::Records records;
    std::size_t rows = 0;
    for (auto each : state) {
        rows = 0;
        text::Splitter splitter(chunk, file.separator());
        while (cut(splitter, records)) rows += records.rows.size();
        benchmark::DoNotOptimize(records.fields.begin());
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(static_cast<std::size_t>(state.iterations()) * chunk.size));
    tell_a_cell(state, rows);
}

/// The reader: fields to columns of answers.
void read_cells(benchmark::State& state, const std::string& answers) {
    const Block block("job", answers);
    for (auto each : state) benchmark::DoNotOptimize(block.frame());
    tell_a_cell(state, block.rows());
}

/// The plan: columns of answers to all that is written of a block.
void score_block(benchmark::State& state, const std::string& id, const std::string& answers, bool wide) {
    const Block block(id, answers);
    score::Table table(block.plan(), {}, wide);
    for (auto each : state) {
        state.PauseTiming();
        score::Frame frame = block.frame();
        state.ResumeTiming();
        table.prepare(frame);
    }
    tell_a_cell(state, block.rows());
}

/// The writer: a scored block to bytes.
void write_block(benchmark::State& state, const std::string& id, const std::string& answers, bool wide) {
    const Block block(id, answers);
    score::Frame frame = block.frame();
    score::Table table(block.plan(), {}, wide);
    table.prepare(frame);
    text::Buffer out;
    for (auto each : state) {
        out.clear();
        for (std::size_t row = 0; row < block.rows(); ++row)
            if (wide) table.write_wide(row, out);
            else table.write_tidy(row, "P0000001,2026-01-05,self,job,1,", "", out);
        benchmark::DoNotOptimize(out.bytes().data());
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(static_cast<std::size_t>(state.iterations()) * out.size()));
    tell_a_cell(state, block.rows());
}

BENCHMARK_CAPTURE(split, clean, "clean.csv");
BENCHMARK_CAPTURE(split, messy, "messy.csv");
BENCHMARK_CAPTURE(read_cells, clean, "clean.csv");
BENCHMARK_CAPTURE(read_cells, messy, "messy.csv");
BENCHMARK_CAPTURE(score_block, wide, "job", "clean.csv", true);
BENCHMARK_CAPTURE(score_block, tidy, "job", "clean.csv", false);
BENCHMARK_CAPTURE(score_block, tidy_norms, "strata", "people.csv", false);
BENCHMARK_CAPTURE(write_block, wide, "job", "clean.csv", true);
BENCHMARK_CAPTURE(write_block, tidy, "job", "clean.csv", false);
BENCHMARK_CAPTURE(write_block, tidy_norms, "strata", "people.csv", false);

}  // namespace

BENCHMARK_MAIN();
