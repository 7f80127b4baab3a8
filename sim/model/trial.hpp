#pragma once
#include <cstdint>
#include <vector>

#include "ebb/model/day.hpp"
#include "ebb/model/model.hpp"
#include "model/day_noise.hpp"
#include "model/trial_inputs.hpp"

namespace ebb {

/// Simulates one trial day by day. The steps follow "One day of one trial" in docs/scenario.md, in the same order.
class Trial {
 public:
  Trial(const Model& model, const TrialInputs& inputs, std::uint64_t number);

  const Day& today() const { return day_; }

  /// Simulates the next day and returns it.
  const Day& advance();

  /// True if a threshold holds at the end of today.
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
  double carry_ = 0;                          // with noise = "none": expected casualties not yet suffered
  double decay_ = 1;                          // 2^(−e/half_life), where e is the fighting days so far, weighted by intensity
  bool fighting_ = true;                      // true if the coming day is in a fighting spell
  std::vector<std::vector<double>> waiting_;  // [level of LagLaw][block of 2^level days]: persons who come back in it
  struct Back {
    std::int32_t lag;
    int level;
    double persons;
  };
  std::vector<double> nodes_;     // the nodes of a LagLaw::CoinTree
  std::vector<Back> drawn_back_;  // those of today's casualties who come back, as drawn
  bool all_suffered_ = true;      // true if the casualties drawn did not exceed the strength
};

}  // namespace ebb
