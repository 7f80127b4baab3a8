#include "cli/stored_result.hpp"

#include <fmt/format.h>

#include <fstream>
#include <utility>
#include <vector>

#include "cli/load.hpp"
#include "ebb/core/failure.hpp"
#include "ebb/core/text.hpp"

namespace ebb::cli {
namespace {

namespace fs = std::filesystem;

constexpr auto kChoices = "choose another --out, or replace it with --force";

std::string number(std::uint64_t value) { return grouped(static_cast<long long>(value)); }

/// Returns true if the file begins with these bytes, also if it was cut short inside them.
bool begins_as(const fs::path& file, std::string_view beginning) {
  std::error_code unknown;
  std::ifstream in(file, std::ios::binary);
  if (!in || !fs::is_regular_file(file, unknown)) return false;
  std::string bytes(beginning.size(), '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return beginning.starts_with(bytes);
}

bool begins_as_result(const fs::path& file) { return begins_as(file, R"({"format":"ebb-result/1")"); }

/// Throws UsageFailure if a table in the folder is not one that ebb writes: it is somebody's data.
void require_own_tables(const fs::path& folder) {
  constexpr std::pair<const char*, std::string_view> headers[]{
      {"summary.csv", "case,threshold,title,p,"}, {"days.csv", "case,threshold,day,"}, {"strength.csv", "date,p5,"}};
  for (const auto& [name, header] : headers) {
    std::error_code unknown;
    const fs::path file = folder / name;
    if (fs::exists(fs::symlink_status(file, unknown)) && !begins_as(file, header) && !begins_as(file, "case,date,"))
      throw UsageFailure(fmt::format("'{}' was not written by ebb; {}", printable(file.native()), kChoices));
  }
}

/// The result in the file, or how it is damaged. Throws UsageFailure if the file is something else.
StoredResult read_or_give_up(const fs::path& file) {
  try {
    return {load_result(file.native()), ""};
  } catch (const ComparisonFailure& failure) {
    if (!begins_as_result(file)) throw UsageFailure(fmt::format("{}; {}", failure.what(), kChoices));
    return {{}, fmt::format("{}; it will be replaced", failure.what())};
  }
}

/// "seed 1, now 2": everything in which the identities differ.
std::vector<std::string> differences(const Result& stored, const NewResult& next) {
  std::vector<std::string> all;
  const auto compare = [&](std::string_view what, const auto& before, const auto& now) {
    if (before != now) all.push_back(fmt::format("{} {}, now {}", what, before, now));
  };
  const RunKey &was = stored.key, &is = next.key;
  if (was.model_sha256 != is.model_sha256)
    all.push_back(fmt::format("scenario '{}' (model {}…), now '{}' (model {}…)", printable(stored.facts.title),
                              printable(was.model_sha256.substr(0, 12)), printable(next.title), is.model_sha256.substr(0, 12)));
  compare("seed", was.seed, is.seed);
  compare("design", printable(was.design), is.design);
  compare("replicates", was.replicates, is.replicates);
  compare("kernel", printable(was.kernel), is.kernel);
  if (!next.any_number) compare("trials", number(was.trials), number(is.trials));
  compare("stream version", was.stream_version, is.stream_version);
  return all;
}

bool within(const IntervalSet& part, const IntervalSet& whole) { return part.common_with(whole) == part; }

[[noreturn]] void refuse_part(const std::string& name, const Result& stored, const NewResult& next) {
  const std::string finish = next.to_finish.empty() ? "" : fmt::format("\nTo finish: {}", next.to_finish);
  throw UsageFailure(fmt::format("'{}' already has {} of these {} trials; --continue runs the rest, --force starts again{}", name,
                                 number(stored.intervals.size()), number(next.trials.size()), finish));
}

}  // namespace

StoredResult stored_result(const fs::path& folder, const NewResult& next, bool force) {
  const fs::path file = folder / "result.json";
  std::error_code unknown;
  if (force) return {};
  require_own_tables(folder);
  if (!fs::exists(fs::symlink_status(file, unknown))) return {};
  const StoredResult stored = read_or_give_up(file);
  if (!stored.result || stored.result->intervals.size() == 0) return {{}, stored.damage};  // nothing would be lost

  const std::string name = printable(file.native());
  const std::vector<std::string> differing = differences(*stored.result, next);
  if (!differing.empty())
    throw UsageFailure(fmt::format("'{}' holds another result ({}); {}", name, fmt::join(differing, "; "), kChoices));
  const IntervalSet& trials = stored.result->intervals;
  if (next.any_number) return {};
  if (trials == next.trials) return stored;
  if (!within(trials, next.trials))
    throw UsageFailure(fmt::format("'{}' holds other trials of this run ({}); {}", name, to_string(trials), kChoices));
  if (!next.adds) refuse_part(name, *stored.result, next);
  return {};
}

}  // namespace ebb::cli
