#include "engine/samplers.hpp"

#include "ebb/distribution/quantile_table.hpp"
#include "ebb/random/stream.hpp"
#include "model/lane_samplers.hpp"

namespace ebb {
namespace {

template <class Draw>
Sampler sampler(const std::string& name, Draw draw) {
  return {name, [draw, stream = Stream(1, name)](std::uint64_t first, int n) {
            double sum = 0;
            for (std::uint64_t trial = first; n > 0; ++trial, --n) sum += draw(stream, trial);
            return sum;
          }};
}

Sampler of_family(const std::string& name, const Family& family) {
  return sampler(name, [table = QuantileTable(Distribution(family))](const Stream& stream, std::uint64_t trial) {
    return table(stream.uniform(trial, 0));
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
      sampler("64 random bits",
              [](const Stream& stream, std::uint64_t trial) { return static_cast<double>(stream.bits(trial, 0) >> 11); }),
      sampler("uniform", [](const Stream& stream, std::uint64_t trial) { return stream.uniform(trial, 0).u; }),
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
