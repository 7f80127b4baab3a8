#include "ebb/tally/result.hpp"

#include <fmt/format.h>

#include "ebb/core/failure.hpp"
#include "ebb/core/text.hpp"

namespace ebb {
namespace {

[[noreturn]] void refuse(const std::string& why) { throw ComparisonFailure("these results do not add: " + why); }

template <typename Value>
void require_equal(const Value& a, const Value& b, std::string_view what) {
  if (a != b) refuse(fmt::format("{} differ ({} and {})", what, a, b));
}

std::string named(const Result& result) {
  return fmt::format("'{}', model {}…", printable(result.facts.title), printable(result.key.model_sha256.substr(0, 12)));
}

void require_same_run(const Result& one, const Result& other) {
  const RunKey &a = one.key, &b = other.key;
  if (a.model_sha256 != b.model_sha256)
    refuse(fmt::format("they are of different scenarios ({} and {})", named(one), named(other)));
  require_equal(a.seed, b.seed, "their seeds");
  require_equal(printable(a.design), printable(b.design), "their designs");
  require_equal(a.replicates, b.replicates, "their numbers of replicates");
  require_equal(printable(a.kernel), printable(b.kernel), "their kernels");
  require_equal(a.trials, b.trials, "the numbers of trials they were asked for");
  require_equal(a.stream_version, b.stream_version, "their stream versions");
}

bool same_cases(const RunFacts& a, const RunFacts& b) {
  if (a.cases.size() != b.cases.size() || a.thresholds.size() != b.thresholds.size()) return false;
  for (std::size_t i = 0; i < a.cases.size(); ++i)
    if (a.cases[i].id != b.cases[i].id || a.cases[i].weight != b.cases[i].weight) return false;
  for (std::size_t i = 0; i < a.thresholds.size(); ++i)
    if (a.thresholds[i].id != b.thresholds[i].id) return false;
  return a.start == b.start && a.input_names == b.input_names && a.strength_every == b.strength_every;
}

}  // namespace

Result add(const Result& a, const Result& b) {
  require_same_run(a, b);
  if (a.shapes != b.shapes || a.cases.size() != b.cases.size() || !same_cases(a.facts, b.facts))
    refuse("they say that they are of one run, but count different things: one of them is damaged");
  const IntervalSet common = a.intervals.common_with(b.intervals);
  if (common.size() > 0) refuse("the same trials are in both: " + to_string(common));

  Result sum = a;
  sum.intervals.add(b.intervals);
  for (std::size_t i = 0; i < sum.cases.size(); ++i) sum.cases[i].add(b.cases[i]);
  return sum;
}

}  // namespace ebb
