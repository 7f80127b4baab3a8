#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "ebb/model/input_block.hpp"
#include "ebb/model/intensity_steps.hpp"
#include "ebb/model/kernel_kind.hpp"
#include "ebb/model/lag_law.hpp"
#include "ebb/random/stream.hpp"
#include "ebb/scenario/scenario.hpp"

namespace ebb {

struct WordQuantile;

/// A situation compiled: where each quantity stands in an InputBlock, and where day-to-day noise comes from. Rows are kNoRow
/// where the scenario has no such thing. Units and meaning: docs/model.md.
struct Model {
  struct LearningRows {
    Row floor, half_life;
  };
  struct TempoRows {
    Row fighting, resting;
    FirstSpell first;
  };
  struct ReturnRows {
    Row fraction;
    LagLaw lags;
  };
  struct PhaseRows {
    Row happens;           ///< 1 or 0
    Row start, end, days;  ///< end and days kNoRow: to the horizon
    Row intensity;
  };
  struct ReinforcementRows {
    Row comes;  ///< 1 or 0
    Row arrival, front_share;
    Row size;          ///< of a wave, or per day
    Row over;          ///< a wave
    Row per_day, end;  ///< a steady flow; end kNoRow: to the horizon
  };
  struct LaterCountTest {
    std::int64_t day;
    bool remaining;  ///< the front's strength; false: cumulative casualties
    Distribution count;
    double highest_probability;  ///< max over x of P(count, rounded, = x)
    Stream stream;
  };

  std::int32_t horizon = 0;  ///< days 1 … horizon are simulated
  Row size, losses, away;
  Row wastage = kNoRow;
  Row rate = kNoRow;
  double observed_days = 0;  ///< with rate = kNoRow: rate = losses / observed_days
  Row rate_doubt, strength_exponent = kNoRow, reference_strength = kNoRow;
  Noise noise = Noise::poisson;
  Row dispersion = kNoRow, day_to_day = kNoRow;
  std::shared_ptr<const WordQuantile> gamma_factor;  ///< of a negative-binomial day, where the dispersion is certain
  Row killed_share = kNoRow;
  std::optional<LearningRows> learning;
  std::optional<TempoRows> tempo;
  std::optional<ReturnRows> returns;
  IntensitySteps certain_phases;  ///< all phases that are the same in every trial, multiplied; they have no rows
  std::vector<PhaseRows> phases;  ///< the others
  std::vector<ReinforcementRows> reinforcements;
  std::vector<Threshold> thresholds;
  std::vector<LaterCountTest> later_counts;

  std::vector<std::int64_t> strength_days;       ///< 0, 7, 14, … and the horizon
  std::int64_t strength_every = kFollowedEvery;  ///< a multiple of that: every so many trials have their strength recorded

  struct Noises {
    Stream dispersion, casualties, wastage, killed, returning, lag, tempo, passage;
  } streams;
};

}  // namespace ebb
