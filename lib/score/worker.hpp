#pragma once

#include "score/outcomes.hpp"
#include "score/session.hpp"
#include "text/buffer.hpp"

namespace attune::score {

/// What one chunk gives.
struct Part {
    text::Buffer bytes;
    Outcome outcome;
};

/// Scores chunks; each thread has one.
class Worker {
public:
    explicit Worker(Session& session);

    /// Fills a part anew; its memory is used again.
    void run(text::Chunk& chunk, Part& part);

private:
    /// What is to become of a row.
    enum class Fate : std::uint8_t { scored, unreadable, passed_over };
    struct Placed {
        Fate fate = Fate::scored;
        std::uint32_t group = 0;  ///< which instrument of the block
        std::uint32_t row = 0;    ///< in that instrument's frame, or among the reasons why a row cannot be read
    };
    struct Group {
        const Use* use = nullptr;
        std::vector<std::uint32_t> rows;
        std::size_t unreadable = 0;
        std::unique_ptr<Memo> memo;
        std::unique_ptr<Table> table;
        std::unique_ptr<Frame> frame;  ///< of this block
    };

    void block(Part& part);
    void place_all(Part& part);
    Placed place(std::size_t row, Part& part);
    std::uint32_t group_of(const Use* use);
    Placed unreadable(std::uint32_t group, const text::Record& record, const char* at, const std::string& why, Part& part);
    static std::string flaw_of(const text::Record& record);
    void fill(Group& group, Part& part) const;
    void fill_rater(Group& group, Part& part) const;
    void tell_dates(const Group& group, Part& part) const;
    void tell_targets(const Group& group, Part& part) const;
    template <class Words>
    void tell_cell(std::uint32_t row, Standard column, Words words, Part& part) const;
    void tell_hidden(Group& group, Part& part) const;
    void count_alerts(const Group& group, Outcome& outcome) const;
    std::size_t copy(std::size_t row, text::Buffer& out) const;
    void write(std::size_t row, const Placed& placed, text::Buffer& out);
    ExplainedRow explained(std::size_t row, const Placed& placed);
    void append_lead(std::size_t row, const Placed& placed, text::Buffer& out) const;
    void find_leads();
    void append_cell(text::Buffer& out, std::string_view text, bool malformed) const;
    std::string_view standard(std::size_t row, Standard column) const;

    Session& session_;
    Records records_;
    std::vector<Placed> places_;  ///< of the block's rows; empty where each is scored, in the only group
    std::vector<Group> groups_;
    bool same_ = false;          ///< all rows are of one instrument, edition and rater, and none says so itself
    bool copies_ = false;        ///< a row may be nothing but texts that were written before
    bool side_by_side_ = false;  ///< subject and date
    bool bare_ = false;          ///< no cell of the chunk need stand in quotes
    std::vector<std::string_view>
        leads_;                         ///< of the block's rows what goes out as it came in, subject and date; empty where they need care
    bool all_lead_ = false;             ///< each of them is there
    std::vector<std::string> reasons_;  ///< of the block's unreadable rows
    text::Buffer lead_;
    text::Buffer tail_;
};

}  // namespace attune::score
