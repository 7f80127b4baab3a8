#include "model/trial.hpp"

#include <catch2/catch.hpp>

using namespace ebb;

namespace {

Model::Noises noises(std::uint64_t seed) {
  return {Stream(seed, "day:dispersion"), Stream(seed, "day:casualties"), Stream(seed, "day:wastage"), Stream(seed, "day:killed"),
          Stream(seed, "day:returning"),  Stream(seed, "day:lag"),        Stream(seed, "day:tempo"),     {}};
}

TrialInputs plain(std::int64_t size, double rate) {
  TrialInputs inputs{};
  inputs.size = size;
  inputs.rate = rate;
  inputs.reference_strength = static_cast<double>(size);
  inputs.fighting = 1;
  return inputs;
}

Model with(Noise noise, std::int32_t horizon = 200) {
  Model model{};
  model.horizon = horizon;
  model.noise = noise;
  model.streams = noises(1);
  return model;
}

/// Every mechanism at once.
struct Everything {
  Model model = with(Noise::negative_binomial);
  TrialInputs inputs = plain(1100, 40);
  Everything() {
    model.learning = Model::LearningRows{};
    model.tempo = Model::TempoRows{0, 0, FirstSpell::stationary};
    model.returns = Model::ReturnRows{0, LagLaw(Distribution(uniform_law(3, 6)), 200)};
    model.wastage = model.killed_share = 0;
    inputs.losses = 300, inputs.away = 120, inputs.wastage = 0.01, inputs.strength_exponent = 0.7, inputs.dispersion = 2;
    inputs.killed_share = 0.25, inputs.learning_floor = 0.5, inputs.half_life = 12, inputs.fighting = 6, inputs.resting = 3;
    inputs.returning = 0.4;
    inputs.phases = {{0, 10, 14, 0}, {1, 12, 30, 1.5}};
    inputs.reinforcements = {{0, 20, 7, 101, 134, false}, {1, 1, 100, 2.02, 3.5, true}};
  }
};

}  // namespace

TEST_CASE("Front away killed not returning and wasted are all there ever was") {
  const Everything world;
  for (std::uint64_t number = 0; number < 200; ++number) {
    Trial trial(world.model, world.inputs, number);
    while (trial.today().number < 200) {
      const Day before = trial.today();
      const Day& day = trial.advance();
      REQUIRE(day.strength + day.away + day.all_killed + day.all_not_returning + day.all_wasted ==
              800 + 120 + day.all_arrived_front);
      REQUIRE(day.strength >= 0);
      REQUIRE(day.casualties <= day.strength_before);
      REQUIRE(day.strength_before == before.strength + day.arrived_front + day.returned);
      REQUIRE(day.strength == day.strength_before - day.casualties - day.wasted);
      REQUIRE(day.cumulative_casualties == before.cumulative_casualties + day.casualties);
      REQUIRE(day.away == before.away - day.returned + day.will_return);
    }
    REQUIRE(trial.today().all_arrived_front == 101 + 202);
    REQUIRE(trial.today().rear == 33 + 350 - 202);
  }
}

TEST_CASE("A trial is the same whenever it is run and another number is another trial") {
  const Everything world;
  Trial one(world.model, world.inputs, 5), same(world.model, world.inputs, 5), other(world.model, world.inputs, 6);
  bool differs = false;
  for (int day = 1; day <= 200; ++day) {
    REQUIRE(one.advance().strength == same.advance().strength);
    differs = differs || other.advance().casualties != one.today().casualties;
  }
  CHECK(differs);
}

TEST_CASE("Expected casualties are the product of their factors") {
  Model model = with(Noise::none);
  model.learning = Model::LearningRows{};
  TrialInputs inputs = plain(1000, 100);
  inputs.strength_exponent = 2, inputs.reference_strength = 500, inputs.learning_floor = 0.2, inputs.half_life = 1;
  inputs.phases = {{0, 1, 1, 0.5}, {1, 2, 9, 3}, {2, 2, 2, 0.5}};
  Trial trial(model, inputs, 0);
  CHECK(trial.advance().expected == Approx(100 * 0.5 * 1 * 4));  // day 1: strength 1,000, twice the reference
  CHECK(trial.today().strength == 800);
  CHECK(trial.advance().expected == Approx(100 * 1.5 * (0.2 + 0.8 * std::exp2(-0.5)) * 1.6 * 1.6));  // e = ½
  const double strength = static_cast<double>(trial.today().strength);
  CHECK(trial.advance().expected == Approx(100 * 3 * (0.2 + 0.8 * std::exp2(-2.0)) * strength * strength / 250'000));
}

TEST_CASE("Without noise what the cap cuts off is forgotten") {
  TrialInputs inputs = plain(10, 30);
  inputs.reinforcements = {{0, 3, 1, 100, 0, false}};
  const Model model = with(Noise::none);
  Trial trial(model, inputs, 0);
  CHECK(trial.advance().casualties == 10);
  CHECK(trial.advance().casualties == 0);
  CHECK(trial.advance().casualties == 30);  // not the 50 that nobody was there for
}

TEST_CASE("Fractions of a person are carried to the day on which they are whole") {
  TrialInputs inputs = plain(1000, 0.1);
  const Model model = with(Noise::none);
  Trial trial(model, inputs, 0);
  for (int day = 1; day <= 200; ++day) CHECK(trial.advance().cumulative_casualties == day / 10);
}

TEST_CASE("Thresholds of every kind are tested as written") {
  TrialInputs inputs = plain(100, 0);
  inputs.losses = 40;
  inputs.reinforcements = {{0, 1, 1, 21, 500, false}};
  const Model model = with(Noise::none);
  Trial trial(model, inputs, 0);
  const auto reached = [&](ThresholdKind kind, double value, Reference of = Reference::sent) {
    Threshold threshold;
    threshold.kind = kind, threshold.value = value, threshold.of = of;
    return trial.reached(threshold);
  };
  CHECK(reached(ThresholdKind::remaining, 0.6));
  CHECK_FALSE(reached(ThresholdKind::remaining, 0.59));
  CHECK(reached(ThresholdKind::casualties_share, 0.4));
  CHECK_FALSE(reached(ThresholdKind::casualties_share, 0.401));
  CHECK(reached(ThresholdKind::casualties, 40));
  CHECK_FALSE(reached(ThresholdKind::casualties, 41));
  trial.advance();  // 81 of 100 sent, 121 deployed; the rear counts nowhere
  CHECK(reached(ThresholdKind::below, 81));
  CHECK_FALSE(reached(ThresholdKind::below, 80));
  CHECK(reached(ThresholdKind::remaining, 0.81));
  CHECK_FALSE(reached(ThresholdKind::remaining, 0.66, Reference::deployed));  // ⌊79.86⌋
  CHECK(reached(ThresholdKind::remaining, 0.67, Reference::deployed));        // ⌊81.07⌋
  CHECK_FALSE(reached(ThresholdKind::casualties_share, 0.4, Reference::deployed));
}
