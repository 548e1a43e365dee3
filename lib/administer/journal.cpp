#include "administer/journal.hpp"

#include "chart/chart.hpp"
#include "text/fault.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace attune::administer {
namespace {

constexpr std::string_view first_record = "attune-journal 1";
constexpr std::size_t digits = 8;

/// CRC-32, going on from an earlier one: a bit that flips, and a record that is missing, changes it.
std::uint32_t checksum(std::uint32_t from, std::string_view bytes) {
    constexpr std::uint32_t polynomial = 0xEDB88320U;
    std::uint32_t sum = ~from;
    for (const char c : bytes) {
        sum ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1U) ^ ((sum & 1U) != 0 ? polynomial : 0U);
    }
    return ~sum;
}

/// A text without line ends, and back.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n' || c == '\\') out += '\\';
        out += c == '\n' ? 'n' : c;
    }
    return out;
}

std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t k = 0; k < text.size(); ++k) {
        const bool marked = text[k] == '\\' && k + 1 < text.size();
        if (marked) ++k;
        out += marked && text[k] == 'n' ? '\n' : text[k];
    }
    return out;
}

void take(Told& told, std::string_view what) {
    const std::size_t cut = what.find(' ');
    const std::string_view word = what.substr(0, cut);
    const std::string rest = cut == std::string_view::npos ? "" : unescaped(what.substr(cut + 1));
    const std::size_t sign = rest.find('=');
    if (word == "instrument") told.instrument = rest;
    else if (word == "version") told.version = rest;
    else if (word == "answer") told.answers.emplace_back(rest.substr(0, sign), rest.substr(sign + 1));
    else if (word == "offer") told.offers.emplace_back(rest.substr(0, sign), rest.substr(sign + 1));
    else if (word == "so-far") told.so_far = rest;
    else if (word == "set") told.occasion.facts.emplace_back(rest.substr(0, sign), rest.substr(sign + 1));
    else
        for (const StandardColumn& column : standard_columns)
            if (column.cell && column.name == word) told.occasion.*column.cell = rest;
    told.closed = told.closed || word == "entered";
}

/// A part of a file's name, in which nothing but letters, digits, `_` and `-` stands as it is.
std::string name_part(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
        out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

std::string damaged(std::size_t whole) {
    const std::string before = whole == 0   ? "no answer stands"
                               : whole == 1 ? "one answer stands whole"
                                            : fmt::format("{} answers stand whole", whole);
    return "the journal is damaged here; " + before + " before it: to go on from there, cut the file before this line";
}

}  // namespace

std::string journal_record(std::uint32_t& chain, std::string_view what) {
    chain = checksum(chain, what);
    return fmt::format("{:08x} {}\n", chain, what);
}

Told read_journal(std::string_view bytes, const std::string& file) {
    Told told;
    int line = 1;
    for (; told.whole < bytes.size(); ++line) {
        const std::size_t end = bytes.find('\n', told.whole);
        if (end == std::string_view::npos) break;
        const std::string_view record = bytes.substr(told.whole, end - told.whole);
        std::uint32_t chain = told.chain;
        const std::string_view what = record.size() > digits ? record.substr(digits + 1) : std::string_view();
        const bool holds = journal_record(chain, what) == std::string(record) + "\n" && (line > 1 || what == first_record);
        if (!holds) throw Refused(Fault{file, {line, 1}, line == 1 ? "this is no journal of attune" : damaged(told.answers.size())});
        told.chain = chain;
        told.whole = end + 1;
        if (line > 1) take(told, what);
    }
    told.torn = told.whole < bytes.size();
    return told;
}

std::string journal_path(const std::string& output, const std::string& state, const instrument::Instrument& instrument,
                         const Occasion& occasion) {
    std::string name =
        name_part(chart::response_file_name(instrument)) + "." + name_part(occasion.subject) + "." + name_part(occasion.rater);
    if (!occasion.target.empty()) name += ".of-" + name_part(occasion.target);
    if (!occasion.respondent.empty()) name += ".by-" + name_part(occasion.respondent);
    constexpr std::size_t longest = 160;  // a file's name has at most 255 bytes, and the output's stands before
    if (name.size() > longest) name = name.substr(0, longest) + fmt::format(".{:08x}", checksum(0, name));
    return (output.empty() ? state + "/" : output + ".") + name.append(chart::journal_ending);
}

Journal::Journal(const std::string& path) : file_(path), told_(read_journal(file_.read(), path)) {
    if (!told_.torn) return;
    // without an answer it may be torn where it says whose it is, and there is nothing in it to lose
    if (told_.answers.empty()) told_ = {};
    file_.cut(told_.whole);
}

void Journal::begin(const instrument::Instrument& instrument, const Occasion& occasion) {
    std::string records = journal_record(told_.chain, first_record);
    records += journal_record(told_.chain, "instrument " + escaped(instrument.id));
    records += journal_record(told_.chain, "version " + escaped(instrument.version));
    for (const auto& [name, cell] : standard_columns)
        if (cell && !(occasion.*cell).empty() && name != "entered")
            records += journal_record(told_.chain, std::string(name) + " " + escaped(occasion.*cell));
    for (const auto& [name, value] : occasion.facts)
        records += journal_record(told_.chain, "set " + escaped(fmt::format("{}={}", name, value)));
    file_.append(records);
}

void Journal::tell(std::string_view what) {
    std::uint32_t chain = told_.chain;
    file_.append(journal_record(chain, what));
    told_.chain = chain;  // only now: what was not saved is no link of the chain
}

void Journal::add(const std::string& item, std::string_view cell) { tell("answer " + escaped(item + "=" + std::string(cell))); }

void Journal::offer(const std::string& item, std::string_view cell) { tell("offer " + escaped(item + "=" + std::string(cell))); }

void Journal::keep(const std::string& entered) {
    tell("so-far " + escaped(entered));
    told_.so_far = entered;
}

void Journal::close(const Occasion& occasion) { tell("entered " + escaped(occasion.entered)); }

}  // namespace attune::administer
