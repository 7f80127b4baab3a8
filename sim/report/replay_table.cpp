#include "report/replay_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <map>
#include <optional>
#include <variant>
#include <vector>

#include "ebb/core/text.hpp"
#include "ebb/model/reference.hpp"
#include "model/block_kernel.hpp"
#include "report/layout.hpp"
#include "report/quantity.hpp"

namespace ebb {
namespace {

using Cell = std::variant<std::string, std::int64_t, double>;

struct Column {
  std::string name;
  std::function<Cell(const Day&)> cell;
  bool state = false;  ///< it has a value on day 0 as well
};

std::vector<Column> columns_of(const Scenario& scenario, const Model& model) {
  const Vocabulary& words = scenario.words;
  const bool reinforced = !model.reinforcements.empty(), stock = words.counts_stock();
  std::vector<Column> columns;
  const auto add = [&](bool wanted, const std::string& name, std::function<Cell(const Day&)> cell, bool state = false) {
    if (wanted) columns.push_back({name, std::move(cell), state});
  };
  add(
      true, "day", [](const Day& d) { return std::int64_t{d.number}; }, true);
  add(
      true, "date", [&scenario](const Day& d) { return iso(scenario.date_of(d.number)); }, true);
  add(reinforced, words.arrivals() == "deliveries" ? "delivered" : "arrived", [](const Day& d) { return d.arrived_front; });
  add(reinforced, "to_rear", [](const Day& d) { return d.arrived_rear; });
  add(model.returns.has_value(), "returned", [](const Day& d) { return d.returned; });
  add(true, stock ? "stock_before" : "strength_before", [](const Day& d) { return d.strength_before; });
  add(model.tempo.has_value(), "spell", [](const Day& d) {
    return std::string(d.number == 0 ? "-" : d.fighting ? "fighting" : "resting");
  });
  add(!model.phases.empty() || !model.certain_phases.empty() || model.tempo, "intensity",
      [](const Day& d) { return d.intensity; });
  add(model.learning.has_value(), "learning", [](const Day& d) { return d.learning; });
  add(true, "expected", [](const Day& d) { return d.expected; });
  add(true, words.use(), [](const Day& d) { return d.casualties; });
  add(true, "killed", [](const Day& d) { return d.killed; });
  add(model.returns.has_value(), "will_return", [](const Day& d) { return d.will_return; });
  add(true, "wasted", [](const Day& d) { return d.wasted; });
  add(
      true, stock ? "stock" : "strength", [](const Day& d) { return d.strength; }, true);
  add(
      model.returns.has_value(), "away", [](const Day& d) { return d.away; }, true);
  add(
      reinforced, "rear", [](const Day& d) { return d.rear; }, true);
  add(
      true, "cumulative", [](const Day& d) { return d.cumulative_casualties; }, true);
  return columns;
}

/// One column of the table with its cells as text: `plain` for CSV, `grouped` for readers.
struct ShownColumn {
  std::string name;
  std::vector<std::string> plain, grouped;
};

/// As many decimals as give the largest number of a column four significant digits; none where all are whole.
int decimals_of(const std::vector<Cell>& cells) {
  double largest = 0;
  bool whole = true;
  for (const Cell& cell : cells) {
    const double value = std::abs(std::get<double>(cell));
    largest = std::max(largest, value);
    whole = whole && value == std::floor(value);
  }
  if (whole) return 0;
  int decimals = 3;
  for (; decimals > 0 && largest >= 10; largest /= 10) --decimals;
  for (; decimals < 17 && largest < 1; largest *= 10) ++decimals;
  return decimals;
}

std::string with_commas(const std::string& number) {
  const std::size_t point = std::min(number.find('.'), number.size());
  long long whole = 0;
  std::from_chars(number.data(), number.data() + point, whole);
  return grouped(whole) + number.substr(point);
}

ShownColumn shown_column(const std::string& name, const std::vector<Cell>& cells) {
  ShownColumn column{name, {}, {}};
  const int decimals = std::holds_alternative<double>(cells.front()) ? decimals_of(cells) : 0;
  for (const Cell& cell : cells) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
      column.plain.push_back(*text);
      column.grouped.push_back(*text);
      continue;
    }
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
      column.plain.push_back(std::to_string(*whole));
      column.grouped.push_back(grouped(static_cast<long long>(*whole)));
      continue;
    }
    const double real = std::get<double>(cell);
    column.plain.push_back(real >= 1e5 ? fmt::format("{:.1f}", real) : fmt::format("{:.6g}", real));
    column.grouped.push_back(with_commas(fmt::format("{:.{}f}", real, decimals)));
  }
  return column;
}

/// Columns that are zero on every day say nothing; those that frame the day stay.
bool is_shown(const ShownColumn& column, const Vocabulary& words) {
  const std::vector<std::string> kept{"day",       "date",     "strength_before", "stock_before", "expected",
                                      words.use(), "strength", "stock",           "cumulative"};
  return std::find(kept.begin(), kept.end(), column.name) != kept.end() ||
         std::any_of(column.plain.begin(), column.plain.end(), [](const std::string& cell) { return cell != "0"; });
}

using Table = std::vector<ShownColumn>;

std::size_t width_of(const ShownColumn& column) {
  std::size_t width = column.name.size();
  for (const std::string& cell : column.grouped) width = std::max(width, cell.size());
  return width;
}

/// Columns first … last − 1 behind the day and its date.
std::string aligned(const Table& table, std::size_t first, std::size_t last) {
  std::string out;
  for (std::size_t row = 0; row <= table.front().grouped.size(); ++row) {
    for (std::size_t c = 0; c < last; c = c == 1 ? std::max<std::size_t>(2, first) : c + 1) {
      std::string cell = row == 0 ? table[c].name : table[c].grouped[row - 1];
      if (row == 0) std::replace(cell.begin(), cell.end(), '_', ' ');
      out += fmt::format("{}{:>{}}", c == 0 ? "" : "  ", cell, width_of(table[c]));
    }
    out += '\n';
  }
  return out;
}

/// The table in as many parts, one below the other, as the width needs; each has the day and its date.
std::string aligned(const Table& table, int most) {
  constexpr std::size_t kFramed = 2;  // day, date
  const std::size_t frame = width_of(table[0]) + 2 + width_of(table[1]);
  std::string out;
  for (std::size_t first = kFramed; first < table.size();) {
    std::size_t last = first, width = frame;
    while (last < table.size() && (last == first || width + 2 + width_of(table[last]) <= static_cast<std::size_t>(most)))
      width += 2 + width_of(table[last++]);
    out += (out.empty() ? "" : "\n") + aligned(table, first, last);
    first = last;
  }
  return out;
}

std::string separated(const Table& table) {
  std::string out;
  for (std::size_t c = 0; c < table.size(); ++c) out += (c == 0 ? "" : ",") + table[c].name;
  out += '\n';
  for (std::size_t row = 0; row < table.front().plain.size(); ++row) {
    for (std::size_t c = 0; c < table.size(); ++c) out += (c == 0 ? "" : ",") + table[c].plain[row];
    out += '\n';
  }
  return out;
}

const Case& case_of(const Plan& plan, const CasePlan& one) {
  const auto& cases = plan.scenario->cases;
  return *std::find_if(cases.begin(), cases.end(), [&](const Case& other) { return other.id == one.id; });
}

/// The trial's value of every uncertain input, and whether what has a probability comes.
std::string inputs_of(const Plan& plan, const CasePlan& one, const InputBlock& block, std::size_t lane,
                      const TerminalStyle& style) {
  const Scenario& scenario = *plan.scenario;
  std::map<std::string, const Input*> inputs;
  for_each_input(case_of(plan, one).situation, [&](const Input& input) { inputs[input.name] = &input; });
  const auto value = [&](Row row) { return block.values[static_cast<std::size_t>(row)][lane]; };
  std::string out;
  const auto line = [&](const std::string& text) { out += wrapped("  " + text, style, 4); };
  for (const InputDraw& draw : one.draws) {
    const Quantity quantity(*inputs.at(draw.name), scenario);
    const std::string unit = quantity.unit().empty() ? "" : " " + printable(quantity.unit());
    line(fmt::format("{} = {}", printable(scenario.words.label_of(draw.name)),
                     solid(quantity.text(quantity.input().rounded(value(draw.row))) + unit)));
  }
  for (const EventDraw& event : one.events)
    line(
        fmt::format("{}: {}", printable(scenario.words.label_of(event.name)), value(event.row) == 1 ? "comes" : "does not come"));
  return out;
}

constexpr const char* kShortCut =
    "A run takes the short cut for this trial: it draws the day on which a threshold is reached and no days before it. The days "
    "below have the same inputs and the same distribution, but they are not the run's own path. A run with --kernel day has "
    "exactly these days.";

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

std::string head_of(const Plan& plan, const CasePlan& one, std::uint64_t trial, const TerminalStyle& style) {
  const std::string head = fmt::format(
      "{}, trial {}{}, seed {}{}", printable(plan.scenario->title), trial,
      one.id.empty() ? "" : fmt::format(" of case {}", printable(one.id)), plan.options.seed,
      plan.options.design == DesignKind::mc ? "" : fmt::format(", {}", name_of(plan.options.design)));
  return wrapped(head, style, 2);
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

Table table_of(const Plan& plan, const CasePlan& one, const InputBlock& block, std::size_t lane) {
  const std::vector<Column> columns = columns_of(*plan.scenario, one.model);
  std::vector<std::vector<Cell>> cells(columns.size());
  replay(one.model, block, static_cast<int>(lane), [&](const Day& day) {
    for (std::size_t c = 0; c < columns.size(); ++c) cells[c].push_back(columns[c].cell(day));
  });
  Table table;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    ShownColumn column = shown_column(columns[c].name, cells[c]);
    if (!columns[c].state) column.grouped.front() = "-";
    if (is_shown(column, plan.scenario->words)) table.push_back(std::move(column));
  }
  return table;
}

}  // namespace

Replay replay_trial(const Plan& plan, const CasePlan& one, std::uint64_t trial, const TerminalStyle& style) {
  constexpr std::size_t lane = 0;  // of a block that holds this trial only
  InputBlock block = make_input_block(one);
  sample_inputs(one, trial, 1, block);

  const auto in_run = passed(one, block, lane);
  const std::string note = in_run ? kShortCut : "";
  const std::string outcome = outcome_of(plan, one, block, lane, in_run);
  const Table table = table_of(plan, one, block, lane);
  std::string outcome_lines;
  for (std::size_t at = 0; at < outcome.size();) {
    const std::size_t end = outcome.find('\n', at);
    outcome_lines += wrapped(outcome.substr(at, end - at), style, 2);
    at = end + 1;
  }
  return {note, outcome,
          head_of(plan, one, trial, style) + (note.empty() ? "" : wrapped(note, style, 2)) +
              inputs_of(plan, one, block, lane, style) + outcome_lines + "\n" + aligned(table, std::max(style.width, kNarrowest)),
          separated(table)};
}

}  // namespace ebb
