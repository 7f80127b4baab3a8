#include "model/trial_inputs.hpp"

#include <catch2/catch.hpp>

using namespace ebb;

namespace {

/// A model and one lane of inputs, quantity by quantity.
class Lane {
 public:
  Lane() {
    model.horizon = 100;
    model.size = row(1000), model.losses = row(300), model.away = row(20), model.wastage = row(0.01), model.rate = row(92);
    model.rate_doubt = row(1.5), model.strength_exponent = row(0), model.killed_share = row(0.25);
  }
  Row row(double value) {
    block.values.emplace_back();
    block.values.back()[3] = value;
    return static_cast<Row>(block.values.size()) - 1;
  }
  TrialInputs gathered() {
    TrialInputs inputs;
    gather(model, block, 3, inputs);
    return inputs;
  }
  Model model{};
  InputBlock block;
};

}  // namespace

TEST_CASE("The rate of a trial is its rate times its doubt or what was observed times its doubt") {
  Lane lane;
  CHECK(lane.gathered().rate == 138);
  lane.model.rate = kNoRow;
  lane.model.observed_days = 50;
  CHECK(lane.gathered().rate == 9);  // 300/50 · 1.5
}

TEST_CASE("The reference strength is that of day 0 but at least one") {
  Lane lane;
  CHECK(lane.gathered().reference_strength == 700);
  lane.block.values[static_cast<std::size_t>(lane.model.losses)][3] = 5000;
  CHECK(lane.gathered().strength_on_day_0() == 0);
  CHECK(lane.gathered().reference_strength == 1);
  lane.model.reference_strength = lane.row(42.5);
  CHECK(lane.gathered().reference_strength == 42.5);
}

TEST_CASE("day_to_day becomes a dispersion") {
  Lane lane;
  lane.model.day_to_day = lane.row(0.5);
  CHECK(lane.gathered().dispersion == 4);
}

TEST_CASE("A phase begins on day 1 at the earliest and keeps its end or its length") {
  Lane lane;
  const Row yes = lane.row(1), no = lane.row(0), early = lane.row(-20), ten = lane.row(10), factor = lane.row(0.5);
  lane.model.phases = {{yes, early, ten, kNoRow, factor},
                       {yes, early, kNoRow, ten, factor},
                       {yes, ten, kNoRow, kNoRow, factor},
                       {no, early, ten, kNoRow, factor},
                       {yes, ten, early, kNoRow, factor}};
  const TrialInputs inputs = lane.gathered();
  REQUIRE(inputs.phases.size() == 4);
  const auto days = [&](std::size_t i) { return std::pair{inputs.phases[i].first, inputs.phases[i].last}; };
  CHECK(days(0) == std::pair<std::int64_t, std::int64_t>{1, 10});
  CHECK(days(1) == std::pair<std::int64_t, std::int64_t>{1, 10});
  CHECK(days(2) == std::pair<std::int64_t, std::int64_t>{10, 100});
  CHECK(inputs.phases[3].last < inputs.phases[3].first);  // no day
}

TEST_CASE("A reinforcement is divided between front and rear half away from zero") {
  Lane lane;
  const Row yes = lane.row(1), day = lane.row(-3), half = lane.row(0.5), five = lane.row(5), seven = lane.row(7);
  Model::ReinforcementRows wave{yes, day, half, five, seven, kNoRow, kNoRow}, flow{yes, day, half, kNoRow, kNoRow, five, seven};
  lane.model.reinforcements = {wave, flow};
  const TrialInputs inputs = lane.gathered();
  REQUIRE(inputs.reinforcements.size() == 2);
  CHECK(inputs.reinforcements[0].front == 3);
  CHECK(inputs.reinforcements[0].all == 5);
  CHECK(inputs.reinforcements[0].come_by(7).front == 3);
  CHECK(inputs.reinforcements[0].come_by(7).rear == 2);
  CHECK(inputs.reinforcements[0].first == 1);
  CHECK(inputs.reinforcements[0].days == 7);
  CHECK(inputs.reinforcements[1].steady);
  CHECK(inputs.reinforcements[1].days == 7);  // from day 1 to day 7
}

TEST_CASE("A steady flow carries its fraction over to the next day") {
  const auto come_by = [](double a_day, double share, std::int64_t j) {
    return TrialInputs::Reinforcement{0, 1, 100'000, share * a_day, a_day, true}.come_by(j);
  };
  for (const std::int64_t tenths : {1, 3, 7, 10, 12, 19, 29})
    for (const std::int64_t j : {1, 3, 10, 77, 100, 36'525})
      CHECK(come_by(static_cast<double>(tenths) / 10, 1, j).front == tenths * j / 10);
  CHECK(come_by(1.5, 0.4, 1).front == 0);  // 0.6 of 1.5
  CHECK(come_by(1.5, 0.4, 1).rear == 1);
  CHECK(come_by(1.5, 0.4, 5).front == 3);
  CHECK(come_by(1.5, 0.4, 5).rear == 4);  // of 7
  CHECK(come_by(3, 0.16, 365).front == 175);
  CHECK(come_by(0, 1, 365).front == 0);
  CHECK(come_by(2e11, 1, 36'525).front == std::int64_t{200'000'000'000} * 36'525);
}
