#include "ebb/plan/plan.hpp"

#include "plan/compile.hpp"

namespace ebb {

Plan make_plan(std::shared_ptr<const Scenario> scenario, const RunOptions& options) {
  Plan plan{scenario, options, {}};
  for (const Case& one : scenario->cases) plan.cases.push_back(compile_case(*scenario, one, options.seed));
  return plan;
}

}  // namespace ebb
