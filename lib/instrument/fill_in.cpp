#include "instrument/fill_in.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace attune::instrument {
namespace {

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

}  // namespace

std::string fill_in(std::string text, const std::string& target) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> care{{
        {"{care.limits}",
         "What you answer here is read by {care.reads} and kept in your file. It stays there, with these exceptions: when a life is in "
         "danger, when a child or someone who depends on others is at risk, or when a court orders it. If that happens, you will be told "
         "first wherever that is possible."},
        {"{care.reads}", "your therapist"},
        {"{care.within}", "the next working day"},
    }};
    for (const auto& [name, value] : care) replace_all(text, name, value);
    replace_all(text, "{name}", target.empty() ? "them" : target);
    return text;
}

}  // namespace attune::instrument
