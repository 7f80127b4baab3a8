#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "ebb/tally/result.hpp"

namespace ebb::cli {

/// What a command is about to write into a folder.
struct NewResult {
  RunKey key;
  std::string title;
  IntervalSet trials;
  bool any_number = false;     ///< --precision: how many trials there will be is not known yet
  bool adds = false;           ///< the command was told which results to add to: fewer trials of the same run may be replaced
  std::string to_finish = {};  ///< a command that completes the stored result, for messages; may be empty
};

/// What DIR/result.json holds.
struct StoredResult {
  std::optional<Result> result;  ///< of the same identity and with exactly the trials of the new one: it can be used again
  std::string damage;            ///< why a damaged file will be replaced, as a sentence for a person; else empty
};

/// Looks at DIR/result.json before anything is computed; with `force` everything may be replaced, and nothing is looked at.
/// Throws UsageFailure that says what differs if a result would be lost, or a table that ebb did not write.
StoredResult stored_result(const std::filesystem::path& folder, const NewResult& next, bool force);

}  // namespace ebb::cli
