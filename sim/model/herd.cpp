#include "model/herd.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/math.hpp"
#include "distribution/gamma_surface.hpp"
#include "model/day_noise.hpp"
#include "model/later_count.hpp"
#include "model/rules.hpp"
#include "random/trial_block.hpp"

namespace ebb {
namespace {

/// Returns the last word with (word + ½)·2⁻³² < probability, 2⁻³² ≤ probability ≤ 1.
std::uint32_t last_word_below(double probability) {
  return static_cast<std::uint32_t>(std::ceil(probability * 0x1p32 - 0.5) - 1);
}

Herd::Split known_of(double probability) {
  const bool failures = probability > 0.5;
  const double p = failures ? 1 - probability : probability;
  const BinomialOdds odds = binomial_odds(p);
  return {p, odds.log_rest, odds.odds, failures};
}

}  // namespace

void Herd::make_room_for(const LagLaw& lags) {
  for (int height = 1; height <= lags.levels; ++height) {
    auto& rows = pools.emplace_back();  // enough for all blocks to which earlier days send persons
    for (std::int32_t block = 0; block < (lags.longest >> height) + 2; ++block) rows.push_back(rows32_.row());
  }
  std::vector<std::size_t> most_nodes;
  for (const auto& trees : lags.trees) {
    most_nodes.resize(std::max(most_nodes.size(), trees.size()));
    for (std::size_t i = 0; i < trees.size(); ++i) most_nodes[i] = std::max(most_nodes[i], trees[i].nodes);
  }
  for (const std::size_t count : most_nodes) nodes.push_back(room32(count));
}

/// Returns the row of the block that contains a day; for height 0, the row of the day itself.
Herd::Row32 Herd::pool(int height, std::int32_t day) const {
  if (height == 0) return *coming_back_from(day);
  const auto& rows = pools[static_cast<std::size_t>(height) - 1];
  return rows[static_cast<std::size_t>(day >> height) % rows.size()];
}

void Herd::look_ahead(std::int32_t from, std::int32_t to) {
  if (!model.certain_phases.empty()) {
    for (std::int32_t i = 0; i < kDaysAtATime; ++i)
      certain_intensity[static_cast<std::size_t>(i)] = model.certain_phases.on(from + 1 + i);
    certainly_one = std::ranges::count(certain_intensity, 1.0) == kDaysAtATime;
  }
  if (!apart()) return;
  const LagLaw& lags = model.returns->lags;
  for (std::int32_t day = from + 1; day <= to; ++day) {
    LagDay& today = lag_days[static_cast<std::size_t>(day - from - 1)];
    today.trees = &lags.trees_of(day);
    today.divisions.clear(), today.to.clear();
    for (int height = lags.levels_on(day); height > 0; --height)
      today.divisions.push_back({pool(height, day), pool(height - 1, day), pool(height - 1, day + (1 << (height - 1)))});
    for (const LagLaw::CoinTree& tree : *today.trees)
      for (const LagLaw::CoinTree::Cell& cell : tree.cells) today.to.push_back(pool(cell.level, day + cell.lag));
  }
}

Herd::Row64 Herd::room() {
  room_.push_back(aligned_array<double>(64));
  return room_.back().get();
}

Herd::Row32 Herd::room32(std::size_t vectors) {
  room32_.push_back(aligned_array<std::uint32_t>(16 * vectors));
  return room32_.back().get();
}

Herd::Words Herd::words() { return {rows32_.row(), rows32_.row(), rows32_.row(), rows32_.row()}; }

Herd::Herd(const Model& m)
    : model(m),
      size(row64()),
      rate(row64()),
      reference_strength(row64()),
      strength(row64()),
      casualties(row64()),
      arrived(row64()),
      last_arrival(row64()) {
  if (m.strength_exponent != kNoRow) exponent = row64();
  if (m.noise == Noise::none) carry = row64();
  if (m.noise == Noise::negative_binomial && !m.gamma_factor) {
    shape = row64();
    for (int power = 0; power < GammaSurface::kPowers; ++power) gamma_terms.push_back(rows_of_floats_.row());
  }
  if (m.noise == Noise::negative_binomial) dispersion_words = words();
  if (m.noise != Noise::none) casualty_words = words();
  if (m.wastage != kNoRow) wastage = row64(), wastage_words = words();
  if (m.learning) {
    learning_floor = row64(), half_life = row64(), fade = row64(), decay = row64();
    partial_intensity = row64(), partial_fade = row64();
  }
  if (m.tempo) {
    fighting_mean = row64(), resting_mean = row64(), fighting = row64(), tempo_words = words();
    fighting_ends = rows32_.row(), resting_ends = rows32_.row();
  }
  if (m.returns) {
    returning = row64(), away = row64(), away_returning = row64(), returning_words = words(), lag_words = words();
    days_ahead = m.returns->lags.longest + 1;
    for (std::int32_t i = 0; i < days_ahead; ++i) coming_back.push_back(rows32_.row());
    for (std::int32_t i = 0; i < days_ahead; ++i) coming_back.push_back(coming_back[static_cast<std::size_t>(i)]);
    for (const LagLaw::Split& split : m.returns->lags.splits) splits.push_back(known_of(split.probability));
    if (m.noise != Noise::none) make_room_for(m.returns->lags);
    for (std::size_t i = 0; i < m.returns->lags.slots; ++i) persons.push_back(room());
  }
  for (std::size_t i = 0; i < m.phases.size(); ++i) phases.push_back({row64(), row64(), row64()});
  for (const auto& r : m.reinforcements) waves.push_back({row64(), row64(), row64(), r.per_day != kNoRow});
  for (std::size_t i = 0; i < m.thresholds.size(); ++i) level.push_back(row64()), reached.push_back(row64());
  for (const auto& test : m.later_counts) {
    seen.push_back(row64());
    last_later_count_ = std::max(last_later_count_, static_cast<std::int32_t>(test.day));
  }
}

void Herd::begin(const InputBlock& inputs, const std::array<bool, kBlockTrials>& others, OutcomeBlock& outcomes) {
  first_trial = inputs.first_trial;
  most_persons_ = 0;
  const int every = static_cast<int>(model.strength_every);
  sampled = (inputs.trials + every - 1) / every;
  lanes = static_cast<int>(std::count(others.begin(), others.begin() + inputs.trials, false));
  int next_sampled = 0, next_other = sampled, last_other = lanes;
  TrialInputs trial;
  for (int place = 0; place < inputs.trials; ++place) {
    if (others[static_cast<std::size_t>(place)]) continue;
    gather(model, inputs, place, trial);
    const bool slow = shape && trial.dispersion < 1;  // its gamma variates take longer, so such trials are grouped
    const int lane = place % every == 0 ? next_sampled++ : slow ? --last_other : next_other++;
    lane_of_block[static_cast<std::size_t>(lane)] = place;
    outcomes.losses_above_size[static_cast<std::size_t>(place)] = trial.losses > trial.size;
    bring(lane, trial);
    start_thresholds(lane);
  }
  if (fade) math::exp_all({fade, static_cast<std::size_t>(lanes)});
  seed(model.streams.dispersion, dispersion_words, inputs.trials);
  seed(model.streams.casualties, casualty_words, inputs.trials);
  seed(model.streams.wastage, wastage_words, inputs.trials);
  seed(model.streams.returning, returning_words, inputs.trials);
  seed(model.streams.lag, lag_words, inputs.trials);
  seed(model.streams.tempo, tempo_words, inputs.trials);
  for (const Row32 row : coming_back) std::fill_n(row, RowPool<double>::kLength, 0u);
  for (const auto& rows : pools)
    for (const Row32 row : rows) std::fill_n(row, RowPool<double>::kLength, 0u);
}

void Herd::bring(int lane, const TrialInputs& inputs) {
  size[lane] = static_cast<double>(inputs.size);
  strength[lane] = static_cast<double>(inputs.strength_on_day_0());
  casualties[lane] = static_cast<double>(inputs.losses);
  arrived[lane] = 0;
  rate[lane] = inputs.rate_when_fighting();
  reference_strength[lane] = inputs.reference_strength;
  if (exponent) exponent[lane] = inputs.strength_exponent;
  if (carry) carry[lane] = 0;
  if (shape) shape[lane] = inputs.dispersion;
  if (wastage) wastage[lane] = inputs.wastage;
  if (decay) {
    learning_floor[lane] = inputs.learning_floor;
    half_life[lane] = inputs.half_life;
    fade[lane] = log_faded(1, inputs.half_life);
    decay[lane] = 1;
    partial_intensity[lane] = 0;
    partial_fade[lane] = 1;
  }
  if (fighting) {
    fighting_mean[lane] = inputs.fighting, resting_mean[lane] = inputs.resting;
    fighting_ends[lane] = last_word_below(spell_ends(inputs.fighting));
    resting_ends[lane] = last_word_below(spell_ends(inputs.resting));
  }
  if (returning) {
    returning[lane] = inputs.comes_back();
    away[lane] = static_cast<double>(inputs.away);
    away_returning[lane] = inputs.returning;
  }

  for (const Phase& phase : phases) phase.first[lane] = 1, phase.last[lane] = 0;
  for (const TrialInputs::Phase& from : inputs.phases) {
    const Phase& to = phases[from.index];
    to.first[lane] = static_cast<double>(from.first);
    to.last[lane] = static_cast<double>(from.last);
    to.intensity[lane] = from.intensity;
  }
  double last = 0, all_persons = size[lane] + static_cast<double>(inputs.away);
  for (const TrialInputs::Reinforcement& r : inputs.reinforcements) {
    last = std::max(last, static_cast<double>(r.first + r.days - 1));
    all_persons += r.front * (r.steady ? static_cast<double>(std::min<std::int64_t>(r.days, model.horizon)) : 1);
  }
  if (model.returns) last = model.horizon;
  most_persons_ = std::max(most_persons_, all_persons);
  last_arrival[lane] = last;
  for (const Wave& wave : waves) wave.first[lane] = 1, wave.days[lane] = 0;
  for (const TrialInputs::Reinforcement& from : inputs.reinforcements) {
    const Wave& to = waves[from.index];
    to.first[lane] = static_cast<double>(from.first);
    to.days[lane] = static_cast<double>(from.days);
    to.front[lane] = from.front;
  }
}

void Herd::seed(const Stream& stream, const Words& words, int trials) const {
  if (words.a == nullptr) return;
  const auto count = static_cast<std::size_t>(lanes);
  const auto place_of = [this](std::size_t lane) { return static_cast<std::size_t>(lane_of_block[lane]); };
  if (lanes == trials) {
    std::array<std::array<std::uint32_t, kBlockTrials>, 3> seeds;
    fill_seeds(stream, first_trial, count, {seeds[0].data(), seeds[1].data(), seeds[2].data()});
    for (std::size_t lane = 0; lane < count; ++lane) {
      const std::size_t place = place_of(lane);
      words.a[lane] = seeds[0][place], words.b[lane] = seeds[1][place], words.c[lane] = seeds[2][place];
    }
  } else {
    for (std::size_t lane = 0; lane < count; ++lane) {
      const TrialSeed seed = stream.seed(first_trial + place_of(lane));
      words.a[lane] = seed[0], words.b[lane] = seed[1], words.c[lane] = seed[2];
    }
  }
  std::fill_n(words.counter, count, 1);
}

void Herd::start_thresholds(int lane) {
  for (std::size_t i = 0; i < reached.size(); ++i) {
    const Threshold& threshold = model.thresholds[i];
    level[i][lane] = level_of(threshold, size[lane]);
    const bool now = counts_casualties(threshold) ? casualties[lane] >= level[i][lane] : strength[lane] <= level[i][lane];
    reached[i][lane] = now ? 0 : model.horizon + 1;
  }
}

void Herd::write_down(int lane, std::int32_t day, OutcomeBlock& outcomes) const {
  const auto place = static_cast<std::size_t>(lane_of_block[static_cast<std::size_t>(lane)]);
  if (lane < sampled) {  // nobody is left
    auto& strengths = outcomes.strength[place / static_cast<std::size_t>(model.strength_every)];
    const auto next = std::ranges::upper_bound(model.strength_days, day) - model.strength_days.begin();
    std::fill(strengths.begin() + next, strengths.end(), 0);
  }
  for (std::size_t i = 0; i < reached.size(); ++i) outcomes.reached[i][place] = static_cast<std::int32_t>(reached[i][lane]);
  for (std::size_t i = 0; i < seen.size(); ++i)
    outcomes.kept_by[i][place] = keeps(model.later_counts[i], seen[i][lane], first_trial + place);
}

/// Returns the finished lanes in increasing order.
std::span<const int> Herd::finished(std::int32_t day) {
  if (day < last_later_count_) return {};
  std::array<double, kBlockTrials> last;  // the day of its last threshold
  std::fill_n(last.begin(), lanes, 0.0);
  for (const Row64 row : reached)
    for (int lane = 0; lane < lanes; ++lane) last[lane] = std::max(last[lane], row[lane]);
  std::size_t count = 0;
  for (int lane = 0; lane < lanes; ++lane) {
    finished_[count] = lane;
    const bool gone = strength[lane] <= 0 && last_arrival[lane] <= day;
    count += gone || (lane >= sampled && last[lane] <= model.horizon);
  }
  return std::span(finished_).first(count);
}

void Herd::drop(std::span<const int> finished) {
  std::vector<std::pair<int, int>> moves;  // from, to
  moves.reserve(finished.size());
  const auto close = [&moves](std::span<const int> gaps, int end) {  // the last lanes fill the gaps, which move to the end
    int last = end - 1;
    auto from_end = gaps.rbegin();
    for (const int gap : gaps) {
      for (; from_end != gaps.rend() && *from_end == last; ++from_end) --last;
      if (gap >= last) break;
      moves.emplace_back(last--, gap);
    }
  };
  const auto of_sampled = static_cast<std::size_t>(std::ranges::lower_bound(finished, sampled) - finished.begin());
  close(finished.first(of_sampled), sampled);
  for (std::size_t i = 0; i < of_sampled; ++i) finished_[i] = sampled - static_cast<int>(of_sampled - i);
  close(finished, lanes);
  const auto move = [&moves](auto* row) {
    for (const auto& [from, to] : moves) row[to] = row[from];
  };
  for (std::size_t i = 0; i < rows64_.size(); ++i) move(rows64_[i]);
  for (std::size_t i = 0; i < rows32_.size(); ++i) move(rows32_[i]);
  for (std::size_t i = 0; i < rows_of_floats_.size(); ++i) move(rows_of_floats_[i]);
  move(lane_of_block.data());
  sampled -= static_cast<int>(of_sampled);
  lanes -= static_cast<int>(finished.size());
}

void Herd::retire(std::int32_t day, OutcomeBlock& outcomes) {
  if (day == model.horizon) {
    for (int lane = 0; lane < lanes; ++lane) write_down(lane, day, outcomes);
    lanes = sampled = 0;
    return;
  }
  const std::span<const int> finished = this->finished(day);
  for (const int lane : finished) write_down(lane, day, outcomes);
  drop(finished);
}

}  // namespace ebb
