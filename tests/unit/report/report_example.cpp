#include "unit/report/report_example.hpp"

#include <numeric>

#include "ebb/random/design_kind.hpp"

namespace ebb {
namespace {

constexpr std::int64_t kHorizon = 365;
constexpr std::uint64_t kTrials = 1'000'000;

TallyShape shape_of(std::int64_t horizon, int thresholds, int replicates) {
  TallyShape shape;
  shape.horizon_days = horizon;
  shape.replicates = replicates;
  shape.thresholds = thresholds;
  shape.days_per_column = (horizon + 64) / 64;
  for (std::int64_t day = 0; day < horizon; day += 7) shape.strength_days.push_back(day);
  shape.strength_days.push_back(horizon);
  shape.strength_bins = {0, 1, 5'000, 10'000};
  return shape;
}

/// A triangle of days from `first`, rising for 60 days and falling for 180, cut at the horizon. A day's trials are dealt to the
/// replicates in turn.
void fill(std::vector<std::vector<std::uint64_t>>& replicates, std::int64_t first, std::uint64_t beyond) {
  std::vector<std::uint64_t> row(replicates.front().size());
  std::uint64_t left = kTrials - beyond;
  std::vector<double> heights(static_cast<std::size_t>(kHorizon) + 1);
  for (std::int64_t day = first; day <= kHorizon; ++day) {
    const auto age = static_cast<double>(day - first);
    heights[static_cast<std::size_t>(day)] = age < 60 ? age : std::max(0.0, 60 - (age - 60) / 3);
  }
  const double total = std::accumulate(heights.begin(), heights.end(), 0.0);
  for (std::size_t day = 0; day < heights.size(); ++day) {
    row[day] = std::min(left, static_cast<std::uint64_t>(heights[day] / total * static_cast<double>(kTrials - beyond)));
    left -= row[day];
  }
  row.back() = beyond + left;
  std::uint64_t dealt = 0;
  for (std::size_t day = 0; day < row.size(); ++day)
    for (std::size_t r = 0; r < replicates.size(); ++r) {
      const std::uint64_t share = row[day] / replicates.size(), more = row[day] % replicates.size();
      replicates[(dealt + r) % replicates.size()][day] = share + (r < more);
      if (r + 1 == replicates.size()) dealt += more;
    }
}

RunFacts facts_of(int cases) {
  RunFacts facts;
  facts.title = "Contingent in Kursk, as known on 5 February 2025";
  facts.start = *parse_date("2025-02-05");
  facts.scenario_file = "kursk.toml";
  facts.scenario_text = "schema = 1\ntitle = \"…\"\n";
  facts.meta_json = R"({"desk":"east","weights":[1,2.5]})";
  facts.set_json = R"({"casualties.rate":92})";
  facts.files = {{"rates.csv", std::string(64, 'a')}};
  facts.version = "0.1.0";
  facts.thresholds = {{"depleted", "", parse_date("2025-04-16")}, {"half", "half of those sent are left at the front"}};
  facts.taken_as_certain = {"reinforcements.named-by-zelenskyy.over", "tempo"};
  facts.without_source = {"reinforcements.named-by-zelenskyy.probability"};
  facts.warnings = {{Severity::warning, {"kursk.toml", 12, 1, ""}, "a fixed probability without source or note"}};
  if (cases == 1) facts.cases = {{"", "", 1}};
  for (int c = 0; c < cases && cases > 1; ++c)
    facts.cases.push_back({"case-" + std::to_string(c), c == 0 ? "South Korea's NIS" : "", 1.0 + c});
  for (int c = 0; c < cases; ++c) facts.input_names.push_back({"casualties.rate", "reinforcements.wave.probability"});
  return facts;
}

CaseTally tally_of(const TallyShape& shape, int index) {
  CaseTally tally(shape);
  tally.trials = tally.kept = kTrials;
  fill(tally.reached[0], 40 + 25 * index, 150'000 + 100'000u * static_cast<unsigned>(index));
  fill(tally.reached[1], 20 + 25 * index, 10'000);
  for (auto& day : tally.strength) day = {100, 200, 15'325, 0};
  for (auto& input : tally.inputs) input.front().front() = kTrials;
  return tally;
}

}  // namespace

Result example_result(int cases) {
  Result result;
  result.key = {std::string(64, 'c'), kTrials, 1, "mc", kReplicates, "day", 1};
  result.facts = facts_of(cases);
  result.intervals = IntervalSet({{0, kTrials}});
  TallyShape shape = shape_of(kHorizon, 2, kReplicates);
  shape.input_bins = {32, 2};
  for (int c = 0; c < cases; ++c) {
    result.shapes.push_back(shape);
    result.cases.push_back(tally_of(shape, c));
  }
  return result;
}

Result counted_result(const std::vector<std::uint64_t>& by_day, std::uint64_t not_by_horizon) {
  Result result = example_result(1);
  const std::uint64_t kept = std::accumulate(by_day.begin(), by_day.end(), not_by_horizon);
  TallyShape shape = shape_of(static_cast<std::int64_t>(by_day.size()) - 1, 1, 1);
  result.key.replicates = 1;
  CaseTally tally(shape);
  tally.trials = tally.kept = result.key.trials = kept;
  std::copy(by_day.begin(), by_day.end(), tally.reached[0][0].begin());
  tally.reached[0][0].back() = not_by_horizon;
  result.facts.thresholds.resize(1);
  result.facts.input_names = {{}};
  result.facts.warnings.clear();
  result.shapes = {shape};
  result.cases = {tally};
  result.intervals = kept > 0 ? IntervalSet({{0, kept}}) : IntervalSet();
  return result;
}

}  // namespace ebb
