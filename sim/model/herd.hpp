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

/// Holds the unfinished trials of a block, one in each lane, as rows for vector code. Finished lanes are dropped, and the last
/// lanes take their places. Entries at or beyond `lanes` have no meaning. The rows of mechanisms that a model lacks are null.
class Herd {
  RowPool<double> rows64_;  // the rows below point into these
  RowPool<std::uint32_t> rows32_;
  RowPool<float> rows_of_floats_;
  std::vector<AlignedArray<double>> room_;
  std::vector<AlignedArray<std::uint32_t>> room32_;

 public:
  using Row64 = double*;
  using Row32 = std::uint32_t*;

  static constexpr std::int32_t kDaysAtATime = 16;  ///< days that one vector advances before the next does; then lanes retire

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

  /// A split of LagLaw, described by the smaller of its two probabilities.
  struct Split {
    double p;
    float log_rest, odds;  ///< log(1 − p), p/(1 − p)
    bool failures;         ///< true if p belongs to the later range
  };

  /// How persons who return are handled on one day: which pools of LagLaw are divided, and where each cell's persons go.
  struct LagDay {
    struct Division {
      Row32 from, earlier, later;
    };
    const std::vector<LagLaw::CoinTree>* trees = nullptr;
    std::vector<Division> divisions;
    std::vector<Row32> to;  ///< [cell]: its destination, tree by tree
  };

  explicit Herd(const Model& model);

  /// Starts day 0 of the trials of a block that are not in `others`, and writes to `outcomes` what is known by then. `others`
  /// must contain no trial of the strength sample. The strength sample takes the first lanes.
  void begin(const InputBlock& inputs, const std::array<bool, kBlockTrials>& others, OutcomeBlock& outcomes);

  /// Records the outcomes of lanes that are finished at the end of `day`, and drops these lanes. A lane is finished if nobody is
  /// left for good, or if all its thresholds are reached and it is not in the strength sample. At the horizon, all are finished.
  void retire(std::int32_t day, OutcomeBlock& outcomes);

  /// True if a day's expected casualties depend on earlier days.
  bool coupled() const { return exponent || returning; }

  /// True if those who come back are drawn separately, by the trees of LagLaw.
  bool apart() const { return !nodes.empty(); }

  /// True if a lane may finish at the end of a day by which all its thresholds are reached. False for the strength sample, and
  /// for every lane while a later count is still to come.
  bool may_finish(int lane, std::int32_t day) const { return lane >= sampled && day >= last_later_count_; }

  /// True if a number of persons may exceed the range of a 32-bit row.
  bool crowded() const { return returning && most_persons_ >= 0x1p29; }

  /// Looks up the intensities of the certain phases on the days after `from`, and fills lag_days for the days (from, to]. These
  /// are at most kDaysAtATime days.
  void look_ahead(std::int32_t from, std::int32_t to);

  /// Returns the rows of persons who come back on `day`, on the next day, … up to the longest lag.
  const Row32* coming_back_from(std::int32_t day) const { return &coming_back[static_cast<std::size_t>(day % days_ahead)]; }

  const Model& model;
  std::int32_t days_ahead = 1;  ///< the longest lag, plus one for today
  int lanes = 0;
  int sampled = 0;  ///< the number of lanes, from the first, whose strength is recorded
  std::uint64_t first_trial = 0;
  std::array<int, kBlockTrials> lane_of_block{};  ///< [lane]: the index of its trial in the block

  // The inputs of each trial.
  Row64 size, rate, reference_strength;  ///< rate: on a fighting day, uncertainty included
  Row64 exponent = nullptr, wastage = nullptr, shape = nullptr;
  std::vector<float*> gamma_terms;                                      ///< [power] of GammaSurface, for each lane's shape
  Row64 returning = nullptr, away = nullptr, away_returning = nullptr;  ///< shares of casualties and of those away on day 0
  Row64 learning_floor = nullptr, half_life = nullptr, fade = nullptr;  ///< fade: 2^(−1/half_life)
  Row64 fighting_mean = nullptr, resting_mean = nullptr;
  Row32 fighting_ends = nullptr, resting_ends = nullptr;  ///< a spell ends if the day's word is at most this
  std::vector<Phase> phases;
  std::vector<Wave> waves;

  // The state, which changes from day to day.
  Row64 strength, casualties, arrived, carry = nullptr;
  Row64 last_arrival;                                                          ///< its day; an empty lane stays empty after it
  Row64 decay = nullptr, partial_intensity = nullptr, partial_fade = nullptr;  ///< 2^(−e/half_life); the latest fractional m
  Row64 fighting = nullptr;                                                    ///< 1 or 0
  std::vector<Row32> coming_back;                                              ///< [day modulo the longest lag + 1], stored twice
  std::vector<Split> splits;                                                   ///< as in LagLaw::splits
  std::vector<std::vector<Row32>> pools;      ///< [level of LagLaw − 1][block modulo their number]: persons waiting
  std::array<LagDay, kDaysAtATime> lag_days;  ///< for the days that look_ahead() was called for
  std::vector<Row32> nodes;                   ///< [tree of LagLaw]: one vector for each node
  std::vector<Row64> persons;                 ///< [slot of LagLaw]: one vector each
  /// The phases and waves that affect the coming days of one vector.
  struct Ahead {
    std::vector<Phase> phases;
    std::vector<Wave> waves;
  };
  static constexpr int kVectorsAtATime = 2;
  std::array<Ahead, kVectorsAtATime> ahead;
  std::array<double, kDaysAtATime> certain_intensity{};  ///< on the days ahead, the same in every lane
  bool certainly_one = true;                             ///< true if all of them are 1
  std::vector<Row64> level, reached;                     ///< per threshold
  std::vector<Row64> seen;                               ///< per later count: the number counted on its day
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
  double most_persons_ = 0;  ///< the most persons in a trial of this block, with all arrivals
};

}  // namespace ebb
