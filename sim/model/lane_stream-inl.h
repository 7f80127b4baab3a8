// The random words of day-to-day noise, with one trial in each lane.
#if defined(EBB_MODEL_LANE_STREAM_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef EBB_MODEL_LANE_STREAM_INL_H_
#undef EBB_MODEL_LANE_STREAM_INL_H_
#else
#define EBB_MODEL_LANE_STREAM_INL_H_
#endif

#include "model/lanes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {

/// The generator sfc32 in every lane: C. Doty-Humphrey, PractRand (2014), "small fast chaotic". It has 96 bits of state and a
/// counter. Its seed is an addressed draw (ebb/random/stream.hpp), so a trial's number decides all its words. A lane's words
/// never depend on its neighbours, because a lane that needs no word keeps its state.
template <class F>
class LaneStream {
 public:
  using U = hn::RebindToUnsigned<F>;
  HWY_INLINE void load(const std::uint32_t* a, const std::uint32_t* b, const std::uint32_t* c, const std::uint32_t* counter) {
    a_ = hn::LoadU(U(), a), b_ = hn::LoadU(U(), b), c_ = hn::LoadU(U(), c), counter_ = hn::LoadU(U(), counter);
  }
  HWY_INLINE void store(std::uint32_t* a, std::uint32_t* b, std::uint32_t* c, std::uint32_t* counter) const {
    hn::StoreU(a_, U(), a), hn::StoreU(b_, U(), b), hn::StoreU(c_, U(), c), hn::StoreU(counter_, U(), counter);
  }

  HWY_INLINE Words<F> next() {
    const auto word = hn::Add(hn::Add(a_, b_), counter_);
    counter_ = hn::Add(counter_, hn::Set(U(), 1));
    a_ = hn::Xor(b_, hn::ShiftRight<9>(b_));
    b_ = hn::Add(c_, hn::ShiftLeft<3>(c_));
    c_ = hn::Add(hn::Or(hn::ShiftLeft<21>(c_), hn::ShiftRight<11>(c_)), word);
    return word;
  }

  /// Returns the next word of the lanes in `which`. The other lanes keep their state, and their results have no meaning.
  HWY_INLINE Words<F> next(hn::Mask<U> which) {
    const auto a = a_, b = b_, c = c_, counter = counter_;
    const auto word = next();
    a_ = hn::IfThenElse(which, a_, a), b_ = hn::IfThenElse(which, b_, b);
    c_ = hn::IfThenElse(which, c_, c), counter_ = hn::IfThenElse(which, counter_, counter);
    return word;
  }

 private:
  Words<F> a_, b_, c_, counter_;
};

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
