#include <fmt/format.h>

#include <algorithm>

#include "ebb/core/failure.hpp"
#include "ebb/core/text.hpp"
#include "ebb/engine/engine.hpp"

namespace ebb {
namespace {

constexpr std::uint64_t kFewestKept = 1000;

}  // namespace

void require_enough_kept(const Plan& plan, const Result& result) {
  std::vector<KeptCounts> cases;
  for (const CaseTally& tally : result.cases) cases.push_back({tally.trials, tally.kept, tally.kept_by_count});
  require_enough_kept(plan, cases);
}

void require_enough_kept(const Plan& plan, const std::vector<KeptCounts>& cases) {
  const auto& counts = plan.scenario->later_counts;
  if (counts.empty() || cases.front().trials != plan.options.trials) return;  // none, or the run is not complete

  std::uint64_t kept = 0, trials = 0;
  std::vector<std::uint64_t> kept_by(counts.size());
  for (const KeptCounts& one : cases) {
    kept += one.kept;
    trials += one.trials;
    for (std::size_t i = 0; i < counts.size(); ++i) kept_by[i] += one.by_count[i];
  }
  if (kept >= kFewestKept) return;

  const auto hardest = static_cast<std::size_t>(std::min_element(kept_by.begin(), kept_by.end()) - kept_by.begin());
  const auto number = [](std::uint64_t n) { return grouped(static_cast<long long>(n)); };
  throw ComparisonFailure(fmt::format(
      "only {} of {} trials agree with the later counts, {} are needed; later_counts.{} rejects most (alone it keeps {}). "
      "Run more --trials, or give that count more doubt",
      number(kept), number(trials), number(kFewestKept), printable(counts[hardest].id), number(kept_by[hardest])));
}

}  // namespace ebb
