// The GNU Scientific Library.
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include "trial.hpp"

namespace {

class Draws {
 public:
  explicit Draws(unsigned long seed) : rng_(gsl_rng_alloc(gsl_rng_taus2)) { gsl_rng_set(rng_, seed); }
  Draws(const Draws&) = delete;
  ~Draws() { gsl_rng_free(rng_); }
  double uniform(double low, double high) { return gsl_ran_flat(rng_, low, high); }
  double triangular(double low, double mode, double high) { return peers::triangular_from_uniform(*this, low, mode, high); }
  double lognormal(double mu, double sigma) { return gsl_ran_lognormal(rng_, mu, sigma); }
  double beta(double a, double b) { return gsl_ran_beta(rng_, a, b); }
  double gamma(double shape, double scale) { return gsl_ran_gamma(rng_, shape, scale); }
  long poisson(double mean) { return mean > 0 ? gsl_ran_poisson(rng_, mean) : 0; }
  long binomial(long n, double p) { return gsl_ran_binomial(rng_, p, static_cast<unsigned>(n)); }

 private:
  gsl_rng* rng_;  // taus2: the fastest of its own generators that the library recommends
};

}  // namespace

int main(int argc, char** argv) { return peers::run<Draws>(argc, argv); }
