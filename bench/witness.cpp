// ebb-witness SECONDS: how fast Boost.Random and the standard library draw what ebb draws, a line for each:
// SAMPLER, tab, LIBRARY, tab, NANOSECONDS. `ebb bench` runs it; names as in sim/engine/samplers.cpp.
#include <boost/random/beta_distribution.hpp>
#include <boost/random/binomial_distribution.hpp>
#include <boost/random/discrete_distribution.hpp>
#include <boost/random/exponential_distribution.hpp>
#include <boost/random/gamma_distribution.hpp>
#include <boost/random/lognormal_distribution.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/poisson_distribution.hpp>
#include <boost/random/triangle_distribution.hpp>
#include <boost/random/uniform_01.hpp>
#include <boost/random/uniform_real_distribution.hpp>
#include <boost/random/weibull_distribution.hpp>
#include <cstdio>
#include <cstdlib>
#include <random>

#include "cli/stopwatch.hpp"

namespace {

namespace br = boost::random;

/// Measures draw(engine) for each sampler of one library.
template <class Engine>
class Witness {
 public:
  Witness(const char* library, double seconds) : library_(library), seconds_(seconds) {}

  template <class Draw>
  void time(const char* sampler, Draw draw) {
    const auto sum = [&](std::uint64_t, int n) {
      double total = 0;
      for (; n > 0; --n) total += static_cast<double>(draw(engine_));
      return total;
    };
    std::printf("%s\t%s\t%.3f\n", sampler, library_, ebb::cli::nanoseconds_a_draw(sum, seconds_));
  }

 private:
  const char* library_;
  double seconds_;
  Engine engine_{1};
};

volatile double mean_of_today = 92, small_mean = 3, share = 0.25;  // a day's parameters are new every day

void boost_random(double seconds) {
  using Engine = br::mt19937_64;
  Witness<Engine> witness("boost", seconds);
  witness.time("64 random bits", [](Engine& engine) { return engine(); });
  witness.time("uniform", br::uniform_01<double>());
  witness.time("uniform law", br::uniform_real_distribution<double>(3'800, 4'000));
  witness.time("triangular", br::triangle_distribution<double>(10'000, 11'000, 12'000));
  witness.time("PERT", [law = br::beta_distribution<double>(1 + 28 / 46.0, 1 + 156 / 46.0)](Engine& engine) mutable {
    return 14 + 46 * law(engine);
  });
  witness.time("normal", br::normal_distribution<double>(92, 15));
  witness.time("lognormal", br::lognormal_distribution<double>(4.5086, 0.16197));
  witness.time("gamma", br::gamma_distribution<double>(37.618, 2.4457));
  witness.time("Weibull", br::weibull_distribution<double>(7.2, 98.2));
  witness.time("exponential", br::exponential_distribution<double>(1 / 92.0));
  witness.time("beta", br::beta_distribution<double>(4.4375, 13.3125));
  witness.time("discrete", br::discrete_distribution<int>({4.0, 3.0, 2.0, 1.0}));
  witness.time("day: 32 random bits", [narrow = br::mt19937(1)](Engine&) mutable { return narrow(); });
  witness.time("day: normal", br::normal_distribution<double>());
  witness.time("day: gamma, shape 5", br::gamma_distribution<double>(5, 0.2));
  witness.time("day: Poisson, mean 92", [](Engine& engine) { return br::poisson_distribution<long>(mean_of_today)(engine); });
  witness.time("day: Poisson, mean 3", [](Engine& engine) { return br::poisson_distribution<long>(small_mean)(engine); });
  witness.time("day: negative binomial", [law = br::gamma_distribution<double>(5, 0.2)](Engine& engine) mutable {
    return br::poisson_distribution<long>(mean_of_today * law(engine))(engine);
  });
  witness.time("day: binomial, 92 of 0.25", [](Engine& engine) { return br::binomial_distribution<long>(92, share)(engine); });
}

void standard_library(double seconds) {
  using Engine = std::mt19937_64;
  Witness<Engine> witness("std", seconds);
  witness.time("64 random bits", [](Engine& engine) { return engine(); });
  witness.time("uniform", std::uniform_real_distribution<double>());
  witness.time("uniform law", std::uniform_real_distribution<double>(3'800, 4'000));
  witness.time("normal", std::normal_distribution<double>(92, 15));
  witness.time("lognormal", std::lognormal_distribution<double>(4.5086, 0.16197));
  witness.time("gamma", std::gamma_distribution<double>(37.618, 2.4457));
  witness.time("Weibull", std::weibull_distribution<double>(7.2, 98.2));
  witness.time("exponential", std::exponential_distribution<double>(1 / 92.0));
  witness.time("discrete", std::discrete_distribution<int>({4.0, 3.0, 2.0, 1.0}));
  witness.time("day: 32 random bits", [narrow = std::mt19937(1)](Engine&) mutable { return narrow(); });
  witness.time("day: normal", std::normal_distribution<double>());
  witness.time("day: gamma, shape 5", std::gamma_distribution<double>(5, 0.2));
  witness.time("day: Poisson, mean 92", [](Engine& engine) { return std::poisson_distribution<long>(mean_of_today)(engine); });
  witness.time("day: Poisson, mean 3", [](Engine& engine) { return std::poisson_distribution<long>(small_mean)(engine); });
  witness.time("day: negative binomial", [law = std::gamma_distribution<double>(5, 0.2)](Engine& engine) mutable {
    return std::poisson_distribution<long>(mean_of_today * law(engine))(engine);
  });
  witness.time("day: binomial, 92 of 0.25", [](Engine& engine) { return std::binomial_distribution<long>(92, share)(engine); });
}

}  // namespace

int main(int argc, char** argv) {
  const double seconds = argc > 1 ? std::atof(argv[1]) : 0.01;
  boost_random(seconds);
  standard_library(seconds);
  return 0;
}
