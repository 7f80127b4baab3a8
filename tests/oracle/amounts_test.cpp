#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <boost/math/distributions/weibull.hpp>

#include "support/input_law.hpp"

using namespace ebb::test;
namespace bm = boost::math;

namespace {

const double kZ95 = bm::quantile(bm::normal_distribution<double>(), 0.95);

template <class Law>
Cdf cdf_of(Law law) {
  return [law](double x) { return x <= 0 ? 0.0 : bm::cdf(law, x); };
}

Cdf normal(double mean, double sd) {
  return [=](double x) { return bm::cdf(bm::normal_distribution<double>(mean, sd), x); };
}

Cdf scaled_beta(double a, double b, double low, double high) {
  return [=](double x) { return x <= low ? 0 : x >= high ? 1 : bm::ibeta(a, b, (x - low) / (high - low)); };
}

/// Root of an increasing function between two ends.
template <class Function>
double root(double low, double high, Function&& f) {
  for (int i = 0; i < 200; ++i) {
    const double middle = (low + high) / 2;
    (f(middle) < 0 ? low : high) = middle;
  }
  return low;
}

Cdf lognormal_from_quantiles(double p5, double p95) {
  return cdf_of(
      bm::lognormal_distribution<double>((std::log(p5) + std::log(p95)) / 2, (std::log(p95) - std::log(p5)) / (2 * kZ95)));
}

bm::gamma_distribution<double> gamma_from_quantiles(double p5, double p95) {
  const auto scale_of = [=](double shape) { return p5 / bm::gamma_p_inv(shape, 0.05); };
  const double shape = root(0.5, 500,
                            [&](double k) { return p95 - scale_of(k) * bm::gamma_p_inv(k, 0.95); });  // narrower as k grows
  return bm::gamma_distribution<double>(shape, scale_of(shape));
}

bm::weibull_distribution<double> weibull_from_moments(double mean, double sd) {
  const auto excess = [=](double k) {  // of the wanted squared variation over that of shape k
    const double g1 = bm::tgamma(1 + 1 / k);
    return sd * sd / (mean * mean) - (bm::tgamma(1 + 2 / k) / (g1 * g1) - 1);
  };
  const double shape = root(0.3, 50, excess);
  return bm::weibull_distribution<double>(shape, mean / bm::tgamma(1 + 1 / shape));
}

bm::weibull_distribution<double> weibull_from_quantiles(double p5, double p95) {
  const double a = std::log(-std::log1p(-0.05)), b = std::log(-std::log1p(-0.95));
  const double shape = (b - a) / std::log(p95 / p5);
  return bm::weibull_distribution<double>(shape, p5 / std::exp(a / shape));
}

}  // namespace

TEST_CASE("Uniform triangular and PERT sizes follow their laws") {
  CHECK(size_fits("{ uniform = [10.3, 90.7] }", 100, [](double x) { return std::clamp((x - 10.3) / 80.4, 0.0, 1.0); }) >
        kFalseAlarm);
  CHECK(size_fits("{ uniform = [3, 12] }", 20, [](double x) { return std::clamp((x - 3) / 9, 0.0, 1.0); }) > kFalseAlarm);
  const bm::triangular_distribution<double> triangle(10, 20, 90);
  CHECK(size_fits("{ triangular = [10, 20, 90] }", 100, [&](double x) {
          return x <= 10 ? 0 : x >= 90 ? 1 : bm::cdf(triangle, x);
        }) > kFalseAlarm);
  CHECK(size_fits("{ triangular = [10, 10, 90] }", 100, [](double x) {
          const double right = std::clamp((90 - x) / 80, 0.0, 1.0);
          return 1 - right * right;
        }) > kFalseAlarm);
  CHECK(size_fits("{ pert = [10, 30, 90] }", 100, scaled_beta(2, 4, 10, 90)) > kFalseAlarm);  // α = 1 + 4·20/80, β = 1 + 4·60/80
}

TEST_CASE("Families by mean and standard deviation follow their laws") {
  CHECK(size_fits("{ normal = { mean = 60, sd = 8 } }", 120, normal(60, 8)) > kFalseAlarm);
  const double variance = std::log1p(0.25);  // sd/mean = ½
  CHECK(size_fits("{ lognormal = { mean = 60, sd = 30 } }", 400,
                  cdf_of(bm::lognormal_distribution<double>(std::log(60) - variance / 2, std::sqrt(variance)))) > kFalseAlarm);
  CHECK(size_fits("{ gamma = { mean = 60, sd = 30 } }", 400, cdf_of(bm::gamma_distribution<double>(4, 15))) > kFalseAlarm);
  CHECK(size_fits("{ gamma = { mean = 20, sd = 40 } }", 900, cdf_of(bm::gamma_distribution<double>(0.25, 80))) > kFalseAlarm);
  CHECK(size_fits("{ weibull = { mean = 60, sd = 20 } }", 200, cdf_of(weibull_from_moments(60, 20))) > kFalseAlarm);
  CHECK(size_fits("{ weibull = { mean = 60, sd = 90 } }", 1500, cdf_of(weibull_from_moments(60, 90))) > kFalseAlarm);
  CHECK(size_fits("{ exponential = { mean = 60 } }", 900, [](double x) { return -std::expm1(-x / 60); }) > kFalseAlarm);
  CHECK(size_fits("{ beta = { mean = 40, sd = 10 }, low = 10, high = 90 }", 100, [] {
          const double mean = 30 / 80.0, sd = 10 / 80.0, sum = mean * (1 - mean) / (sd * sd) - 1;
          return scaled_beta(mean * sum, (1 - mean) * sum, 10, 90);
        }()) > kFalseAlarm);
}

TEST_CASE("Families by two quantiles follow their laws") {
  CHECK(size_fits("{ normal = { p5 = 40, p95 = 60 } }", 120, normal(50, 10 / kZ95)) > kFalseAlarm);
  CHECK(size_fits("{ lognormal = { p5 = 30, p95 = 130 } }", 600, lognormal_from_quantiles(30, 130)) > kFalseAlarm);
  CHECK(size_fits("{ gamma = { p5 = 30, p95 = 130 } }", 400, cdf_of(gamma_from_quantiles(30, 130))) > kFalseAlarm);
  CHECK(size_fits("{ weibull = { p5 = 30, p95 = 130 } }", 400, cdf_of(weibull_from_quantiles(30, 130))) > kFalseAlarm);
}

TEST_CASE("Likely amounts are lognormal with 5 percent beyond either end") {
  CHECK(size_fits("{ likely = [30, 130] }", 600, lognormal_from_quantiles(30, 130)) > kFalseAlarm);
  const Counts counts = simulated(revealing_size("{ likely = [30.5, 130.5] }", 600), 100'000).counts();
  const auto upto = [&](std::size_t n) { return std::accumulate(counts.begin(), counts.begin() + n + 1, std::uint64_t{0}); };
  CHECK(proportion_p(upto(30), 100'000, 0.05) > kFalseAlarm);
  CHECK(proportion_p(upto(130), 100'000, 0.95) > kFalseAlarm);
}

TEST_CASE("Truncation removes the mass outside and does not pile it up") {
  constexpr double kNone = std::numeric_limits<double>::infinity();
  CHECK(size_fits("{ normal = { mean = 60, sd = 20 }, min = 30.2, max = 75.1 }", 120, truncated(normal(60, 20), 30.2, 75.1)) >
        kFalseAlarm);
  CHECK(size_fits("{ normal = { mean = 10, sd = 20 }, min = 0 }", 200, truncated(normal(10, 20), 0, kNone)) > kFalseAlarm);
  CHECK(size_fits("{ normal = { mean = 0, sd = 10 }, min = 60 }", 120, [](double x) {  // six standard deviations out: in tails
          const auto above = [](double y) { return 0.5 * std::erfc(y / 10 / std::sqrt(2)); };
          return x <= 60 ? 0 : 1 - above(x) / above(60);
        }) > kFalseAlarm);
  CHECK(size_fits("{ gamma = { mean = 60, sd = 30 }, min = 50 }", 500,
                  truncated(cdf_of(bm::gamma_distribution<double>(4, 15)), 50, kNone)) > kFalseAlarm);
  CHECK(size_fits("{ likely = [30, 130], max = 100 }", 200, truncated(lognormal_from_quantiles(30, 130), 0, 100)) > kFalseAlarm);
  CHECK(size_fits("{ pert = [10, 30, 90], min = 20, max = 40 }", 60, truncated(scaled_beta(2, 4, 10, 90), 20, 40)) > kFalseAlarm);
}
