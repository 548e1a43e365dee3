#pragma once

#include "score/session.hpp"

namespace attune::score {

/// What one chunk gives.
struct Part {
    std::string bytes;
    Outcome outcome;
};

/// Scores chunks; each thread has one.
class Worker {
public:
    explicit Worker(Session& session) : session_(session) {}

    Part run(text::Chunk& chunk);

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
        std::unique_ptr<Frame> frame;
        std::unique_ptr<Table> table;
    };

    void block(Part& part);
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
    void write(std::size_t row, const Placed& placed, std::string& out);
    ExplainedRow explained(std::size_t row, const Placed& placed);
    void append_lead(std::size_t row, const Placed& placed, std::string& out) const;
    std::string_view standard(std::size_t row, Standard column) const;

    Session& session_;
    Records records_;
    std::vector<Group> groups_;
    std::vector<std::string> reasons_;
    std::string lead_;
    std::string tail_;
};

}  // namespace attune::score
