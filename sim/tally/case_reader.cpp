#include "tally/case_reader.hpp"

#include <algorithm>
#include <set>

#include "tally/checked.hpp"

namespace ebb {
namespace {

using Counts = std::vector<std::uint64_t>;
constexpr std::int64_t kMost = std::int64_t{1} << 60;  // of any whole number in a file: sums of two stay inside 64 bits

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
  const auto counts = threshold["replicate_counts"].list(static_cast<std::size_t>(replicates));
  const auto beyond = threshold["replicate_not_by_horizon"].list(static_cast<std::size_t>(replicates));
  std::vector<Counts> rows;
  for (std::size_t r = 0; r < counts.size(); ++r) rows.push_back(read_row(counts[r], beyond[r], horizon));
  return rows;
}

void read_thresholds(const Field& field, const TallyShape& shape, CaseTally& tally) {
  const auto all = field["thresholds"].list();
  for (std::size_t t = 0; t < all.size(); ++t) {
    tally.reached.push_back(read_replicates(all[t], shape.replicates, shape.horizon_days));
    const Counts sum = read_row(all[t]["counts"], all[t]["not_by_horizon"], shape.horizon_days);
    if (tally.by_day(static_cast<int>(t)) != sum) all[t]["counts"].refuse("the sum of the replicates");
    if (total(sum) != tally.kept) all[t]["counts"].refuse("counts that, with not_by_horizon, add up to kept");
  }
}

std::vector<RunFacts::ThresholdFacts> read_threshold_facts(const Field& field) {
  std::vector<RunFacts::ThresholdFacts> facts;
  for (const Field& threshold : field["thresholds"].list()) facts.push_back({threshold["id"].text(), threshold["title"].text()});
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

void read_strength(const Field& field, const TallyShape& shape, CaseTally& tally) {
  for (const Field& day : field["counts"].list(shape.strength_days.size())) {
    tally.strength.push_back(day.counts(shape.strength_bins.size()));
    const std::uint64_t sampled = total(tally.strength.back());
    if (sampled != total(tally.strength.front()) || sampled > tally.kept)
      day.refuse("counts of the same kept trials on every day");
  }
}

void read_input(const Field& field, int bins, const TallyShape& shape, CaseTally& tally) {
  field["days_per_column"].whole(shape.days_per_column, shape.days_per_column);
  auto& rows = tally.inputs.emplace_back();
  std::uint64_t sum = 0;
  for (const Field& row : field["counts"].list(static_cast<std::size_t>(bins))) {
    rows.push_back(row.counts(static_cast<std::size_t>(shape.columns())));
    sum = checked_sum(sum, total(rows.back()));
  }
  if (sum != tally.kept) field["counts"].refuse("counts that add up to kept");
}

std::vector<std::string> read_inputs(const Field& field, const TallyShape& shape, CaseTally& tally) {
  std::vector<std::string> names;
  for (const Field& input : field.list()) {
    read_input(input, shape.input_bins[names.size()], shape, tally);
    names.push_back(input["name"].text());
  }
  return names;
}

CaseTally read_tally(const Field& field, const TallyShape& shape, std::uint64_t trials) {
  CaseTally tally{TallyShape{}};  // grows with what is really in the file, not with what the file says of itself
  tally.trials = field["trials"].count();
  if (tally.trials != trials) field["trials"].refuse("the number of trials in run.intervals");
  tally.kept = field["kept"].count(tally.trials);
  tally.losses_above_size = field["losses_above_size"].count(tally.kept);
  tally.kept_by_count = field["kept_by_count"].counts(static_cast<std::size_t>(shape.later_counts));
  read_thresholds(field, shape, tally);
  read_strength(field["strength"], shape, tally);
  return tally;
}

void read_case_facts(const Field& field, RunFacts& facts) {
  facts.cases.push_back({field["id"].text(), field["title"].text(), field["weight"].number()});
  if (facts.cases.back().weight < 0) field["weight"].refuse("0 or more");
  require_distinct(field["id"], facts.cases, &RunFacts::CaseFacts::id);

  const auto thresholds = read_threshold_facts(field);
  if (facts.thresholds.empty()) facts.thresholds = thresholds;
  const auto same_id = [](const auto& a, const auto& b) { return a.id == b.id; };
  if (!std::equal(thresholds.begin(), thresholds.end(), facts.thresholds.begin(), facts.thresholds.end(), same_id))
    field["thresholds"].refuse("the list of the first case's thresholds");

  const std::int64_t every = field["strength"]["every"].whole(1, kMost);
  if (facts.cases.size() > 1 && every != facts.strength_every) field["strength"]["every"].refuse("that of the first case");
  facts.strength_every = every;
}

}  // namespace

void read_case(const Field& field, std::int64_t horizon_days, Result& result) {
  read_case_facts(field, result.facts);
  const TallyShape shape = read_shape(field, result.key, horizon_days);
  CaseTally tally = read_tally(field, shape, result.intervals.size());
  result.facts.input_names.push_back(read_inputs(field["inputs"], shape, tally));
  result.shapes.push_back(shape);
  result.cases.push_back(std::move(tally));
}

}  // namespace ebb
