#include "report/replicates.hpp"

#include <algorithm>

#include "report/first_passage.hpp"

namespace ebb {

bool rests_on_replicates(const Result& result) {
  const auto in_pool = std::ranges::count_if(result.facts.cases, [](const auto& one) { return one.weight > 0; });
  return trials_of(result) == Trials::in_replicates || in_pool > 1;
}

int replicates_with_trials(const Result& result) {
  int with_trials = 0;
  for (int r = 0; r < result.key.replicates; ++r) {
    bool any = false;
    for (std::size_t c = 0; c < result.cases.size(); ++c) {
      const auto& counts = result.cases[c].reached.front()[static_cast<std::size_t>(r)];
      any = any || (result.facts.cases[c].weight > 0 &&
                    std::any_of(counts.begin(), counts.end(), [](std::uint64_t count) { return count > 0; }));
    }
    with_trials += any;
  }
  return with_trials;
}

}  // namespace ebb
