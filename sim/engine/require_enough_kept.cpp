#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "ebb/core/failure.hpp"
#include "ebb/core/text.hpp"
#include "ebb/engine/engine.hpp"

namespace ebb {
namespace {

constexpr std::uint64_t kFewestKept = 1000;

/// Trials a case that would keep enough, to two digits: "250k", "1.3M". Two standard errors above what `kept` of `trials`
/// suggests.
std::string enough_trials(double kept, double trials) {
  const double wanted = kFewestKept * (1 + 2 / std::sqrt(kept)) * trials / kept;
  double unit = 1;
  while (wanted > 100 * unit) unit *= 10;
  const auto number = static_cast<std::uint64_t>(std::ceil(wanted / unit) * unit);
  for (const auto& [size, letter] : {std::pair(1'000'000'000, 'G'), std::pair(1'000'000, 'M'), std::pair(1'000, 'k')})
    if (number >= static_cast<std::uint64_t>(size)) return fmt::format("{:g}{}", static_cast<double>(number) / size, letter);
  return fmt::format("{}", number);
}

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
  const std::string more = kept == 0
                               ? "Widen that count, or the inputs that lead to it"
                               : fmt::format("Run it with --trials {}, or widen that count",
                                             enough_trials(static_cast<double>(kept), static_cast<double>(plan.options.trials)));
  throw ComparisonFailure(fmt::format(
      "only {} of {} trials agree with the later counts; {} are needed. later_counts.{} rejects most: alone it keeps "
      "{}. {}",
      number(kept), number(trials), number(kFewestKept), printable(counts[hardest].id), number(kept_by[hardest]), more));
}

}  // namespace ebb
