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

std::size_t uniforms_in_vectors(const Stream& stream, std::uint64_t first_trial, std::uint64_t step,
                                std::span<Uniform> uniforms) {
  const LanePhilox philox(stream);
  const V64 steps = hn::Set(Lane64(), step);
  return for_each_vector(first_trial, uniforms.size(), [&philox, steps, uniforms](std::size_t i, V64 trials) {
    store_uniforms(bits_of(philox(trials, steps)), &uniforms[i]);
  });
}

std::size_t bits_in_vectors(const Stream& stream, std::uint64_t first_trial, std::uint64_t step, std::span<std::uint64_t> bits) {
  const LanePhilox philox(stream);
  const V64 steps = hn::Set(Lane64(), step);
  return for_each_vector(first_trial, bits.size(), [&philox, steps, bits](std::size_t i, V64 trials) {
    hn::StoreU(bits_of(philox(trials, steps)), Lane64(), &bits[i]);
  });
}

std::size_t bits_of_steps_in_vectors(const Stream& stream, std::uint64_t trial, std::uint64_t first_step,
                                     std::span<std::uint64_t> bits) {
  const LanePhilox philox(stream);
  const V64 trials = hn::Set(Lane64(), trial);
  return for_each_vector(first_step, bits.size(), [&philox, trials, bits](std::size_t i, V64 steps) {
    hn::StoreU(bits_of(philox(trials, steps)), Lane64(), &bits[i]);
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
  std::size_t i = HWY_DYNAMIC_DISPATCH(uniforms_in_vectors)(stream, first_trial, step, uniforms);
  for (; i < uniforms.size(); ++i) uniforms[i] = stream.uniform(first_trial + i, step);
}

void fill_bits(const Stream& stream, std::uint64_t first_trial, std::uint64_t step, std::span<std::uint64_t> bits) {
  std::size_t i = HWY_DYNAMIC_DISPATCH(bits_in_vectors)(stream, first_trial, step, bits);
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
