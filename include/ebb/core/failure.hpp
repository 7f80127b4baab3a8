#pragma once
#include <stdexcept>
#include <string>
#include <vector>

#include "ebb/core/diagnostic.hpp"

namespace ebb {

/// Every failure that a user can meet carries the program's exit code (docs/cli.md).
struct Failure : std::runtime_error {
  Failure(int code, const std::string& message) : std::runtime_error(message), exit_code(code) {}
  int exit_code;
};

/// Bad usage: a mistyped option, a value out of its range. Exit code 2.
struct UsageFailure : Failure {
  explicit UsageFailure(const std::string& message) : Failure(2, message) {}
};

/// A bad scenario: every finding of the file. Exit code 2.
struct ScenarioFailure : Failure {
  explicit ScenarioFailure(std::vector<Diagnostic> all) : Failure(2, format(all)), diagnostics(std::move(all)) {}
  std::vector<Diagnostic> diagnostics;
};

/// The machine failed: a file, the disk, memory. Exit code 3.
struct MachineFailure : Failure {
  explicit MachineFailure(const std::string& message) : Failure(3, message) {}
};

/// Results that cannot be compared or added: missing, corrupt, of another run, too small. Exit code 4.
struct ComparisonFailure : Failure {
  explicit ComparisonFailure(const std::string& message) : Failure(4, message) {}
};

}  // namespace ebb
