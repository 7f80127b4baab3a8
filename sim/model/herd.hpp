#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/aligned.hpp"
#include "ebb/model/input_block.hpp"
#include "ebb/model/model.hpp"
#include "ebb/model/outcome_block.hpp"
#include "model/row_pool.hpp"
#include "model/trial_inputs.hpp"

namespace ebb {

/// The trials of a block that are still on their way through the days, one a lane, as rows that vector code runs along. Lanes
/// that have nothing left to show are dropped, and the last ones take their places; what stands beyond `lanes` means nothing.
/// Rows of mechanisms that a model does not have are null.
class Herd {
  RowPool<double> rows64_;  // the rows below point into these
  RowPool<std::uint32_t> rows32_;
  RowPool<float> rows_of_floats_;
  std::vector<AlignedArray<double>> room_;
  std::vector<AlignedArray<std::uint32_t>> room32_;

 public:
  using Row64 = double*;
  using Row32 = std::uint32_t*;

  static constexpr std::int32_t kDaysAtATime = 16;  ///< of one vector, before the next has its turn; then lanes retire

  /// The state of a generator in each lane (model/lane_stream-inl.h).
  struct Words {
    Row32 a = nullptr, b = nullptr, c = nullptr, counter = nullptr;
  };
  struct Phase {
    Row64 first, last, intensity;
  };
  struct Wave {
    Row64 first, days, front;
    bool steady;
  };

  /// Of a split of LagLaw: the smaller of its two probabilities.
  struct Split {
    double p;
    float log_rest, odds;  ///< log(1 − p), p/(1 − p)
    bool failures;         ///< p is that of the later range
  };

  /// What becomes of those who return, on one day: the pools of LagLaw that are divided, and where each cell's persons go.
  struct LagDay {
    struct Division {
      Row32 from, earlier, later;
    };
    const std::vector<LagLaw::CoinTree>* trees = nullptr;
    std::vector<Division> divisions;
    std::vector<Row32> to;  ///< [cell], tree by tree
  };

  explicit Herd(const Model& model);

  /// Day 0 of those trials of a block that are not in `others`, which has none of its strength sample; `outcomes` gets what is
  /// known by then. The strength sample comes first.
  void begin(const InputBlock& inputs, const std::array<bool, kBlockTrials>& others, OutcomeBlock& outcomes);

  /// At the end of `day`: writes down what the lanes with nothing left to show have come to, and drops them: those whose
  /// thresholds are all reached, but for the strength sample, and those where nobody is left for good. At the horizon, all.
  void retire(std::int32_t day, OutcomeBlock& outcomes);

  /// Whether the casualties to be expected on a day hang on the days before.
  bool coupled() const { return exponent || returning; }

  /// True if those who come back are drawn apart, by the trees of LagLaw.
  bool apart() const { return !nodes.empty(); }

  /// False for the strength sample, and while a later count is to come; otherwise a lane has nothing left to show at the end of
  /// a day by which all its thresholds are reached.
  bool may_finish(int lane, std::int32_t day) const { return lane >= sampled && day >= last_later_count_; }

  /// Whether counts of persons may outgrow a row of 32 bits.
  bool crowded() const { return returning && most_persons_ >= 0x1p29; }

  /// Looks up the intensities of the certain phases on the days after `from`, and lag_days for the days (from, to], at most
  /// kDaysAtATime.
  void look_ahead(std::int32_t from, std::int32_t to);

  /// Who comes back on `day`, the day after it, … up to the longest lag.
  const Row32* coming_back_from(std::int32_t day) const { return &coming_back[static_cast<std::size_t>(day % days_ahead)]; }

  const Model& model;
  std::int32_t days_ahead = 1;  ///< the longest lag, and today
  int lanes = 0;
  int sampled = 0;  ///< the first so many lanes have their strength recorded
  std::uint64_t first_trial = 0;
  std::array<int, kBlockTrials> lane_of_block{};  ///< where in the block a lane's trial stands

  // What a trial brings along.
  Row64 size, rate, reference_strength;  ///< rate: on a fighting day, doubt included
  Row64 exponent = nullptr, wastage = nullptr, shape = nullptr;
  std::vector<float*> gamma_terms;                                      ///< [power] of GammaSurface, for each lane's shape
  Row64 returning = nullptr, away = nullptr, away_returning = nullptr;  ///< shares of casualties and of those away on day 0
  Row64 learning_floor = nullptr, half_life = nullptr, fade = nullptr;  ///< fade: 2^(−1/half_life)
  Row64 fighting_mean = nullptr, resting_mean = nullptr;
  Row32 fighting_ends = nullptr, resting_ends = nullptr;  ///< the last word by which a spell ends: that day's is at most this
  std::vector<Phase> phases;
  std::vector<Wave> waves;

  // What changes from day to day.
  Row64 strength, casualties, arrived, carry = nullptr;
  Row64 last_arrival;                                                          ///< day: who is gone by then is gone for good
  Row64 decay = nullptr, partial_intensity = nullptr, partial_fade = nullptr;  ///< 2^(−e/half_life); the latest fractional m
  Row64 fighting = nullptr;                                                    ///< 1 or 0
  std::vector<Row32> coming_back;                                              ///< [day modulo the longest lag + 1], twice over
  std::vector<Split> splits;                                                   ///< as in LagLaw::splits
  std::vector<std::vector<Row32>> pools;      ///< [level of LagLaw − 1][block modulo their number]: who waits in them
  std::array<LagDay, kDaysAtATime> lag_days;  ///< of the days that look_ahead() was called for
  std::vector<Row32> nodes;                   ///< per tree of LagLaw: a vector each
  std::vector<Row64> persons;                 ///< [slot of LagLaw]: a vector each
  /// What touches some days of one vector at all.
  struct Ahead {
    std::vector<Phase> phases;
    std::vector<Wave> waves;
  };
  static constexpr int kVectorsAtATime = 2;
  std::array<Ahead, kVectorsAtATime> ahead;
  std::array<double, kDaysAtATime> certain_intensity{};  ///< of the days ahead, in every lane
  bool certainly_one = true;                             ///< all of them are 1
  std::vector<Row64> level, reached;                     ///< per threshold
  std::vector<Row64> seen;                               ///< per later count: what was counted on its day
  Words dispersion_words, casualty_words, wastage_words, returning_words, lag_words, tempo_words;

 private:
  Row64 row64() { return rows64_.row(); }
  Row64 room();
  Row32 room32(std::size_t vectors);
  void make_room_for(const LagLaw& lags);
  Row32 pool(int height, std::int32_t day) const;
  Words words();
  void bring(int lane, const TrialInputs& inputs);
  void seed(const Stream& stream, const Words& words, int trials) const;
  void start_thresholds(int lane);
  void write_down(int lane, std::int32_t day, OutcomeBlock& outcomes) const;
  std::span<const int> finished(std::int32_t day);
  void drop(std::span<const int> finished);

  std::int32_t last_later_count_ = 0;
  std::array<int, kBlockTrials> finished_{};
  double most_persons_ = 0;  ///< of a trial of this block, all arrivals told
};

}  // namespace ebb
