// Philox4x32-10 (random/philox.hpp) with a counter in each lane of 64 bits.
#if defined(EBB_RANDOM_PHILOX_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef EBB_RANDOM_PHILOX_INL_H_
#undef EBB_RANDOM_PHILOX_INL_H_
#else
#define EBB_RANDOM_PHILOX_INL_H_
#endif

#include <hwy/highway.h>

#include "ebb/random/stream.hpp"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Lane64 = hn::ScalableTag<std::uint64_t>;
using V64 = hn::Vec<Lane64>;

/// Of a lane that holds a 32-bit word only the lower half means anything.
struct PhiloxWords {
  V64 words[4];
};

/// Philox under the key of a stream.
class LanePhilox {
 public:
  explicit LanePhilox(const Stream& stream) {
    auto key0 = static_cast<std::uint32_t>(stream.key()), key1 = static_cast<std::uint32_t>(stream.key() >> 32);
    for (int round = 0; round < kRounds; ++round, key0 += 0x9E3779B9, key1 += 0xBB67AE85)
      keys0_[round] = hn::Set(Lane64(), key0), keys1_[round] = hn::Set(Lane64(), key1);
  }

  HWY_INLINE PhiloxWords operator()(V64 trial, V64 step) const {
    V64 c0 = step, c1 = hn::ShiftRight<32>(step), c2 = trial, c3 = hn::ShiftRight<32>(trial);
    for (int round = 0; round < kRounds; ++round) {
      const V64 product0 = product(0xD2511F53, c0), product1 = product(0xCD9E8D57, c2);
      c0 = hn::Xor3(hn::ShiftRight<32>(product1), c1, keys0_[round]);
      c2 = hn::Xor3(hn::ShiftRight<32>(product0), c3, keys1_[round]);
      c1 = product1, c3 = product0;
    }
    return {{c0, c1, c2, c3}};
  }

 private:
  static HWY_INLINE V64 product(std::uint64_t multiplier, V64 word) {
#if HWY_TARGET == HWY_SCALAR
    return hn::Set(Lane64(), multiplier * (hn::GetLane(word) & 0xFFFFFFFF));
#else
    const hn::Repartition<std::uint32_t, Lane64> d32;
    return hn::MulEven(hn::BitCast(d32, hn::Set(Lane64(), multiplier)), hn::BitCast(d32, word));
#endif
  }

  static constexpr int kRounds = 10;
  V64 keys0_[kRounds], keys1_[kRounds];
};

/// Two words as one of 64 bits, the first one below.
HWY_INLINE V64 joined(V64 low, V64 high) { return hn::Or(hn::And(low, hn::Set(Lane64(), 0xFFFFFFFF)), hn::ShiftLeft<32>(high)); }
HWY_INLINE V64 first_bits(const PhiloxWords& block) { return joined(block.words[0], block.words[1]); }
HWY_INLINE V64 last_bits(const PhiloxWords& block) { return joined(block.words[2], block.words[3]); }

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
