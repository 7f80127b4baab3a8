#pragma once
#include <array>
#include <cstdint>
#include <span>

#include "ebb/random/stream.hpp"

namespace ebb {

// The draws of consecutive trials at once, in the widest instructions that the machine has: the same bits as one by one.

/// uniforms[i] = stream.uniform(first_trial + i, step).
void fill_uniforms(const Stream& stream, std::uint64_t first_trial, std::uint64_t step, std::span<Uniform> uniforms);

/// bits[i] = stream.bits(first_trial + i, step).
void fill_bits(const Stream& stream, std::uint64_t first_trial, std::uint64_t step, std::span<std::uint64_t> bits);

/// bits[i] = stream.bits(trial, first_step + i).
void fill_bits_of_steps(const Stream& stream, std::uint64_t trial, std::uint64_t first_step, std::span<std::uint64_t> bits);

/// uniforms[i] = uniform_from_bits(bits[i]). The spans are of the same length.
void make_uniforms(std::span<const std::uint64_t> bits, std::span<Uniform> uniforms);

/// rows[k][i] = stream.seed(first_trial + i)[k], i < trials.
using SeedRows = std::array<std::uint32_t*, 3>;
void fill_seeds(const Stream& stream, std::uint64_t first_trial, std::size_t trials, const SeedRows& rows);

}  // namespace ebb
