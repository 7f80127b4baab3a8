#pragma once
#include <memory>
#include <string>

#include "ebb/plan/plan.hpp"

namespace ebb::test {

/// A plan from the text of a scenario after its first four keys; day 0 is 1 January 2025.
inline Plan plan_of(const std::string& body, std::int64_t horizon = 100, const RunOptions& options = {}) {
  const std::string head = "schema = 1\ntitle = \"A test\"\nstart = 2025-01-01\nhorizon = " + std::to_string(horizon) + "\n";
  return make_plan(std::make_shared<const Scenario>(parse_scenario(head + body, "test.toml", ".")), options);
}

/// The values of one input over the first trials.
inline std::vector<double> values_of(const Plan& plan, const std::string& name, std::uint64_t trials) {
  const CasePlan& one = plan.cases.front();
  std::vector<double> values;
  for (const InputDraw& draw : one.draws) {
    if (draw.name != name) continue;
    InputBlock block = make_input_block(one);
    for (std::uint64_t first = 0; first < trials; first += kBlockTrials) {
      sample_inputs(one, first, kBlockTrials, block);
      const auto& row = block.values[static_cast<std::size_t>(draw.row)];
      values.insert(values.end(), row.begin(), row.end());
    }
  }
  values.resize(std::min<std::size_t>(values.size(), trials));
  return values;
}

}  // namespace ebb::test
