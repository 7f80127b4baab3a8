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

/// A compiled scenario: the row of each quantity in an InputBlock, and the sources of day-to-day noise. A row is kNoRow if the
/// scenario lacks that quantity. docs/model.md gives units and meaning.
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
    Row start, end, days;  ///< if end and days are kNoRow, the phase lasts to the horizon
    Row intensity;
  };
  struct ReinforcementRows {
    Row comes;  ///< 1 or 0
    Row arrival, front_share;
    Row size;          ///< of a wave, or of a day's flow
    Row over;          ///< set for a wave
    Row per_day, end;  ///< set for a steady flow; if end is kNoRow, it lasts to the horizon
  };
  struct LaterCountTest {
    std::int64_t day;
    bool remaining;  ///< true: strength of the front; false: cumulative casualties
    Distribution count;
    double highest_probability;  ///< max over x of P(the rounded count = x)
    Stream stream;
  };

  std::int32_t horizon = 0;  ///< days 1 … horizon are simulated
  Row size, losses, away;
  Row wastage = kNoRow;
  Row rate = kNoRow;
  double observed_days = 0;  ///< if rate is kNoRow: rate = losses / observed_days
  Row rate_doubt, strength_exponent = kNoRow, reference_strength = kNoRow;
  Noise noise = Noise::poisson;
  Row dispersion = kNoRow, day_to_day = kNoRow;
  std::shared_ptr<const WordQuantile> gamma_factor;  ///< of a negative-binomial day, if the dispersion is fixed
  Row killed_share = kNoRow;
  std::optional<LearningRows> learning;
  std::optional<TempoRows> tempo;
  std::optional<ReturnRows> returns;
  IntensitySteps certain_phases;  ///< product of all phases that are the same in every trial; they have no rows
  std::vector<PhaseRows> phases;  ///< all other phases
  std::vector<ReinforcementRows> reinforcements;
  std::vector<Threshold> thresholds;
  std::vector<LaterCountTest> later_counts;

  std::vector<std::int64_t> strength_days;       ///< 0, 7, 14, … and the horizon
  std::int64_t strength_every = kFollowedEvery;  ///< a multiple of it: one trial in this many has its strength recorded

  struct Noises {
    Stream dispersion, casualties, wastage, killed, returning, lag, tempo, passage;
  } streams;
};

}  // namespace ebb
