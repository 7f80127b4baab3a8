#pragma once
#include <fmt/format.h>

#include <array>
#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "model/passage_kernel.hpp"
#include "unit/plan/plan_example.hpp"

namespace ebb::test {

/// A scenario whose trials are all alike but for the deviate that decides them.
struct World {
  double size, rate, dispersion, floor = 0, half_life = 1e9;  ///< a dispersion of kPoisson: noise is "poisson"
  std::vector<double> intensity = {};                         ///< day 1, …; 1 beyond
  std::int64_t horizon = 400;
  double wave = 0;  ///< arrives on wave_day
  std::int64_t wave_day = 1;
  std::string threshold = "below = 0";

  static constexpr double kPoisson = 1e12;
};

/// A phase for each run of days with the same intensity.
inline std::string phases_of(const std::vector<double>& intensity) {
  std::string text;
  for (std::size_t from = 0, to = 0; from < intensity.size(); from = to) {
    while (to < intensity.size() && intensity[to] == intensity[from]) ++to;
    text += fmt::format("[phases.d{0}]\nstart = {0}\nend = {1}\nintensity = {2}\n", from + 1, to, intensity[from]);
  }
  return text;
}

inline Plan plan_for(const World& w) {
  std::string body = fmt::format("[contingent]\nsize = {}\n[casualties]\nrate = {}\n", w.size, w.rate);
  if (w.dispersion != World::kPoisson) body += fmt::format("noise = \"negative-binomial\"\ndispersion = {}\n", w.dispersion);
  body += fmt::format("[learning]\nfloor = {}\nhalf_life = {}\n[thresholds.t]\n{}\n", w.floor, w.half_life, w.threshold);
  body += phases_of(w.intensity);
  if (w.wave > 0) body += fmt::format("[reinforcements.w]\nsize = {}\narrival = {}\n", w.wave, w.wave_day);
  return plan_of(body, w.horizon, {1'000'000, 1});
}

inline std::vector<double> means(const World& w) {
  std::vector<double> means;
  double experience = 0;
  for (std::size_t day = 0; day < static_cast<std::size_t>(w.horizon); ++day) {
    const double m = day < w.intensity.size() ? w.intensity[day] : 1;
    means.push_back(w.rate * m * (w.floor + (1 - w.floor) * std::exp2(-experience / w.half_life)));
    experience += m;
  }
  return means;
}

/// A block of a world's trials, all alike but for z.
class Passage {
 public:
  explicit Passage(const World& w) : plan_(plan_for(w)), inputs_(make_input_block(one())) {
    sample_inputs(one(), 8192, kBlockTrials, inputs_);
    make_room(one().model, outcomes_);
  }
  using Row = std::array<double, kBlockTrials>;
  bool allowed() {
    days_at({});
    return error_[0] <= kMostPassageError;
  }
  const std::array<std::int32_t, kBlockTrials>& days_at(const Row& z, const Row& after_wave = {}) {
    pass(
        one().model, inputs_, [&](std::size_t turn) { return (turn == 0 ? z : after_wave).data(); }, outcomes_, error_);
    return outcomes_.reached[0];
  }

  /// [n − 1]: the z from which on the day is n or earlier, by bisection of all days at once.
  Row edges() {
    Row low, high, z;
    low.fill(-9), high.fill(9);
    for (int i = 0; i < 50; ++i) {
      for (std::size_t n = 0; n < z.size(); ++n) z[n] = (low[n] + high[n]) / 2;
      const auto& days = days_at(z);
      for (std::size_t n = 0; n < z.size(); ++n) (days[n] <= static_cast<std::int32_t>(n + 1) ? high : low)[n] = z[n];
    }
    return high;
  }

 private:
  const CasePlan& one() const { return plan_.cases.front(); }
  Plan plan_;
  InputBlock inputs_;
  OutcomeBlock outcomes_;
  std::array<double, kBlockTrials> error_{};
};

inline double upper_tail(double z) { return 0.5 * boost::math::erfc(z / std::sqrt(2.0)); }

}  // namespace ebb::test
