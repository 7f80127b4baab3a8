#include "tally/case_reader.hpp"

#include <fmt/format.h>

#include <limits>
#include <set>

#include "ebb/core/failure.hpp"
#include "tally/checked.hpp"

namespace ebb {
namespace {

using Counts = std::vector<std::uint64_t>;
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

std::uint64_t total(const Counts& counts) {
  std::uint64_t sum = 0;
  for (const std::uint64_t count : counts) sum = checked_sum(sum, count);
  return sum;
}

template <typename Name>
void require_distinct(const Field& where, const std::vector<Name>& things, std::string Name::*id) {
  std::set<std::string> seen;
  for (const Name& thing : things)
    if (!seen.insert(thing.*id).second) where.refuse("a list of different names");
}

/// Whole numbers from `first` on, each above the one before.
std::vector<std::int64_t> read_rising(const Field& field, std::int64_t first, std::int64_t most) {
  std::vector<std::int64_t> values;
  for (const Field& item : field.list()) {
    const std::int64_t least = values.empty() ? first : values.back() + 1;
    values.push_back(item.whole(least, values.empty() ? first : most));
  }
  return values;
}

/// Day counts and "not by the horizon" as one row.
Counts read_row(const Field& counts, const Field& beyond, std::int64_t horizon) {
  Counts row = counts.counts(static_cast<std::size_t>(horizon + 1));
  row.push_back(beyond.count());
  return row;
}

std::vector<Counts> read_replicates(const Field& threshold, int replicates, std::int64_t horizon) {
  if (replicates == 1) return {read_row(threshold["counts"], threshold["not_by_horizon"], horizon)};
  const auto counts = threshold["replicate_counts"].list(static_cast<std::size_t>(replicates));
  const auto beyond = threshold["replicate_not_by_horizon"].list(static_cast<std::size_t>(replicates));
  std::vector<Counts> rows;
  for (std::size_t r = 0; r < counts.size(); ++r) rows.push_back(read_row(counts[r], beyond[r], horizon));
  return rows;
}

void read_thresholds(const Field& field, const TallyShape& shape, CaseTally& tally) {
  const auto all = field["thresholds"].list();
  for (std::size_t t = 0; t < all.size(); ++t) {
    tally.reached[t] = read_replicates(all[t], shape.replicates, shape.horizon_days);
    const Counts sum = read_row(all[t]["counts"], all[t]["not_by_horizon"], shape.horizon_days);
    if (tally.by_day(static_cast<int>(t)) != sum) all[t]["counts"].refuse("the sum of the replicates");
    if (total(sum) != tally.kept)
      throw ComparisonFailure(fmt::format("the counts of threshold {} of case {} and its not_by_horizon do not add up to kept",
                                          t + 1, all.size()));
  }
}

std::vector<RunFacts::ThresholdFacts> read_threshold_facts(const Field& field) {
  std::vector<RunFacts::ThresholdFacts> facts;
  for (const Field& threshold : field["thresholds"].list())
    facts.push_back({threshold["id"].text(), threshold["title"].text()});
  if (facts.empty()) field["thresholds"].refuse("a list with at least one threshold");
  require_distinct(field["thresholds"], facts, &RunFacts::ThresholdFacts::id);
  return facts;
}

TallyShape read_shape(const Field& field, const RunKey& key, std::int64_t horizon) {
  TallyShape shape;
  shape.horizon_days = horizon;
  shape.thresholds = static_cast<int>(field["thresholds"].list().size());
  shape.replicates = key.replicates;
  shape.later_counts = static_cast<int>(field["kept_by_count"].list().size());
  shape.strength_days = read_rising(field["strength"]["days"], 0, horizon);
  shape.strength_bins = read_rising(field["strength"]["bins"], 0, kMost);
  shape.days_per_column = (horizon + 1 + 63) / 64;
  for (const Field& input : field["inputs"].list()) shape.input_bins.push_back(static_cast<int>(input["bins"].whole(1, 1024)));
  return shape;
}

void read_strength(const Field& field, CaseTally& tally) {
  auto& rows = tally.strength;
  const auto all = field["counts"].list(rows.size());
  for (std::size_t day = 0; day < rows.size(); ++day) {
    rows[day] = all[day].counts(rows[day].size());
    if (total(rows[day]) != total(rows[0]) || total(rows[day]) > tally.kept)
      all[day].refuse("counts of the same kept trials on every day");
  }
}

void read_inputs(const Field& field, const TallyShape& shape, CaseTally& tally, std::vector<std::string>& names) {
  const auto all = field.list();
  for (std::size_t i = 0; i < all.size(); ++i) {
    names.push_back(all[i]["name"].text());
    all[i]["days_per_column"].whole(shape.days_per_column, shape.days_per_column);
    const auto rows = all[i]["counts"].list(tally.inputs[i].size());
    std::uint64_t sum = 0;
    for (std::size_t b = 0; b < rows.size(); ++b) {
      tally.inputs[i][b] = rows[b].counts(static_cast<std::size_t>(shape.columns()));
      sum = checked_sum(sum, total(tally.inputs[i][b]));
    }
    if (sum != tally.kept) all[i]["counts"].refuse("counts that add up to kept");
  }
}

}  // namespace

void read_case(const Field& field, std::int64_t horizon_days, Result& result) {
  RunFacts& facts = result.facts;
  facts.cases.push_back({field["id"].text(), field["title"].text(), field["weight"].number()});
  if (facts.cases.back().weight < 0) field["weight"].refuse("0 or more");
  require_distinct(field["id"], facts.cases, &RunFacts::CaseFacts::id);
  const auto thresholds = read_threshold_facts(field);
  if (facts.thresholds.empty()) facts.thresholds = thresholds;
  if (facts.thresholds.size() != thresholds.size()) field["thresholds"].refuse("the thresholds of the first case");
  for (std::size_t t = 0; t < thresholds.size(); ++t)
    if (facts.thresholds[t].id != thresholds[t].id) field["thresholds"].refuse("the thresholds of the first case");

  const TallyShape shape = read_shape(field, result.key, horizon_days);
  CaseTally tally(shape);
  tally.trials = field["trials"].count();
  if (tally.trials != result.intervals.size()) field["trials"].refuse("the number of trials in run.intervals");
  tally.kept = field["kept"].count(tally.trials);
  tally.losses_above_size = field["losses_above_size"].count(tally.kept);
  tally.kept_by_count = field["kept_by_count"].counts(static_cast<std::size_t>(shape.later_counts));
  read_thresholds(field, shape, tally);
  facts.strength_every = field["strength"]["every"].whole(1, kMost);
  read_strength(field["strength"], tally);
  facts.input_names.emplace_back();
  read_inputs(field["inputs"], shape, tally, facts.input_names.back());
  result.shapes.push_back(shape);
  result.cases.push_back(std::move(tally));
}

}  // namespace ebb
