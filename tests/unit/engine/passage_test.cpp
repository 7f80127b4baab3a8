// The short cut against exact laws, in days; where it may be taken, and where not.
#include <fmt/format.h>

#include <boost/math/special_functions/erf.hpp>
#include <catch2/catch.hpp>

#include "model/block_kernel.hpp"
#include "model/passage_kernel.hpp"
#include "support/exact_days.hpp"
#include "support/problems.hpp"
#include "support/targets.hpp"
#include "unit/engine/passage_world.hpp"
#include "unit/plan/plan_example.hpp"

using namespace ebb;
using namespace ebb::test;

namespace {

constexpr double kFar = 5;  // in standard deviations: to where the error is bounded

/// The largest error of a quantile that is interpolated inside its day.
double worst_error(const World& w) {
  const ExactDays exact = exact_days(means(w), w.dispersion, static_cast<std::size_t>(w.size));
  const auto edges = Passage(w).edges();
  double worst = 0;
  for (std::size_t n = 1; n < exact.by.size(); ++n) {
    const double z = edges[n - 1];
    if (std::abs(z) > kFar) continue;
    const bool early = z > 0;
    const double mass = early ? exact.by[n] - exact.by[n - 1] : exact.after[n - 1] - exact.after[n];
    if (mass < 1e-10) continue;  // a pause
    const double off = early ? upper_tail(z) - exact.by[n] : upper_tail(-z) - exact.after[n];
    worst = std::max(worst, std::abs(off) / mass);
  }
  return worst;
}

/// P(T ≤ n), n = 0 … H, where two deviates decide a trial: those of a lattice of Fibonacci's in the unit square.
std::vector<double> law_with_wave(const World& w) {
  constexpr std::uint64_t kPoints = 2178309, kGenerator = 1346269;
  const auto deviate = [](double u) { return std::sqrt(2.0) * boost::math::erf_inv(2 * u - 1); };
  Passage passage(w);
  std::vector<double> by(static_cast<std::size_t>(w.horizon) + 1, 0.0);
  Passage::Row before{}, after{};
  for (std::uint64_t first = 0; first < kPoints; first += kBlockTrials) {
    const std::uint64_t count = std::min<std::uint64_t>(kBlockTrials, kPoints - first);
    for (std::uint64_t i = 0; i < count; ++i) {
      const std::uint64_t point = first + i;
      before[i] = deviate((static_cast<double>(point) + 0.5) / kPoints);
      after[i] = deviate((static_cast<double>(point * kGenerator % kPoints) + 0.5) / kPoints);
    }
    const auto& days = passage.days_at(before, after);
    for (std::uint64_t i = 0; i < count; ++i)
      if (days[i] <= w.horizon) by[static_cast<std::size_t>(days[i])] += 1.0 / kPoints;
  }
  for (std::size_t n = 1; n < by.size(); ++n) by[n] += by[n - 1];
  return by;
}

/// On the days that one in 100 trials has, or more.
double worst_error_with_wave(const World& w) {
  const ExactDays exact = exact_days(means(w), w.dispersion, static_cast<std::size_t>(w.size),
                                     {static_cast<std::size_t>(w.wave_day), static_cast<std::size_t>(w.wave)});
  const std::vector<double> found = law_with_wave(w);
  double worst = 0;
  for (std::size_t n = 1; n < found.size(); ++n) {
    const double mass = exact.by[n] - exact.by[n - 1];
    if (mass > 0.01) worst = std::max(worst, std::abs(found[n] - exact.by[n]) / mass);
  }
  return worst;
}

struct Tried {
  int allowed = 0, refused = 0;
};

void check(const World& w, Tried& tried) {
  INFO("size " << w.size << ", rate " << w.rate << ", k " << w.dispersion << ", floor " << w.floor << ", half life "
               << w.half_life << ", phases " << w.intensity.size());
  const bool allowed = Passage(w).allowed();
  ++(allowed ? tried.allowed : tried.refused);
  if (allowed) CHECK(worst_error(w) < 0.001);
}

}  // namespace

TEST_CASE("Wherever the short cut may be taken a day is off by less than a thousandth") {
  Tried tried;
  for (const double dispersion : {0.3, 1.0, 5.0, 20.0, 1e3, 1e6})
    for (const double rate : {0.5, 3.0, 20.0, 92.0, 500.0})
      for (const double size : {30.0, 200.0, 1000.0, 2500.0}) {
        const auto horizon = std::min<std::int64_t>(400, 10 + static_cast<std::int64_t>(4 * size / rate));
        check({size, rate, dispersion, 1, 1e9, {}, horizon}, tried);
        check({size, rate, dispersion, 0, 100, {}, horizon}, tried);
        check({size, rate, dispersion, 0.3, 30, {}, horizon}, tried);
      }
  CHECK(tried.allowed > 100);
  CHECK(tried.refused > 100);
}

TEST_CASE("The short cut is as exact where learning ends the losses before they are enough for all") {
  Tried tried;
  for (const double half_life : {1.0, 2.65, 6.0, 21.92})
    for (const double floor : {0.0, 6e-5, 0.01})
      for (const double dispersion : {5.0, 300.0, 5e3})
        for (const double share : {0.85, 0.97, 1.03}) {  // of all who would ever be lost
          const double size = 1500, rate = size / share * (1 - std::exp2(-1 / half_life));
          check({size, rate, dispersion, floor, half_life, {}, 10 + static_cast<std::int64_t>(18 * half_life)}, tried);
        }
  check({2243, 68.4746, 3829.7, 6.096e-5, 21.92, {}, 394}, tried);
  check({582, 141.7, 5899, 0, 2.65, {}, 30}, tried);
  CHECK(tried.allowed >= 30);
  CHECK(tried.refused >= 10);
}

TEST_CASE("The short cut is as exact through phases of every intensity") {
  std::vector<double> weeks, burst(40, 0.0), low(200, 0.1);
  for (int day = 0; day < 60; ++day) weeks.push_back(day / 7 % 2 == 0 ? 0.3 : 2.5);
  burst[20] = 8, burst[39] = 4;
  Tried tried;
  for (const double dispersion : {2.0, 5.0, 1e4})
    for (const auto& intensity : {weeks, burst, low})
      for (const double size : {900.0, 2500.0, 5000.0}) {
        check({size, 50, dispersion, 1, 1e9, intensity, 300}, tried);
        check({size, 50, dispersion, 0.2, 60, intensity, 300}, tried);
      }
  CHECK(tried.allowed >= 20);
  CHECK(tried.refused >= 5);
}

TEST_CASE("The short cut is refused where days or persons are few") {
  CHECK_FALSE(Passage({30, 3, 5}).allowed());
  CHECK_FALSE(Passage({3, 0.01, 1e6}).allowed());
  CHECK_FALSE(Passage({8000, 92, 0.3}).allowed());
  CHECK_FALSE(Passage({8000, 6000, 5}).allowed());
  CHECK(Passage({8000, 92, 5}).allowed());
  CHECK(Passage({8000, 20, 1, 1, 1e9, {}, 600}).allowed());
}

TEST_CASE("A wave that comes while a threshold may be reached divides the casualties into those before and after it") {
  for (const World& w : {World{8000, 92, 8, 1, 1e9, {}, 210, 8000, 87}, World{1500, 50, 1e6, 1, 1e9, {}, 100, 1200, 31},
                         World{4500, 120, 20, 0.2, 60, {}, 220, 3500, 58}, World{5000, 50, 5, 0.5, 100, {}, 300, 3500, 122},
                         World{2500, 50, 20, 1, 1e9, {}, 130, 2500, 50}}) {
    INFO("rate " << w.rate << ", k " << w.dispersion << ", wave on day " << w.wave_day);
    CHECK(Passage(w).allowed());
    CHECK(worst_error_with_wave(w) < 0.001);
  }
}

TEST_CASE("Where a threshold is far out of reach the short cut says so") {
  Passage far({1e9, 92, 5});
  CHECK(far.allowed());
  CHECK(far.days_at({})[0] == 401);
}

TEST_CASE("Nearly all trials of the reference problem may take the short cut") {
  const Scenario scenario = read_scenario(std::string(EBB_SOURCE_DIR) + "/bench/problems/r1.toml");
  const Plan plan = make_plan(std::make_shared<const Scenario>(scenario), {});
  const CasePlan& one = plan.cases.front();
  BlockKernel kernel(one.model, one.kernel);
  InputBlock inputs = make_input_block(one);
  OutcomeBlock outcomes;
  int passed = 0, free = 0;
  for (std::uint64_t block = 1; block < 101; ++block) {
    sample_inputs(one, block * kBlockTrials, kBlockTrials, inputs);
    kernel.simulate(inputs, outcomes);
    for (int lane = 0; lane < kBlockTrials; ++lane) {
      passed += kernel.passed(lane);
      free += !always_by_day(inputs.first_trial + static_cast<std::uint64_t>(lane));
    }
  }
  CHECK(static_cast<double>(passed) / free > 0.9999);
}

namespace {

/// The outcomes of a block, and which trials passed, in every instruction set; how many passed.
int passed_alike(const std::string& body) {
  const Plan plan = plan_of(body, 300, {1'000'000, 1});
  const CasePlan& one = plan.cases.front();
  REQUIRE(one.kernel == KernelKind::passage);
  InputBlock inputs = make_input_block(one);
  sample_inputs(one, 8192, 1000, inputs);
  std::vector<std::vector<std::int32_t>> found;
  int passed = 0;
  in_every_instruction_set([&] {
    BlockKernel kernel(one.model, one.kernel);
    OutcomeBlock outcomes;
    kernel.simulate(inputs, outcomes);
    std::vector<std::int32_t> all;
    passed = 0;
    for (int lane = 0; lane < inputs.trials; ++lane) {
      passed += kernel.passed(lane);
      all.push_back(kernel.passed(lane));
      all.push_back(outcomes.losses_above_size[static_cast<std::size_t>(lane)]);
      for (const auto& days : outcomes.reached) all.push_back(days[static_cast<std::size_t>(lane)]);
    }
    found.push_back(all);
  });
  for (const auto& other : found) CHECK(other == found.front());
  return passed;
}

}  // namespace

TEST_CASE("Who passes and when is the same in every instruction set") {
  const int passed = passed_alike(kPassageOfEveryKind);
  CHECK(passed > 100);
  CHECK(passed < 900);
}

TEST_CASE("Who passes and when is the same in every instruction set at the edges") {
  const std::string size = "[contingent]\nsize = { uniform = [0, 900] }\n";
  const std::string rate = "[casualties]\nrate = { lognormal = { mean = 20, sd = 30 } }\n";
  const std::string scattered = rate + "noise = \"negative-binomial\"\n";
  const std::string none = "[casualties]\nrate = 0\n";
  for (const std::string& casualties :
       {rate, none, scattered + "dispersion = { uniform = [0.01, 300] }\n", scattered + "dispersion = 1e-9\n",
        scattered + "dispersion = 1e300\n", scattered + "day_to_day = { uniform = [0.001, 3] }\n",
        rate + "rate_doubt = 1e15\n[phases.none]\nintensity = 0\nend = 30\n",
        rate + "[phases.a]\nintensity = 1e15\n[phases.b]\nintensity = 1e-15\n",
        rate + "[learning]\nfloor = 0\nhalf_life = 1e-9\n", rate + "[learning]\nfloor = 0.5\nhalf_life = 1e15\n",
        rate + "[reinforcements.many]\nsize = 1e9\narrival = { uniform = [1, 300] }\n[thresholds.few]\nbelow = 1\n"}) {
    INFO(casualties);
    passed_alike(size + casualties);
  }
  CHECK(passed_alike("[contingent]\nsize = 1e9\n" + rate) > 900);
}

namespace {

// Trials that are done while their neighbours go on, into a wave, a pause or a rate beyond all bounds.
const std::string kUneven = "[contingent]\nsize = { uniform = [5000, 15000] }\n[casualties]\nrate = { uniform = [60, 150] }\n";
const std::string kLateWave = kUneven +
                              "[reinforcements.w]\nsize = 3000\narrival = 60\n[thresholds.t]\nremaining = 0.75\nof = \"sent\"\n";

}  // namespace

TEST_CASE("Who passes does not hang on the neighbours in a vector") {
  passed_alike(kLateWave);
  passed_alike(kUneven + "[phases.big]\nintensity = 2e7\nstart = 100\n");
  passed_alike(
      "[contingent]\nsize = 9200\n[casualties]\nrate = 92\n"
      "[phases.pause]\nprobability = 0.5\nstart = { uniform = [95, 105] }\nintensity = 0\n"
      "[phases.a]\nprobability = 0.5\nstart = 50\nend = 60\nintensity = 1.0001\n"
      "[reinforcements.w]\nsize = 3000\narrival = 200\n");
}

TEST_CASE("Crowded blocks and lags beyond a herd leave alone who took the short cut") {
  const std::string many =
      "[contingent]\nsize = { uniform = [4e8, 6e8] }\n[casualties]\nrate = 2e7\nnoise = \"negative-binomial\"\ndispersion = 50\n";
  for (const std::string lag : {"10", "600"}) {
    const Plan plan = plan_of(many + "[returns]\nfraction = 0\nlag = " + lag + "\n", 700, {1'000'000, 1});
    const CasePlan& one = plan.cases.front();
    REQUIRE(one.kernel == KernelKind::passage);
    InputBlock inputs = make_input_block(one);
    OutcomeBlock whole, part;
    BlockKernel kernel(one.model, one.kernel);
    sample_inputs(one, 8192, kBlockTrials, inputs);
    kernel.simulate(inputs, whole);
    for (const int trials : {3, 100, 1000}) {
      sample_inputs(one, 8192, trials, inputs);
      kernel.simulate(inputs, part);
      const auto lane = static_cast<std::size_t>(trials - 1);
      CHECK(kernel.passed(trials - 1));
      CHECK(part.reached[0][lane] == whole.reached[0][lane]);
    }
    sample_inputs(one, 8192, kBlockTrials, inputs);
    BlockKernel(one.model, KernelKind::day).simulate(inputs, part);
    int differ = 0;
    for (std::size_t lane = 0; lane < kBlockTrials; ++lane) differ += part.reached[0][lane] != whole.reached[0][lane];
    CHECK(differ > 500);
  }
}

TEST_CASE("A short block is not touched by what its rows held before") {
  const Plan plan = plan_of(kLateWave, 300, {1'000'000, 1});
  const CasePlan& one = plan.cases.front();
  for (int trials = 1; trials < 40; ++trials) {
    InputBlock fresh = make_input_block(one), used = make_input_block(one);
    sample_inputs(one, 8192, kBlockTrials, used);
    sample_inputs(one, 9216, trials, fresh), sample_inputs(one, 9216, trials, used);
    BlockKernel first(one.model, one.kernel), second(one.model, one.kernel);
    OutcomeBlock expected, found;
    first.simulate(fresh, expected), second.simulate(used, found);
    for (int lane = 0; lane < trials; ++lane) {
      CHECK(first.passed(lane) == second.passed(lane));
      CHECK(expected.reached[0][static_cast<std::size_t>(lane)] == found.reached[0][static_cast<std::size_t>(lane)]);
    }
  }
}

TEST_CASE("The first trials and every 64th are followed day by day, and others do not change them") {
  const Plan plan = plan_of(kPassageOfEveryKind, 300, {1'000'000, 1});
  const CasePlan& one = plan.cases.front();
  InputBlock inputs = make_input_block(one);
  for (const std::uint64_t first : {0, 1024}) {
    sample_inputs(one, first, kBlockTrials, inputs);
    BlockKernel some(one.model, KernelKind::passage), none(one.model, KernelKind::day);
    OutcomeBlock expected, found;
    none.simulate(inputs, expected);
    some.simulate(inputs, found);
    CHECK(expected.strength == found.strength);
    CHECK(expected.losses_above_size == found.losses_above_size);
    int differ = 0, passed = 0;
    for (std::size_t lane = 0; lane < kBlockTrials; ++lane) {
      CHECK_FALSE(none.passed(static_cast<int>(lane)));
      if (some.passed(static_cast<int>(lane))) {
        CHECK_FALSE(always_by_day(first + lane));
        ++passed;
        continue;
      }
      for (std::size_t i = 0; i < expected.reached.size(); ++i) differ += expected.reached[i][lane] != found.reached[i][lane];
    }
    CHECK(differ == 0);
    CHECK((passed > 0) == (first == 1024));
  }
}
