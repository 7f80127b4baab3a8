#include "random/trial_block.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "random/trial_block.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

#include "random/philox-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

/// uniform_from_bits: 52 bits as the mantissa of a number in [2⁵², 2⁵³) are exact, and so is everything after.
HWY_INLINE hn::Vec<hn::ScalableTag<double>> unit(V64 bits) {
  const hn::ScalableTag<double> d;
  const V64 mantissa = hn::Or(hn::ShiftRight<12>(bits), hn::BitCast(Lane64(), hn::Set(d, 0x1p52)));
  return hn::Mul(hn::Sub(hn::BitCast(d, mantissa), hn::Set(d, 0x1p52 - 0.5)), hn::Set(d, 0x1p-52));
}

/// 1 − u is exact: both are multiples of 2⁻⁵³ below 1.
HWY_INLINE void store_uniforms(V64 bits, Uniform* uniforms) {
  const hn::ScalableTag<double> d;
  const auto u = unit(bits);
  hn::StoreInterleaved2(u, hn::Sub(hn::Set(d, 1), u), d, &uniforms->u);
}

/// visit(i, first + i and the next) for every whole vector of `count` numbers; how many numbers those are.
template <class Visit>
HWY_INLINE std::size_t for_each_vector(std::uint64_t first, std::size_t count, const Visit& visit) {
  const Lane64 d;
  const V64 ordinals = hn::Iota(d, 0);
  std::size_t i = 0;
  for (; i + hn::Lanes(d) <= count; i += hn::Lanes(d)) visit(i, hn::Add(hn::Set(d, first + i), ordinals));
  return i;
}

/// visit(i, block) for trials first + i, first + i + 1, … of an even `first`: two for each lane of the block of Philox.
template <class Visit>
HWY_INLINE std::size_t for_each_pair(const Stream& stream, std::uint64_t first, std::uint64_t step, std::size_t count,
                                     const Visit& visit) {
  const LanePhilox philox(stream);
  const V64 steps = hn::Set(Lane64(), step);
  return 2 * for_each_vector(first / 2, count / 2, [&](std::size_t i, V64 pairs) { visit(2 * i, philox(pairs, steps)); });
}

std::size_t uniforms_in_vectors(const Stream& stream, std::uint64_t first_trial, std::uint64_t step,
                                std::span<Uniform> uniforms) {
  return for_each_pair(stream, first_trial, step, uniforms.size(), [uniforms](std::size_t i, const PhiloxWords& block) {
    const hn::ScalableTag<double> d;
    const auto one = hn::Set(d, 1), even = unit(first_bits(block)), odd = unit(last_bits(block));
    hn::StoreInterleaved4(even, hn::Sub(one, even), odd, hn::Sub(one, odd), d, &uniforms[i].u);
  });
}

std::size_t bits_in_vectors(const Stream& stream, std::uint64_t first_trial, std::uint64_t step, std::span<std::uint64_t> bits) {
  return for_each_pair(stream, first_trial, step, bits.size(), [bits](std::size_t i, const PhiloxWords& block) {
    hn::StoreInterleaved2(first_bits(block), last_bits(block), Lane64(), &bits[i]);
  });
}

std::size_t bits_of_steps_in_vectors(const Stream& stream, std::uint64_t trial, std::uint64_t first_step,
                                     std::span<std::uint64_t> bits) {
  const LanePhilox philox(stream);
  const V64 pairs = hn::Set(Lane64(), trial / 2);
  return for_each_vector(first_step, bits.size(), [&philox, pairs, trial, bits](std::size_t i, V64 steps) {
    const PhiloxWords block = philox(pairs, steps);
    hn::StoreU(trial % 2 == 0 ? first_bits(block) : last_bits(block), Lane64(), &bits[i]);
  });
}

std::size_t uniforms_of_bits_in_vectors(std::span<const std::uint64_t> bits, std::span<Uniform> uniforms) {
  return for_each_vector(0, bits.size(),
                         [bits, uniforms](std::size_t i, V64) { store_uniforms(hn::LoadU(Lane64(), &bits[i]), &uniforms[i]); });
}

std::size_t seeds_in_vectors(const Stream& stream, std::uint64_t first_trial, std::size_t count, const SeedRows& rows) {
  const LanePhilox philox(stream);
  return for_each_vector(first_trial, count, [&philox, &rows](std::size_t i, V64 trials) {
    const hn::Rebind<std::uint32_t, Lane64> d32;
    const PhiloxWords block = philox(trials, hn::Zero(Lane64()));
    for (std::size_t k = 0; k < rows.size(); ++k) hn::StoreU(hn::TruncateTo(d32, block.words[k]), d32, rows[k] + i);
  });
}

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ebb {

HWY_EXPORT(uniforms_in_vectors);
HWY_EXPORT(bits_in_vectors);
HWY_EXPORT(bits_of_steps_in_vectors);
HWY_EXPORT(uniforms_of_bits_in_vectors);
HWY_EXPORT(seeds_in_vectors);

void fill_uniforms(const Stream& stream, std::uint64_t first_trial, std::uint64_t step, std::span<Uniform> uniforms) {
  if (uniforms.empty()) return;
  std::size_t i = first_trial % 2;  // an odd trial is the second of its pair
  if (i == 1) uniforms[0] = stream.uniform(first_trial, step);
  i += HWY_DYNAMIC_DISPATCH(uniforms_in_vectors)(stream, first_trial + i, step, uniforms.subspan(i));
  for (; i < uniforms.size(); ++i) uniforms[i] = stream.uniform(first_trial + i, step);
}

void fill_bits(const Stream& stream, std::uint64_t first_trial, std::uint64_t step, std::span<std::uint64_t> bits) {
  if (bits.empty()) return;
  std::size_t i = first_trial % 2;
  if (i == 1) bits[0] = stream.bits(first_trial, step);
  i += HWY_DYNAMIC_DISPATCH(bits_in_vectors)(stream, first_trial + i, step, bits.subspan(i));
  for (; i < bits.size(); ++i) bits[i] = stream.bits(first_trial + i, step);
}

void fill_bits_of_steps(const Stream& stream, std::uint64_t trial, std::uint64_t first_step, std::span<std::uint64_t> bits) {
  std::size_t i = HWY_DYNAMIC_DISPATCH(bits_of_steps_in_vectors)(stream, trial, first_step, bits);
  for (; i < bits.size(); ++i) bits[i] = stream.bits(trial, first_step + i);
}

void make_uniforms(std::span<const std::uint64_t> bits, std::span<Uniform> uniforms) {
  std::size_t i = HWY_DYNAMIC_DISPATCH(uniforms_of_bits_in_vectors)(bits, uniforms);
  for (; i < bits.size(); ++i) uniforms[i] = uniform_from_bits(bits[i]);
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
