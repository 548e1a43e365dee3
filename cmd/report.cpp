#include "command.hpp"
#include "text/fault.hpp"

namespace attune::command {

int report(Common&, std::span<const std::string>) { throw usage_fault("not yet"); }

}  // namespace attune::command
