#pragma once

#include "charts.hpp"
#include "library.hpp"
#include "report/page.hpp"

#include <set>
#include <string>
#include <vector>

namespace attune::command {

/// What the command line says of the page itself.
struct PageWishes {
    std::string battery;            ///< `--battery`
    std::vector<std::string> omit;  ///< `--omit`: ITEM or INSTRUMENT.ITEM
    std::string letterhead;         ///< `--letterhead`: a file
    std::string closing;            ///< `--closing`
};

/// The paragraphs of a text file, parted by empty lines. Refused: what is longer than 64 KB, and with its place what is no UTF-8.
std::vector<std::string> paragraphs_of(const std::string& path);

/// The sections that a battery orders for the clinician's page: of the one that is named, else of the one that the charts among `files`
/// name. None where there is no such; that a battery which is named has none is told unless `quiet`, as is each section that is of a later
/// version.
std::vector<chart::ReportSection> sections_of(Shelf& shelf, const std::string& battery, const std::vector<std::string>& files, bool quiet);

/// The items that are left out. Throws a usage fault, with the nearest name, where none of the instruments that are read has such an item, or
/// there is no such instrument.
report::Omitted omitted_items(Shelf& shelf, const std::vector<std::string>& omit, const std::set<const score::Plan*>& read);

}  // namespace attune::command
