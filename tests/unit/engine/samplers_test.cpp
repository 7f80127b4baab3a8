#include "engine/samplers.hpp"

#include <catch2/catch.hpp>
#include <map>

using namespace ebb;

namespace {

// Means of the laws in samplers.cpp, by the formulas of each family: triangular (a + m + b)/3, PERT (a + 4m + b)/6, a mixture's
// Σ weight × mean. 64 bits are summed without their last eleven.
const std::map<std::string, double> kMeans{{"64 random bits", 0x1p52},
                                           {"uniform", 0.5},
                                           {"uniform law", 3'900},
                                           {"triangular", 11'000},
                                           {"PERT", 158 / 6.0},
                                           {"normal", 92},
                                           {"lognormal", 92},
                                           {"gamma", 92},
                                           {"Weibull", 92},
                                           {"exponential", 92},
                                           {"beta", 0.25},
                                           {"discrete", 2},
                                           {"mixture", 290 / 3.0},
                                           {"day: gamma, shape 5", 1},
                                           {"day: a word and a gamma", 1},
                                           {"day: Poisson, mean 92", 92},
                                           {"day: Poisson, mean 3", 3},
                                           {"day: negative binomial", 92},
                                           {"day: binomial, 92 of 0.25", 23}};

constexpr int kDraws = 100'000;

}  // namespace

TEST_CASE("What is measured as a sampler draws what its name says") {
  std::size_t known = 0;
  for (const Sampler& sampler : samplers()) {
    const auto mean = kMeans.find(sampler.name);
    if (mean == kMeans.end()) continue;  // without a closed form
    INFO(sampler.name);
    CHECK(sampler.draw(0, kDraws) / kDraws == Approx(mean->second).epsilon(0.02));
    ++known;
  }
  CHECK(known == kMeans.size());
}

TEST_CASE("A sampler's draws are addressed by trial") {
  for (const Sampler& sampler : samplers()) {
    INFO(sampler.name);
    if (!sampler.name.starts_with("day: ")) CHECK(sampler.draw(0, 100) + sampler.draw(100, 100) == Approx(sampler.draw(0, 200)));
    CHECK(sampler.draw(0, 100) == sampler.draw(0, 100));
    CHECK(sampler.draw(0, 100) != sampler.draw(100, 100));
  }
}
