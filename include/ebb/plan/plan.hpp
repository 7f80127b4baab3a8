#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ebb/distribution/copula.hpp"
#include "ebb/distribution/quantile_table.hpp"
#include "ebb/model/input_block.hpp"
#include "ebb/model/kernel_kind.hpp"
#include "ebb/model/model.hpp"
#include "ebb/random/design.hpp"
#include "ebb/scenario/scenario.hpp"

namespace ebb {

/// What decides a run's counts, beside its scenario.
struct RunOptions {
  std::uint64_t trials = 65'536;  ///< per case, 1 … kMostTrials
  std::uint64_t seed = 1;
  DesignKind design = DesignKind::mc;
  std::optional<KernelKind> kernel = {};  ///< passage: in the cases that can have it; nothing: the same, refused nowhere
  std::int64_t strength_every_days = 7;   ///< days between two on which the front's strength is recorded, from day 0 on
};
inline constexpr std::uint64_t kMostTrials = 1'000'000'000'000'000;

/// What is asked of a run. What is left out depends on the scenario: see options_for().
struct RunRequest {
  std::optional<std::uint64_t> trials;
  std::uint64_t seed = 1;
  std::optional<DesignKind> design;
  std::optional<KernelKind> kernel;
  std::int64_t strength_every_days = 7;
};

/// Trials per case, unless another number is asked for. A million independent trials have about the error of 65,536 Sobol points.
inline constexpr std::uint64_t kDefaultTrials = 65'536, kDefaultPlainTrials = 1'000'000;

/// One uncertain input: a uniform of its axis, pushed through its quantile function into its row.
struct InputDraw {
  std::string name;
  QuantileTable quantile;
  Rounding rounding;
  Row row;
  Axis axis;
  int recorded_as;  ///< index in InputBlock::bins, -1: not recorded (the probability of an event is recorded as the event)
};

/// Whether something with a probability comes: 1 in `row` where a uniform lies below the probability. What comes in every trial
/// or in none is no draw: then the row of the probability itself says so.
struct EventDraw {
  std::string name;  ///< of the probability
  Row probability, row;
  Axis axis;
  int recorded_as;  ///< index in InputBlock::bins
};

/// A number that stands in its row in every trial.
struct FixedValue {
  Row row;
  double value;
};

/// Inputs that move together.
struct CorrelatedDraws {
  std::vector<std::size_t> draws;  ///< indices into CasePlan::draws
  GaussianCopula copula;
};

/// One case compiled.
struct CasePlan {
  std::string id, title;
  double weight = 1;
  Model model;
  KernelKind kernel = KernelKind::day;
  std::string why_day;  ///< in words, where the case cannot have the short cut
  Design design;
  int rows = 0;
  std::vector<FixedValue> fixed;
  std::vector<InputDraw> draws;
  std::vector<EventDraw> events;
  std::optional<CorrelatedDraws> correlated;
  std::optional<Axis> luck;                 ///< of InputBlock::luck, where the kernel is passage
  std::vector<std::string> recorded;        ///< names, in the order of InputBlock::bins
  std::vector<int> recorded_bins;           ///< 32, or 2 for an event
  std::vector<std::int64_t> strength_bins;  ///< lower edges, see TallyShape
};

/// A scenario compiled: everything that the engine needs, nothing that depends on threads or shards. A value, immutable.
struct Plan {
  std::shared_ptr<const Scenario> scenario;
  RunOptions options;
  std::vector<CasePlan> cases;
};

/// Completes a request. Design: Sobol points where the scenario has at least one axis and at most kMostSobolDimensions, and no
/// more than kMostSobolTrials are asked for; else plain Monte Carlo. The axis of the short cut counts whatever the kernel, so
/// that the design does not depend on it. Trials: kDefaultPlainTrials with plain Monte Carlo, else kDefaultTrials.
RunOptions options_for(const Scenario& scenario, const RunRequest& request);

/// Throws UsageFailure where a scenario cannot have the design: more axes, or more trials, than there are Sobol points for.
void require_design(const Scenario& scenario, const RunOptions& options);

/// Why a case cannot have the short cut of first passage: every reason, in words, as in "tempo draws spells; returns bring some
/// back"; nothing where it can.
std::optional<std::string> passage_obstacle(const Scenario& scenario, const Situation& situation);

/// Throws UsageFailure where the short cut is asked for and no case can have it.
void require_kernel(const Scenario& scenario, const RunOptions& options);

/// Throws ScenarioFailure where a scenario that reads well cannot be simulated (a correlation matrix that is not positive
/// definite), and what require_design and require_kernel throw.
Plan make_plan(std::shared_ptr<const Scenario> scenario, const RunOptions& options);

/// An empty block for a case, with its constants in place.
InputBlock make_input_block(const CasePlan& plan);

/// Draws the inputs of trials first_trial … first_trial + trials − 1 into a block of make_input_block.
void sample_inputs(const CasePlan& plan, std::uint64_t first_trial, int trials, InputBlock& block);

}  // namespace ebb
