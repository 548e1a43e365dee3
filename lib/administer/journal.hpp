#pragma once

#include "administer/occasion.hpp"
#include "text/append.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune::administer {

/// What a journal tells of an interview that was broken off.
struct Told {
    std::string instrument;
    std::string version;
    Occasion occasion;
    std::vector<std::pair<std::string, std::string>> answers;  ///< item and cell, the newest last
    std::vector<std::pair<std::string, std::string>> offers;   ///< those of the row that a review starts from
    std::size_t whole = 0;                                     ///< bytes that are whole records
    bool torn = false;                                         ///< a piece of a record stands after them
    bool closed = false;                                       ///< the row was about to be saved: `occasion.entered` tells which one
    std::string so_far;                                        ///< `entered` of the row that what was answered by then became
    std::uint32_t chain = 0;                                   ///< the checksum of the last record, which that of the next goes on from
};

/// One record of a journal: its checksum, which goes on from that of the record before and takes its place in `chain`, and what it says.
std::string journal_record(std::uint32_t& chain, std::string_view what);

/// Reads a journal. Throws Refused, with the line, where a record is damaged or missing; an unfinished last line is torn and no fault.
Told read_journal(std::string_view bytes, const std::string& file);

/// Where the journal of an interview lies: beside `output` (a response file), or in `state` (a folder) where that is empty. Its name tells
/// the instrument (by its neutral title, where it has one), the subject, the rater, the target and the respondent.
std::string journal_path(const std::string& output, const std::string& state, const instrument::Instrument& instrument,
                         const Occasion& occasion);

/// The answers of an interview on disk, each before the next question shows. Locked while this lives.
class Journal {
public:
    /// Begins or takes up. `told` is what stands there already; a torn tail is cut off.
    explicit Journal(const std::string& path);

    const std::string& path() const { return file_.path(); }
    /// What stood there when it was opened; nothing (no instrument) in a new one.
    const Told& told() const { return told_; }
    void begin(const instrument::Instrument& instrument, const Occasion& occasion);
    void add(const std::string& item, std::string_view cell);
    /// An answer that the interview starts from, and that is still to be given.
    void offer(const std::string& item, std::string_view cell);
    /// Says that a row entered then is about to be saved.
    void close(const Occasion& occasion);
    /// Says that what is answered so far is about to become a row, entered then.
    void keep(const std::string& entered);
    void remove() { file_.remove(); }

private:
    void tell(std::string_view what);

    text::AppendFile file_;
    Told told_;
};

}  // namespace attune::administer
