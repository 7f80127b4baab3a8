#include "ebb/random/stream.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "ebb/core/digest.hpp"
#include "random/philox.hpp"

namespace ebb {
namespace {

struct TwoWords {
  std::uint64_t first, second;
};

TwoWords block(std::uint64_t key, std::uint64_t trial, std::uint64_t step) {
  const auto low = [](std::uint64_t x) { return static_cast<std::uint32_t>(x); };
  const auto high = [](std::uint64_t x) { return static_cast<std::uint32_t>(x >> 32); };
  const PhiloxCounter w = philox4x32_10({low(step), high(step), low(trial), high(trial)}, {low(key), high(key)});
  return {w[0] | std::uint64_t{w[1]} << 32, w[2] | std::uint64_t{w[3]} << 32};
}

}  // namespace

Stream::Stream(std::uint64_t seed, std::string_view name) : key_(digest64(fmt::format("ebb-stream-1:{}:{}", seed, name))) {}

std::uint64_t Stream::bits(std::uint64_t trial, std::uint64_t step) const { return block(key_, trial, step).first; }

DayDraws::DayDraws(const Stream& stream, std::uint64_t trial, std::uint32_t day)
    : key_(stream.key()), trial_(trial), step_(std::uint64_t{day} << 32), last_(step_ | 0xFFFFFFFF) {}

Uniform DayDraws::next() {
  if (has_spare_) {
    has_spare_ = false;
    return uniform_from_bits(spare_);
  }
  if (step_ == last_) throw std::overflow_error("a day has used up its random numbers");
  const TwoWords words = block(key_, trial_, step_++);
  spare_ = words.second;
  has_spare_ = true;
  return uniform_from_bits(words.first);
}

}  // namespace ebb
