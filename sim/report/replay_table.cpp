#include "report/replay_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <vector>

#include "ebb/core/text.hpp"
#include "ebb/model/reference.hpp"
#include "model/block_kernel.hpp"

namespace ebb {
namespace {

struct Column {
  std::string name;
  std::function<std::string(const Day&)> cell;
};

std::string whole(std::int64_t value) { return std::to_string(value); }
std::string real(double value) { return fmt::format("{:.4g}", value); }

std::vector<Column> columns_of(const Plan& plan, const Model& model) {
  const bool reinforced = !model.reinforcements.empty();
  std::vector<Column> columns;
  const auto add = [&](bool wanted, const char* name, std::function<std::string(const Day&)> cell) {
    if (wanted) columns.push_back({name, std::move(cell)});
  };
  add(true, "day", [](const Day& d) { return whole(d.number); });
  add(true, "date", [&plan](const Day& d) { return iso(plan.scenario->date_of(d.number)); });
  add(reinforced, "arrived", [](const Day& d) { return whole(d.arrived_front); });
  add(reinforced, "to_rear", [](const Day& d) { return whole(d.arrived_rear); });
  add(model.returns.has_value(), "returned", [](const Day& d) { return whole(d.returned); });
  add(true, "strength_before", [](const Day& d) { return whole(d.strength_before); });
  add(model.tempo.has_value(), "spell", [](const Day& d) {
    return std::string(d.number == 0 ? "-" : d.fighting ? "fighting" : "resting");
  });
  add(!model.phases.empty() || model.tempo, "intensity", [](const Day& d) { return real(d.intensity); });
  add(model.learning.has_value(), "learning", [](const Day& d) { return real(d.learning); });
  add(true, "expected", [](const Day& d) { return real(d.expected); });
  add(true, "casualties", [](const Day& d) { return whole(d.casualties); });
  add(true, "killed", [](const Day& d) { return whole(d.killed); });
  add(model.returns.has_value(), "will_return", [](const Day& d) { return whole(d.will_return); });
  add(true, "wasted", [](const Day& d) { return whole(d.wasted); });
  add(true, "strength", [](const Day& d) { return whole(d.strength); });
  add(model.returns.has_value(), "away", [](const Day& d) { return whole(d.away); });
  add(reinforced, "rear", [](const Day& d) { return whole(d.rear); });
  add(true, "cumulative", [](const Day& d) { return whole(d.cumulative_casualties); });
  return columns;
}

using Rows = std::vector<std::vector<std::string>>;

/// Columns that are zero on every day say nothing; those that frame the day stay.
void drop_empty_columns(Rows& rows) {
  const std::vector<std::string> kept{"day", "date", "strength_before", "expected", "casualties", "strength", "cumulative"};
  for (std::size_t c = rows.front().size(); c-- > 0;) {
    const bool frames = std::find(kept.begin(), kept.end(), rows.front()[c]) != kept.end();
    const bool empty = std::all_of(rows.begin() + 1, rows.end(), [c](const auto& row) { return row[c] == "0"; });
    if (frames || !empty) continue;
    for (auto& row : rows) row.erase(row.begin() + static_cast<std::ptrdiff_t>(c));
  }
}

std::string aligned(const Rows& rows) {
  std::vector<std::size_t> widths(rows.front().size());
  for (const auto& row : rows)
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], row[c].size());
  std::string out;
  for (const auto& row : rows) {
    for (std::size_t c = 0; c < row.size(); ++c) out += fmt::format("{}{:>{}}", c == 0 ? "" : "  ", row[c], widths[c]);
    out += '\n';
  }
  return out;
}

std::string separated(const Rows& rows) {
  std::string out;
  for (const auto& row : rows) out += fmt::format("{}\n", fmt::join(row, ","));
  return out;
}

std::string inputs_of(const CasePlan& one, const InputBlock& block, std::size_t lane) {
  std::string out;
  const auto value = [&](Row row) { return block.values[static_cast<std::size_t>(row)][lane]; };
  for (const InputDraw& draw : one.draws) out += fmt::format("  {} = {}\n", printable(draw.name), grouped(value(draw.row)));
  for (const EventDraw& event : one.events)
    if (event.recorded_as >= 0)
      out += fmt::format("  {}: {}\n", printable(event.name), value(event.row) == 1 ? "comes" : "does not come");
  return out;
}

constexpr const char* kShortCut =
    "a run takes the short cut here: these days are of the same law, not this trial's own; "
    "a run with --kernel day has exactly these days";

/// What the trial comes to in a run, where that takes the short cut; else nothing.
std::optional<OutcomeBlock> passed(const CasePlan& one, const InputBlock& block, std::size_t lane) {
  BlockKernel kernel(one.model, one.kernel);
  OutcomeBlock outcomes;
  kernel.simulate(block, outcomes);
  if (!kernel.passed(static_cast<int>(lane))) return {};
  return outcomes;
}

std::string day_in_words(const Plan& plan, const CasePlan& one, std::int32_t day) {
  const std::int64_t horizon = one.model.horizon;
  if (day > horizon) return fmt::format("not by {}", spoken(plan.scenario->date_of(horizon)));
  return fmt::format("{}, day {}", spoken(plan.scenario->date_of(day)), day);
}

std::string head_of(const Plan& plan, const CasePlan& one, std::uint64_t trial) {
  return fmt::format("{}, trial {}{}, seed {}{}\n", printable(plan.scenario->title), trial,
                     one.id.empty() ? "" : fmt::format(" of case {}", printable(one.id)), plan.options.seed,
                     plan.options.design == DesignKind::mc ? "" : fmt::format(", {}", name_of(plan.options.design)));
}

std::string outcome_of(const Plan& plan, const CasePlan& one, const InputBlock& block, std::size_t lane,
                       const std::optional<OutcomeBlock>& in_run) {
  OutcomeBlock outcomes;
  simulate(one.model, block, outcomes);
  std::string out;
  for (std::size_t i = 0; i < one.model.thresholds.size(); ++i) {
    out += fmt::format("threshold {}: {}", printable(one.model.thresholds[i].id),
                       day_in_words(plan, one, outcomes.reached[i][lane]));
    if (in_run) out += fmt::format(", in these days; {}, in the run", day_in_words(plan, one, in_run->reached[i][lane]));
    out += '\n';
  }
  for (std::size_t i = 0; i < one.model.later_counts.size(); ++i)
    out += fmt::format("later count {}: {}\n", printable(plan.scenario->later_counts[i].id),
                       outcomes.kept_by[i][lane] ? "keeps this trial" : "rejects this trial");
  return out;
}

Rows rows_of(const Plan& plan, const CasePlan& one, const InputBlock& block, std::size_t lane) {
  const std::vector<Column> columns = columns_of(plan, one.model);
  Rows rows(1);
  for (const Column& column : columns) rows.front().push_back(column.name);
  replay(one.model, block, static_cast<int>(lane), [&](const Day& day) {
    rows.emplace_back();
    for (const Column& column : columns) rows.back().push_back(column.cell(day));
  });
  drop_empty_columns(rows);
  return rows;
}

}  // namespace

Replay replay_trial(const Plan& plan, const CasePlan& one, std::uint64_t trial) {
  const std::uint64_t first = trial / kBlockTrials * kBlockTrials;
  const std::size_t lane = trial - first;
  InputBlock block = make_input_block(one);
  sample_inputs(one, first, static_cast<int>(lane) + 1, block);

  const auto in_run = passed(one, block, lane);
  const std::string note = in_run ? kShortCut : "";
  const std::string outcome = outcome_of(plan, one, block, lane, in_run);
  const Rows rows = rows_of(plan, one, block, lane);
  return {note, outcome,
          fmt::format("{}{}{}{}{}\n{}", head_of(plan, one, trial), note, note.empty() ? "" : "\n", inputs_of(one, block, lane),
                      outcome, aligned(rows)),
          separated(rows)};
}

}  // namespace ebb
