#include "engine/samplers.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>

#include "ebb/distribution/quantile_table.hpp"
#include "ebb/model/input_block.hpp"
#include "ebb/random/stream.hpp"
#include "model/lane_samplers.hpp"
#include "random/trial_block.hpp"

namespace ebb {
namespace {

/// Of numbers of any type; eight sums at once, so that adding up takes next to no time.
template <class Range, class Value>
double sum_of(const Range& range, Value value) {
  std::array<double, 8> sums{};
  std::size_t i = 0;
  for (; i + sums.size() <= range.size(); i += sums.size())
    for (std::size_t k = 0; k < sums.size(); ++k) sums[k] += value(range[i + k]);
  for (; i < range.size(); ++i) sums[0] += value(range[i]);
  return std::accumulate(sums.begin(), sums.end(), 0.0);
}

/// draw(stream, first, n) draws for a block of trials and returns the sum.
template <class Draw>
Sampler in_blocks(const std::string& name, Draw draw) {
  return {name, [draw, stream = Stream(1, name)](std::uint64_t first, int n) {
            double sum = 0;
            for (int some = 0; n > 0; first += static_cast<std::uint64_t>(some), n -= some) {
              some = std::min(n, kBlockTrials);
              sum += draw(stream, first, static_cast<std::size_t>(some));
            }
            return sum;
          }};
}

double bits(const Stream& stream, std::uint64_t first, std::size_t n) {
  std::array<std::uint64_t, kBlockTrials> room;
  const std::span bits = std::span(room).first(n);
  fill_bits(stream, first, 0, bits);
  return sum_of(bits, [](std::uint64_t word) { return static_cast<double>(static_cast<std::int64_t>(word >> 11)); });
}

double uniforms(const Stream& stream, std::uint64_t first, std::size_t n) {
  std::array<Uniform, kBlockTrials> room;
  const std::span uniforms = std::span(room).first(n);
  fill_uniforms(stream, first, 0, uniforms);
  return sum_of(uniforms, [](const Uniform& at) { return at.u; });
}

Sampler of_family(const std::string& name, const Family& family) {
  return in_blocks(name, [table = QuantileTable(Distribution(family))](const Stream& stream, std::uint64_t first, std::size_t n) {
    std::array<Uniform, kBlockTrials> room;
    std::array<double, kBlockTrials> more_room;
    const std::span uniforms = std::span(room).first(n);
    const std::span values = std::span(more_room).first(n);
    fill_uniforms(stream, first, 0, uniforms);
    table.fill(uniforms, values);
    return sum_of(values, [](double x) { return x; });
  });
}

Sampler of_day(const std::string& name, LaneSampler sampler) {
  return {name,
          [sampler, stream = Stream(1, name)](std::uint64_t first, int n) { return draw_in_lanes(sampler, stream, first, n); }};
}

Family disagreeing_sources() { return mixture({2, 1}, {Distribution(uniform_law(80, 90)), Distribution(normal(120, 10))}); }

}  // namespace

std::vector<Sampler> samplers() {
  return {
      in_blocks("64 random bits", bits),
      in_blocks("uniform", uniforms),
      of_family("uniform law", uniform_law(3'800, 4'000)),
      of_family("triangular", triangular(10'000, 11'000, 12'000)),
      of_family("PERT", pert(14, 21, 60)),
      of_family("normal", normal(92, 15)),
      of_family("lognormal", lognormal(92, 15)),
      of_family("logit-normal", likely_share(0.1, 0.5)),
      of_family("gamma", gamma(92, 15)),
      of_family("Weibull", weibull(92, 15)),
      of_family("exponential", exponential(92)),
      of_family("beta", beta(0.25, 0.1)),
      of_family("metalog", metalog({{0.05, 60}, {0.5, 92}, {0.95, 130}})),
      of_family("discrete", discrete({1, 2, 3, 4}, {4, 3, 2, 1})),
      of_family("mixture", disagreeing_sources()),
      of_day("day: 32 random bits", LaneSampler::words),
      of_day("day: normal", LaneSampler::normal),
      of_day("day: gamma, shape 5", LaneSampler::gamma),
      of_day("day: Poisson, mean 92", LaneSampler::poisson),
      of_day("day: Poisson, mean 3", LaneSampler::small_poisson),
      of_day("day: negative binomial", LaneSampler::negative_binomial),
      of_day("day: binomial, 92 of 0.25", LaneSampler::binomial),
      of_day("day: a word and a gamma", LaneSampler::word_and_gamma),
  };
}

}  // namespace ebb
