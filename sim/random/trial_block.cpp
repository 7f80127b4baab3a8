#include "random/trial_block.hpp"

// As in model/day_kernel.cpp: no vectors, SSE4, AVX2 and AVX-512.
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_AVX3_DL)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "random/trial_block.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// A trial in each lane of 64 bits. Of a lane that holds a 32-bit word only the lower half means anything.
using Lane64 = hn::ScalableTag<std::uint64_t>;
using V64 = hn::Vec<Lane64>;

struct Block {
  V64 words[4];
};

/// Philox4x32-10 (random/philox.hpp) of the counters (step, trial).
HWY_INLINE Block philox(const Stream& stream, V64 trial, std::uint64_t step) {
  const Lane64 d;
  const auto product = [](std::uint64_t multiplier, V64 word) {
#if HWY_TARGET == HWY_SCALAR
    return hn::Set(Lane64(), multiplier * (hn::GetLane(word) & 0xFFFFFFFF));
#else
    const hn::Repartition<std::uint32_t, Lane64> d32;
    return hn::MulEven(hn::BitCast(d32, hn::Set(Lane64(), multiplier)), hn::BitCast(d32, word));
#endif
  };
  auto key0 = static_cast<std::uint32_t>(stream.key()), key1 = static_cast<std::uint32_t>(stream.key() >> 32);
  V64 c0 = hn::Set(d, step), c1 = hn::Set(d, step >> 32), c2 = trial, c3 = hn::ShiftRight<32>(trial);
  for (int round = 0; round < 10; ++round) {
    const V64 product0 = product(0xD2511F53, c0), product1 = product(0xCD9E8D57, c2);
    c0 = hn::Xor(hn::Xor(hn::ShiftRight<32>(product1), c1), hn::Set(d, key0));
    c2 = hn::Xor(hn::Xor(hn::ShiftRight<32>(product0), c3), hn::Set(d, key1));
    c1 = product1, c3 = product0;
    key0 += 0x9E3779B9, key1 += 0xBB67AE85;
  }
  return {{c0, c1, c2, c3}};
}

HWY_INLINE V64 bits_of(const Block& block) {
  return hn::Or(hn::And(block.words[0], hn::Set(Lane64(), 0xFFFFFFFF)), hn::ShiftLeft<32>(block.words[1]));
}

/// uniform_from_bits: 52 bits as the mantissa of a number in [2⁵², 2⁵³) are exact, and so is everything after.
HWY_INLINE hn::Vec<hn::ScalableTag<double>> unit(V64 bits) {
  const hn::ScalableTag<double> d;
  const V64 mantissa = hn::Or(hn::ShiftRight<12>(bits), hn::BitCast(Lane64(), hn::Set(d, 0x1p52)));
  const auto whole = hn::Sub(hn::BitCast(d, mantissa), hn::Set(d, 0x1p52));
  return hn::Mul(hn::Add(whole, hn::Set(d, 0.5)), hn::Set(d, 0x1p-52));
}

/// visit(i, block) for every whole vector of trials; how many trials that is.
template <class Visit>
HWY_INLINE std::size_t for_each_vector(const Stream& stream, std::uint64_t first_trial, std::uint64_t step, std::size_t trials,
                                       const Visit& visit) {
  const Lane64 d;
  const V64 ordinals = hn::Iota(d, 0);
  std::size_t i = 0;
  for (; i + hn::Lanes(d) <= trials; i += hn::Lanes(d))
    visit(i, philox(stream, hn::Add(hn::Set(d, first_trial + i), ordinals), step));
  return i;
}

std::size_t uniforms_in_vectors(const Stream& stream, std::uint64_t first_trial, std::uint64_t step,
                                std::span<Uniform> uniforms) {
  return for_each_vector(stream, first_trial, step, uniforms.size(), [uniforms](std::size_t i, const Block& block) {
    const V64 bits = bits_of(block);
    hn::StoreInterleaved2(unit(bits), unit(hn::Not(bits)), hn::ScalableTag<double>(), &uniforms[i].u);
  });
}

std::size_t seeds_in_vectors(const Stream& stream, std::uint64_t first_trial, std::size_t trials, const SeedRows& rows) {
  return for_each_vector(stream, first_trial, 0, trials, [&rows](std::size_t i, const Block& block) {
    const hn::Rebind<std::uint32_t, Lane64> d32;
    for (std::size_t k = 0; k < rows.size(); ++k) hn::StoreU(hn::TruncateTo(d32, block.words[k]), d32, rows[k] + i);
  });
}

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ebb {

HWY_EXPORT(uniforms_in_vectors);
HWY_EXPORT(seeds_in_vectors);

void fill_uniforms(const Stream& stream, std::uint64_t first_trial, std::uint64_t step, std::span<Uniform> uniforms) {
  std::size_t i = HWY_DYNAMIC_DISPATCH(uniforms_in_vectors)(stream, first_trial, step, uniforms);
  for (; i < uniforms.size(); ++i) uniforms[i] = stream.uniform(first_trial + i, step);
}

void fill_seeds(const Stream& stream, std::uint64_t first_trial, std::size_t trials, const SeedRows& rows) {
  std::size_t i = HWY_DYNAMIC_DISPATCH(seeds_in_vectors)(stream, first_trial, trials, rows);
  for (; i < trials; ++i) {
    const TrialSeed seed = stream.seed(first_trial + i);
    for (std::size_t k = 0; k < rows.size(); ++k) rows[k][i] = seed[k];
  }
}

}  // namespace ebb
#endif  // HWY_ONCE
