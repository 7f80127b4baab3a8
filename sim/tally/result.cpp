#include "ebb/tally/result.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ebb/core/failure.hpp"
#include "ebb/core/text.hpp"
#include "ebb/tally/mergeable.hpp"

namespace ebb {
namespace {

std::string named(const Result& result) {
  return fmt::format("'{}', model {}…", printable(result.facts.title), printable(result.key.model_sha256.substr(0, 12)));
}

/// Why the two are not of one run; empty if they are.
std::string different_runs(const Result& one, const Result& other) {
  const RunKey &a = one.key, &b = other.key;
  const auto differ = [](std::string_view what, const auto& x, const auto& y) {
    return x == y ? "" : fmt::format("{} differ ({} and {})", what, x, y);
  };
  if (a.model_sha256 != b.model_sha256)
    return fmt::format("they are of different scenarios ({} and {})", named(one), named(other));
  for (const std::string& why :
       {differ("their seeds", a.seed, b.seed), differ("their designs", printable(a.design), printable(b.design)),
        differ("their numbers of replicates", a.replicates, b.replicates),
        differ("their kernels", printable(a.kernel), printable(b.kernel)),
        differ("the numbers of trials they were asked for", a.trials, b.trials),
        differ("their stream versions", a.stream_version, b.stream_version)})
    if (!why.empty()) return why;
  return "";
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

std::string why_not_mergeable(const Result& a, const Result& b) {
  if (std::string why = different_runs(a, b); !why.empty()) return why;
  for (std::size_t i = 0; i < std::min(a.shapes.size(), b.shapes.size()); ++i)
    if (a.shapes[i].strength_days != b.shapes[i].strength_days)
      return "they have the strength on different days; run both with the same --strength-every";
  if (a.shapes != b.shapes || a.cases.size() != b.cases.size() || !same_cases(a.facts, b.facts))
    return "they belong to one run but count different things: one of them is damaged";
  const IntervalSet common = a.intervals.common_with(b.intervals);
  return common.size() == 0 ? "" : fmt::format("both have the trials {}", to_string(common));
}

Result add(const Result& a, const Result& b) {
  const std::string why = why_not_mergeable(a, b);
  if (!why.empty()) throw ComparisonFailure("these results cannot be merged: " + why);
  Result sum = a;
  sum.intervals.add(b.intervals);
  for (std::size_t i = 0; i < sum.cases.size(); ++i) sum.cases[i].add(b.cases[i]);
  return sum;
}

}  // namespace ebb
