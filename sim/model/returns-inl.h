// The persons who come back, for one vector of trials: how many wait for each day or block of days (ebb/model/lag_law.hpp).
#if defined(EBB_MODEL_RETURNS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef EBB_MODEL_RETURNS_INL_H_
#undef EBB_MODEL_RETURNS_INL_H_
#else
#define EBB_MODEL_RETURNS_INL_H_
#endif

#include "model/herd.hpp"
#include "model/lane_counts-inl.h"
#include "model/noise_ahead-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {

/// Draws and keeps the persons who come back. `ahead` is the index of a day among those of the latest Herd::look_ahead(), from 0.
class Returns {
 public:
  using F = LaneFloats;
  using D = Doubles<F>;
  using U = hn::RebindToUnsigned<F>;

  HWY_INLINE Returns(Herd& herd, int lane) : herd_(herd), lane_(lane) {
    words_.load(herd.returning_words, lane);
    lag_words_.load(herd.lag_words, lane);
  }
  HWY_INLINE void store_back() const {
    words_.store(herd_.returning_words, lane_);
    lag_words_.store(herd_.lag_words, lane_);
  }

  /// Draws how many of those away on day 0 come back, and when.
  HWY_INLINE void begin() { send_away(0, binomial(f_, row(herd_.away), row(herd_.away_returning), words_.next())); }

  /// Returns the number of persons who come back today.
  HWY_INLINE D come_back(std::int32_t day, int ahead) {
    if (herd_.apart()) divide_pools(today(ahead));
    std::uint32_t* const row = *herd_.coming_back_from(day) + lane_;
    const D persons = whole_doubles(f_, hn::LoadU(U(), row));
    hn::StoreU(hn::Zero(U()), U(), row);
    return persons;
  }

  /// Draws the number of today's casualties who will come back, a Poisson count, and returns it. The trees divide them into
  /// cells, and the persons of each cell are sent to its days.
  HWY_INLINE D drawn(D mean, int ahead) {
    const Herd::LagDay& today = this->today(ahead);
    const Herd::Row32* to = today.to.data();
    std::uint32_t* const* nodes_of_tree = herd_.nodes.data();
    D sum = all(f_, 0);
    for (const LagLaw::CoinTree& tree : *today.trees) {
      std::uint32_t* const nodes = *nodes_of_tree++;
      const D root = tree_count(tree, times(f_, mean, all(f_, tree.probability)), lag_words_.next());
      hn::Store(whole_words(f_, root), U(), nodes + kLanes);
      for (const LagLaw::CoinTree::Toss& toss : tree.tosses) {
        const Words<F> here = hn::Load(U(), nodes + toss.node * kLanes);
        const Words<F> heads = halved(f_, here, lag_words_, toss.words);
        hn::Store(heads, U(), nodes + 2 * toss.node * kLanes);
        hn::Store(hn::Sub(here, heads), U(), nodes + (2 * toss.node + 1) * kLanes);
      }
      Words<F> together = hn::Zero(U());
      for (const LagLaw::CoinTree::Cell& cell : tree.cells) {
        const Words<F> persons = hn::Load(U(), nodes + cell.node * kLanes);
        together = hn::Add(together, persons);
        add(*to++, persons);
      }
      sum = plus(f_, sum, whole_doubles(f_, together));
    }
    return sum;
  }

  /// Completes drawn(). In `capped` lanes, more casualties were drawn than persons were present. drawn() is undone there, and the
  /// number of the `suffered` who come back is drawn anew, except in `finished` lanes. The number killed is not needed here;
  /// model/trial.cpp draws it for replay.
  HWY_INLINE void complete(std::int32_t day, int ahead, D suffered, Flags<F> capped, Flags<F> finished) {
    Flags<F> anew = but_not(f_, equal(f_, suffered, suffered), finished);
    if (herd_.apart()) {
      if (HWY_LIKELY(none(f_, capped))) return;
      call_back(today(ahead), mask_of_words(f_, capped));
      anew = both(f_, anew, capped);
      if (none(f_, anew)) return;
    }
    const D persons = binomial(f_, suffered, row(herd_.returning), words_.next(mask_of_words(f_, anew)));
    send_away(day, where(f_, anew, persons));
  }

 private:
  static constexpr std::size_t kLanes = hn::MaxLanes(F());

  HWY_INLINE D row(const double* from) const { return load(f_, from + lane_); }
  HWY_INLINE const Herd::LagDay& today(int ahead) const { return herd_.lag_days[static_cast<std::size_t>(ahead)]; }
  HWY_INLINE void add(Herd::Row32 to, Words<F> persons) {
    hn::StoreU(hn::Add(hn::LoadU(U(), to + lane_), persons), U(), to + lane_);
  }

  /// Divides the pools of the blocks that begin today, by fair coins.
  HWY_INLINE void divide_pools(const Herd::LagDay& today) {
    for (const Herd::LagDay::Division& division : today.divisions) {
      const Words<F> all = hn::LoadU(U(), division.from + lane_), earlier = halved(f_, all, lag_words_, 1);
      hn::StoreU(hn::Zero(U()), U(), division.from + lane_);
      add(division.earlier, earlier);
      add(division.later, hn::Sub(all, earlier));
    }
  }

  HWY_INLINE D tree_count(const LagLaw::CoinTree& tree, D mean, Words<F> word) const {
    return tree.tosses.empty() ? few_poisson(f_, mean, word) : poisson(f_, mean, word);
  }

  /// Undoes drawn() in some lanes.
  HWY_NOINLINE void call_back(const Herd::LagDay& today, hn::Mask<U> lanes) {
    const Herd::Row32* to = today.to.data();
    std::uint32_t* const* nodes_of_tree = herd_.nodes.data();
    for (const LagLaw::CoinTree& tree : *today.trees) {
      const std::uint32_t* const nodes = *nodes_of_tree++;
      for (const LagLaw::CoinTree::Cell& cell : tree.cells) {
        const Words<F> persons = hn::IfThenElseZero(lanes, hn::Load(U(), nodes + cell.node * kLanes));
        add(*to++, hn::Sub(hn::Zero(U()), persons));
      }
    }
  }

  /// Draws each person's lag independently. The numbers of persons by lag are multinomial, and are drawn by halving the lags.
  HWY_NOINLINE void send_away(std::int32_t day, D persons) {
    if (none(f_, below(f_, all(f_, 0), persons))) return;
    const LagLaw& law = herd_.model.returns->lags;
    store(f_, persons, herd_.persons[0]);
    for (std::size_t i = 0; i < law.splits.size(); ++i) {
      const LagLaw::Split& split = law.splits[i];
      const D all_here = load(f_, herd_.persons[split.from]);
      const D earlier = none(f_, below(f_, all(f_, 0), all_here)) ? all_here : part_of(all_here, i);
      store(f_, earlier, herd_.persons[split.earlier]);
      store(f_, minus(f_, all_here, earlier), herd_.persons[split.later]);
    }
    const Herd::Row32* const ahead = herd_.coming_back_from(day);
    for (const LagLaw::Leaf& leaf : law.leaves) add(ahead[leaf.lag], whole_words(f_, load(f_, herd_.persons[leaf.slot])));
  }

  /// Returns binomial() with the probability of a split. All that does not depend on the lane is precomputed. A lane with nobody
  /// to split takes no word.
  HWY_INLINE D part_of(D persons, std::size_t split) {
    const Herd::Split& known = herd_.splits[split];
    const auto word = words_.next(mask_of_words(f_, below(f_, all(f_, 0), persons)));
    const Share<F> share{all(f_, known.p), hn::Set(f_, static_cast<float>(known.p)), hn::Set(f_, known.log_rest),
                         hn::Set(f_, known.odds)};
    const D count = binomial(f_, persons, share, known.failures ? hn::Not(word) : word);
    return known.failures ? minus(f_, persons, count) : count;
  }

  F f_;
  Herd& herd_;
  int lane_;
  HerdWords words_, lag_words_;
};

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
