#pragma once

#include "report/administrations.hpp"
#include "report/document.hpp"

#include <array>
#include <functional>
#include <string>
#include <vector>

namespace attune::report {

/// What a person is called on a page, by the id that stands in rows.
using NameOf = std::function<std::string(const std::string& id)>;

/// Two people of a couple, by the ids that they answer under.
using Couple = std::array<std::string, 2>;

/// The couples that rows name: those of one `couple` who answered about themselves, where these are two; those of whom they are more are told
/// in `left_out`.
std::vector<Couple> couples_in(const std::vector<Administration>& all, std::vector<std::string>& left_out);

/// Adds what each of two people answered about themselves at last, a column a person, headed by name: no verdict, no difference. Only what
/// both answered; the rest is named. Logs, instruments about the past and those that are for the clinician alone are left out: what one says in
/// private stands beside nobody's. Nothing where they have nothing in common.
void add_side_by_side(Document& page, const Couple& couple, const std::vector<Administration>& all, const NameOf& name_of);

}  // namespace attune::report
