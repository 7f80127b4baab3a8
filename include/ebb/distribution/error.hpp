#pragma once
#include <stdexcept>
#include <string>

namespace ebb {

/// Parameters that no distribution has. `what()` says what, why and what to do; `parameter` names the one at fault as the
/// scenario format writes it ("sd", "mode", "p50", "min"; "0", "1", … for a place in a list; empty: the whole).
struct DistributionError : std::invalid_argument {
  DistributionError(std::string which, const std::string& message)
      : std::invalid_argument(message), parameter(std::move(which)) {}
  std::string parameter;
};

}  // namespace ebb
