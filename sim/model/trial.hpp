#pragma once
#include <cstdint>
#include <vector>

#include "ebb/model/day.hpp"
#include "ebb/model/model.hpp"
#include "model/day_noise.hpp"
#include "model/trial_inputs.hpp"

namespace ebb {

/// One trial on its way through the days. Reads like "One day of one trial" in docs/scenario.md, in that order.
class Trial {
 public:
  Trial(const Model& model, const TrialInputs& inputs, std::uint64_t number);

  const Day& today() const { return day_; }

  /// Lives through the next day and returns it.
  const Day& advance();

  /// Whether a threshold holds at the end of today.
  bool reached(const Threshold& threshold) const;

 private:
  void arrivals();
  void returns();
  void intensity();
  void expected_casualties();
  double strength_factor() const;
  double dispersion_factor();
  void casualties();
  void wastage();
  void killed_and_returning();
  bool fates_apart() const;
  void divide_pools();
  double* waiting(int level, std::int64_t day);
  double drawn_by_fate(double mean);
  void send_away(std::int64_t persons, std::int32_t lag, int level);
  void send_away(std::int64_t persons);
  void learn();
  void turn_spell();
  void check_invariant() const;

  const Model& model_;
  const TrialInputs& inputs_;
  DayNoise dispersion_noise_, casualty_noise_, wastage_noise_, killed_noise_, returning_noise_, lag_noise_, tempo_noise_;
  Day day_;
  double carry_ = 0;                          // noise = "none": expected casualties not yet suffered
  double decay_ = 1;                          // 2^(−e/half_life), e: fighting days so far, by intensity
  bool fighting_ = true;                      // the spell of the coming day
  std::vector<std::vector<double>> waiting_;  // [level of LagLaw][block of 2^level days]: who comes back in it; level 0: days
  struct Back {
    std::int32_t lag;
    int level;
    double persons;
  };
  std::vector<double> nodes_;     // of LagLaw::CoinTree
  std::vector<Back> drawn_back_;  // of today's casualties, as drawn
  bool all_suffered_ = true;      // what was drawn did not exceed the strength
};

}  // namespace ebb
