#pragma once
#include <string>
#include <vector>

#include "ebb/core/diagnostic.hpp"

namespace ebb {

/// One line for each message, in the order in which the messages are first met. A message found at several places is told once:
/// "kursk.toml:14:21 and 4 more places: message".
std::vector<std::string> lines_by_message(const std::vector<Diagnostic>& findings);

}  // namespace ebb
