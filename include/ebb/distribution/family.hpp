#pragma once
#include <limits>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ebb {

class Distribution;

// The families, by the parameters that their functions need. Each is in sim/distribution/, with its equations and sources.
struct Constant {
  double value;
  bool operator==(const Constant&) const = default;
};
struct UniformLaw {
  double low, high;
  bool operator==(const UniformLaw&) const = default;
};
struct Triangular {
  double low, mode, high;
  bool operator==(const Triangular&) const = default;
};
struct Beta {
  double alpha, beta, low, high;
  bool operator==(const Beta&) const = default;
};  ///< PERT is one: see pert()
struct Normal {
  double mean, sd;
  bool operator==(const Normal&) const = default;
};
struct Lognormal {
  double mu, sigma;
  bool operator==(const Lognormal&) const = default;
};  ///< log X ~ Normal(mu, sigma)
struct Logitnormal {
  double mu, sigma;
  bool operator==(const Logitnormal&) const = default;
};  ///< log(X/(1 − X)) ~ Normal(mu, sigma)
struct Gamma {
  double shape, scale;
  bool operator==(const Gamma&) const = default;
};
struct Weibull {
  double shape, scale;
  bool operator==(const Weibull&) const = default;
};
struct Exponential {
  double mean;
  bool operator==(const Exponential&) const = default;
};
struct Metalog {
  std::vector<double> coefficients;
  double low, high;
  bool operator==(const Metalog&) const = default;
};  ///< ±infinity where unbounded
struct Discrete {
  std::vector<double> values, cumulative, cumulative_above;
  bool operator==(const Discrete&) const = default;
};  ///< values increasing; P(X ≤ v), P(X > v)
struct Mixture {
  std::vector<double> weights;
  std::vector<Distribution> parts;
  bool operator==(const Mixture&) const;
};  ///< weights sum to 1

using Family = std::variant<Constant, UniformLaw, Triangular, Beta, Normal, Lognormal, Logitnormal, Gamma, Weibull, Exponential,
                            Metalog, Discrete, Mixture>;

/// A point of a quantile function: P(X ≤ x) = p, 0 < p < 1.
struct QuantilePoint {
  double p, x;
};
inline constexpr double kUnbounded = std::numeric_limits<double>::infinity();

// From what a scenario says to a family. All throw DistributionError. sd = 0, low = high and the like give a Constant.
Family uniform_law(double low, double high);
Family triangular(double low, double mode, double high);
Family pert(double low, double mode, double high);  ///< beta with shape 4
Family normal(double mean, double sd);
Family lognormal(double mean, double sd);  ///< mean and sd of X itself
Family gamma(double mean, double sd);
Family weibull(double mean, double sd);
Family exponential(double mean);
Family beta(double mean, double sd, double low = 0, double high = 1);
Family normal(QuantilePoint a, QuantilePoint b);
Family lognormal(QuantilePoint a, QuantilePoint b);
Family gamma(QuantilePoint a, QuantilePoint b);
Family weibull(QuantilePoint a, QuantilePoint b);
Family likely_amount(double low, double high);  ///< lognormal with these as 5 % and 95 % quantiles
Family likely_share(double low, double high);   ///< logit-normal, likewise
Family likely_date(double low, double high);    ///< normal, likewise
Family metalog(const std::vector<QuantilePoint>& points, double low = -kUnbounded, double high = kUnbounded);
Family discrete(std::vector<double> values, std::vector<double> weights);
Family empirical(std::vector<double> values);
Family mixture(std::vector<double> weights, std::vector<Distribution> parts);

/// In words, with the family's own parameters: "PERT (beta, shape 4): low 10,000, mode 11,000, high 12,000".
std::string describe(const Distribution& distribution);

}  // namespace ebb
