#define HWY_COMPILE_ONLY_SCALAR  // a vector of one lane
#include "model/day_noise.hpp"

#include <algorithm>
#include <bit>

#include "model/lane_counts-inl.h"
#include "model/lane_gamma-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {

using One = hn::CappedTag<float, 1>;

/// Loads the generator of one lane, and stores its state on destruction.
class OneStream {
 public:
  OneStream(std::uint32_t& a, std::uint32_t& b, std::uint32_t& c, std::uint32_t& counter)
      : a_(a), b_(b), c_(c), counter_(counter) {
    stream_.load(&a, &b, &c, &counter);
  }
  ~OneStream() { stream_.store(&a_, &b_, &c_, &counter_); }
  LaneStream<One>& operator*() { return stream_; }

 private:
  std::uint32_t &a_, &b_, &c_, &counter_;
  LaneStream<One> stream_;
};

Words<One> in_lane(std::uint32_t word) { return hn::Set(hn::RebindToUnsigned<One>(), word); }

double first_of(Doubles<One> x) { return hn::GetLane(x.low); }

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

namespace ebb {

using namespace HWY_NAMESPACE;

DayNoise::DayNoise(const Stream& stream, std::uint64_t trial) {
  const TrialSeed seed = stream.seed(trial);
  a_ = seed[0], b_ = seed[1], c_ = seed[2];
}

std::uint32_t DayNoise::next() {
  OneStream stream(a_, b_, c_, counter_);
  return hn::GetLane((*stream).next());
}

double DayNoise::gamma_factor(double shape) {
  OneStream stream(a_, b_, c_, counter_);
  const One f;
  return first_of(widened(f, gamma(f, GammaShape<One>(f, narrowed(f, all(f, shape))), *stream)));
}

double DayNoise::quantile(const WordQuantile& law) { return quantile_of_word(law, next()); }
double DayNoise::poisson(double mean) { return poisson_of_word(mean, next()); }
double DayNoise::few_poisson(double mean) { return few_poisson_of_word(mean, next()); }

double DayNoise::halved(double n, int words) {
  double left = n;
  std::uint32_t first = 0;
  int heads = 0;
  for (int i = 0; i < words; ++i) {
    const std::uint32_t word = next();
    if (i == 0) first = word;
    const int coins = static_cast<int>(std::min(left, 31.0));
    heads += std::popcount((word >> 1) >> (31 - coins));
    left -= coins;
  }
  return left > 0 ? half_of_word(n, first) : heads;
}

std::int64_t DayNoise::binomial(std::int64_t n, double probability) {
  return static_cast<std::int64_t>(binomial_of_word(static_cast<double>(n), probability, next()));
}

bool DayNoise::happens(double probability) { return (next() + 0.5) * 0x1p-32 < probability; }

double quantile_of_word(const WordQuantile& law, std::uint32_t word) {
  const One f;
  return first_of(widened(f, HWY_NAMESPACE::quantile(f, law, in_lane(word))));
}

double normal_of_word(std::uint32_t word) {
  const One f;
  return first_of(widened(f, normal(f, in_lane(word))));
}

double poisson_of_word(double mean, std::uint32_t word) {
  const One f;
  return first_of(poisson(f, all(f, mean), in_lane(word)));
}

double few_poisson_of_word(double mean, std::uint32_t word) {
  const One f;
  return first_of(few_poisson(f, all(f, mean), in_lane(word)));
}

double binomial_of_word(double n, double probability, std::uint32_t word) {
  const One f;
  return first_of(binomial(f, all(f, n), all(f, probability), in_lane(word)));
}

double half_of_word(double n, std::uint32_t word) {
  const One f;
  if (n < kManyToHalve) return hn::GetLane(halved_at_once(f, in_lane(static_cast<std::uint32_t>(n)), in_lane(word)));
  return first_of(half_of_many(f, all(f, n), above_half(f, narrowed(f, all(f, n)), in_lane(word))));
}

double power_of_share(double strength, double reference, double exponent) {
  const One f;
  const auto one_lane = [&f](double x) { return narrowed(f, all(f, x)); };
  const auto inverse = hn::Div(hn::Set(f, 1.0f), one_lane(reference));
  return first_of(widened(f, power_of_share(f, one_lane(strength), inverse, one_lane(exponent))));
}

BinomialOdds binomial_odds(double p) {
  const One f;
  const auto share = narrowed(f, all(f, p));
  return {hn::GetLane(log1p_negated(f, share)), hn::GetLane(hn::Div(share, hn::Sub(hn::Set(f, 1.0f), share)))};
}

}  // namespace ebb
