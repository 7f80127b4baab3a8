#include "ebb/random/stream.hpp"

#include <fmt/format.h>

#include "ebb/core/digest.hpp"
#include "random/philox.hpp"

namespace ebb {
namespace {

PhiloxCounter block(std::uint64_t key, std::uint64_t trial, std::uint64_t step) {
  const auto low = [](std::uint64_t x) { return static_cast<std::uint32_t>(x); };
  const auto high = [](std::uint64_t x) { return static_cast<std::uint32_t>(x >> 32); };
  return philox4x32_10({low(step), high(step), low(trial), high(trial)}, {low(key), high(key)});
}

}  // namespace

Stream::Stream(std::uint64_t seed, std::string_view name) : key_(digest64(fmt::format("ebb-stream-1:{}:{}", seed, name))) {}

std::uint64_t Stream::bits(std::uint64_t trial, std::uint64_t step) const {
  const PhiloxCounter words = block(key_, trial / 2, step);
  const std::size_t first = trial % 2 * 2;
  return words[first] | std::uint64_t{words[first + 1]} << 32;
}

TrialSeed Stream::seed(std::uint64_t trial) const {
  const PhiloxCounter words = block(key_, trial, 0);
  return {words[0], words[1], words[2]};
}

}  // namespace ebb
