#include "model/day_noise.hpp"

#include "model/lane_draws-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {

using One = hn::CappedTag<float, 1>;

/// The generator of one lane, put back at the end.
class OneStream {
 public:
  OneStream(std::uint32_t& a, std::uint32_t& b, std::uint32_t& c, std::uint32_t& counter) : a_(a), b_(b), c_(c), counter_(counter) {
    stream_.load(&a, &b, &c, &counter);
  }
  ~OneStream() { stream_.store(&a_, &b_, &c_, &counter_); }
  LaneStream<One>& operator*() { return stream_; }

 private:
  std::uint32_t &a_, &b_, &c_, &counter_;
  LaneStream<One> stream_;
};

double first_of(Doubles<One> x) { return hn::GetLane(x.low); }

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

namespace ebb {

using namespace HWY_NAMESPACE;

DayNoise::DayNoise(const Stream& stream, std::uint64_t trial) {
  const TrialSeed seed = stream.seed(trial);
  a_ = seed[0], b_ = seed[1], c_ = seed[2];
}

double DayNoise::gamma_factor(double shape) {
  OneStream stream(a_, b_, c_, counter_);
  const One f;
  return first_of(widened(f, gamma(f, GammaShape<One>(f, narrowed(f, all(f, shape))), *stream)));
}

double DayNoise::quantile(const WordQuantile& law) {
  OneStream stream(a_, b_, c_, counter_);
  const One f;
  return first_of(widened(f, HWY_NAMESPACE::quantile(f, law, (*stream).next())));
}

double DayNoise::poisson(double mean) {
  OneStream stream(a_, b_, c_, counter_);
  const One f;
  return first_of(HWY_NAMESPACE::poisson(f, all(f, mean), (*stream).next()));
}

double DayNoise::few_poisson(double mean) {
  OneStream stream(a_, b_, c_, counter_);
  const One f;
  const FewPoisson<One> few(f, all(f, mean));
  const Words<One> word = (*stream).next(), words[] = {word, word, word, word};
  Floats<One> counts[FewPoisson<One>::kAtATime];
  few.draw(f, words, counts);
  return first_of(widened(f, counts[0]));
}

std::int64_t DayNoise::binomial(std::int64_t n, double probability) {
  OneStream stream(a_, b_, c_, counter_);
  const One f;
  const auto count = HWY_NAMESPACE::binomial(f, all(f, static_cast<double>(n)), all(f, probability), (*stream).next());
  return static_cast<std::int64_t>(first_of(count));
}

bool DayNoise::happens(double probability) {
  OneStream stream(a_, b_, c_, counter_);
  return first_of(uniform(One(), (*stream).next())) < probability;
}

BinomialOdds binomial_odds(double p) {
  const One f;
  const auto share = narrowed(f, all(f, p));
  return {hn::GetLane(log1p_negated(f, share)), hn::GetLane(hn::Div(share, hn::Sub(hn::Set(f, 1.0f), share)))};
}

double lane_power(double x, double y) {
  const One f;
  return first_of(power(f, all(f, x), all(f, y)));
}

}  // namespace ebb
