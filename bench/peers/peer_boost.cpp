// Boost.Random.
#include <boost/random/beta_distribution.hpp>
#include <boost/random/binomial_distribution.hpp>
#include <boost/random/gamma_distribution.hpp>
#include <boost/random/lognormal_distribution.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/poisson_distribution.hpp>
#include <boost/random/triangle_distribution.hpp>
#include <boost/random/uniform_01.hpp>

#include "trial.hpp"

namespace {

class Draws {
 public:
  explicit Draws(unsigned long seed) : engine_(seed) {}
  double uniform(double low, double high) { return low + (high - low) * boost::random::uniform_01<double>()(engine_); }
  double triangular(double low, double mode, double high) {
    return boost::random::triangle_distribution<double>(low, mode, high)(engine_);
  }
  double lognormal(double mu, double sigma) { return boost::random::lognormal_distribution<double>(mu, sigma)(engine_); }
  double beta(double a, double b) { return boost::random::beta_distribution<double>(a, b)(engine_); }
  double gamma(double shape, double scale) { return boost::random::gamma_distribution<double>(shape, scale)(engine_); }
  long poisson(double mean) { return mean > 0 ? boost::random::poisson_distribution<long>(mean)(engine_) : 0; }
  long binomial(long n, double p) { return boost::random::binomial_distribution<long>(n, p)(engine_); }

 private:
  boost::random::mt19937_64 engine_;
};

}  // namespace

int main(int argc, char** argv) { return peers::run<Draws>(argc, argv); }
