#include "report/count_warnings.hpp"

#include <fmt/format.h>

#include "ebb/core/quantity.hpp"
#include "ebb/core/text.hpp"
#include "ebb/random/design_kind.hpp"
#include "report/replicates.hpp"

namespace ebb {
namespace {

std::string many(std::uint64_t count) { return grouped(static_cast<long long>(count)); }

std::string in_case(const Result& result, std::size_t index) {
  return result.cases.size() == 1 ? "" : fmt::format(" of case {}", result.facts.cases[index].id);
}

bool reaches_any(const CaseTally& tally, int thresholds) {
  for (int t = 0; t < thresholds; ++t)
    if (tally.by_day(t).back() != tally.kept) return true;
  return false;
}

bool reached_by_none(const Result& result) {
  for (std::size_t c = 0; c < result.cases.size(); ++c)
    if (reaches_any(result.cases[c], result.shapes[c].thresholds)) return false;
  return true;
}

void warn_of_case(const Result& result, std::size_t index, std::vector<std::string>& warnings) {
  const CaseTally& tally = result.cases[index];
  if (tally.kept == 0) warnings.push_back(fmt::format("no trial{} was kept, so it has no estimate", in_case(result, index)));
  if (tally.losses_above_size > 0)
    warnings.push_back(fmt::format("in {} of {}{} {}; these trials start with a {} of 0", many(tally.losses_above_size),
                                   quantity(tally.kept, "trial"), in_case(result, index), losses_above_size(result.facts.words),
                                   result.facts.words.counts_stock() ? "stock" : "strength"));
}

/// Fewer than 16 replicates of 64 trials give wide intervals (docs/statistics.md), one gives none.
void warn_of_replicates(const Result& result, std::vector<std::string>& warnings) {
  const int replicates = replicates_with_trials(result);
  if (!rests_on_replicates(result) || replicates == 0 || replicates == result.key.replicates) return;
  warnings.push_back(fmt::format("{} of the {} replicates {} trials, {}; run {} trials or more",
                                 replicates == 1 ? "only one" : many(static_cast<std::uint64_t>(replicates)),
                                 result.key.replicates, replicates == 1 ? "has" : "have",
                                 replicates == 1 ? "so there is no sampling error" : "so the sampling errors are rough",
                                 many(static_cast<std::uint64_t>(result.key.replicates) * kTurn)));
}

}  // namespace

std::string losses_above_size(const Vocabulary& words) {
  return words.counts_stock() ? "more was used than the size of the stock" : "the losses are above the size";
}

std::string missing_trials(const Result& result) {
  if (result.complete()) return "";
  const IntervalSet missing = result.intervals.missing_from(result.key.trials);
  return fmt::format("only {} of {} are done; missing: {} {}", many(result.intervals.size()),
                     quantity(result.key.trials, "trial"), missing.size() == 1 ? "trial" : "trials", to_string(missing));
}

std::vector<std::string> count_warnings(const Result& result) {
  std::vector<std::string> warnings;
  warn_of_replicates(result, warnings);
  bool any_kept = false;
  for (std::size_t c = 0; c < result.cases.size(); ++c) {
    warn_of_case(result, c, warnings);
    any_kept = any_kept || result.cases[c].kept > 0;
  }
  if (any_kept && reached_by_none(result))
    warnings.push_back(
        "no trial reaches a threshold by the horizon; check that the rate is above 0 and the horizon is late enough");
  return warnings;
}

}  // namespace ebb
