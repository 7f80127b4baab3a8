#pragma once
#include <string>

#include "ebb/distribution/distribution.hpp"
#include "ebb/distribution/family.hpp"
#include "ebb/distribution/tails.hpp"
#include "ebb/random/uniform.hpp"

namespace ebb {

/// The ends of a family's support, ±infinity where there is none.
struct Support {
  double low, high;
};

// What every family can do; each is defined in the file of its name.
//   support    where it has mass
//   quantile   inf{x : F(x) ≥ u}, from the nearer tail
//   cdf        P(X ≤ x) and P(X > x), each accurate on its own
//   words      its name and parameters, as `describe` prints them

Support support(const Constant& law);
double quantile(const Constant& law, Uniform u);
Tails cdf(const Constant& law, double x);
std::string words(const Constant& law);

Support support(const UniformLaw& law);
double quantile(const UniformLaw& law, Uniform u);
Tails cdf(const UniformLaw& law, double x);
std::string words(const UniformLaw& law);

Support support(const Triangular& law);
double quantile(const Triangular& law, Uniform u);
Tails cdf(const Triangular& law, double x);
std::string words(const Triangular& law);

Support support(const Beta& law);
double quantile(const Beta& law, Uniform u);
Tails cdf(const Beta& law, double x);
std::string words(const Beta& law);

Support support(const Normal& law);
double quantile(const Normal& law, Uniform u);
Tails cdf(const Normal& law, double x);
std::string words(const Normal& law);

Support support(const Lognormal& law);
double quantile(const Lognormal& law, Uniform u);
Tails cdf(const Lognormal& law, double x);
std::string words(const Lognormal& law);

Support support(const Logitnormal& law);
double quantile(const Logitnormal& law, Uniform u);
Tails cdf(const Logitnormal& law, double x);
std::string words(const Logitnormal& law);

Support support(const Gamma& law);
double quantile(const Gamma& law, Uniform u);
Tails cdf(const Gamma& law, double x);
std::string words(const Gamma& law);

Support support(const Weibull& law);
double quantile(const Weibull& law, Uniform u);
Tails cdf(const Weibull& law, double x);
std::string words(const Weibull& law);

Support support(const Exponential& law);
double quantile(const Exponential& law, Uniform u);
Tails cdf(const Exponential& law, double x);
std::string words(const Exponential& law);

Support support(const Metalog& law);
double quantile(const Metalog& law, Uniform u);
Tails cdf(const Metalog& law, double x);
std::string words(const Metalog& law);

Support support(const Discrete& law);
double quantile(const Discrete& law, Uniform u);
Tails cdf(const Discrete& law, double x);
std::string words(const Discrete& law);

Support support(const Mixture& law);
double quantile(const Mixture& law, Uniform u);
Tails cdf(const Mixture& law, double x);
std::string words(const Mixture& law);

/// P(X < x) and P(X ≥ x): differs from cdf where x has a probability of its own.
Tails cdf_before(const Family& family, double x);

/// The lowest value at or above x, and the highest at or below x, that the family can take; ±infinity where there is none.
double first_from(const Family& family, double x);
double last_to(const Family& family, double x);

/// Whether single values have positive probability.
bool has_atoms(const Family& family);

}  // namespace ebb
