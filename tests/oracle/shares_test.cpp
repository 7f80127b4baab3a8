#include <boost/math/distributions/normal.hpp>
#include <boost/math/special_functions/beta.hpp>

#include "support/input_law.hpp"

using namespace ebb::test;

namespace {

/// Of 1 there and 100 that come on day 1, the share at the front falls by one a day: T = 1 + round(100 × share).
double share_fits(const std::string& share, const Cdf& cdf) {
  const std::string body =
      "[contingent]\nsize = 1\n[casualties]\nrate = 1\nnoise = \"none\"\n[reinforcements.wave]\nsize = 100\narrival = "
      "1\nfront_share = ";
  const auto law = law_of_days(105, [&](std::int64_t n) { return n == 0 ? 0 : cdf((static_cast<double>(n) - 0.5) / 100); });
  return chi_square_p(simulated(scenario(105, body + share), 100'000).counts(), law);
}

}  // namespace

TEST_CASE("Likely shares are logit-normal with 5 percent beyond either end") {
  const auto logit = [](double p) { return std::log(p / (1 - p)); };
  const boost::math::normal_distribution<double> standard;
  const double mu = (logit(0.2) + logit(0.6)) / 2,
               sigma = (logit(0.6) - logit(0.2)) / (2 * boost::math::quantile(standard, 0.95));
  CHECK(share_fits("{ likely = [0.2, 0.6] }", [=](double x) {
          return x <= 0 ? 0 : x >= 1 ? 1 : boost::math::cdf(standard, (logit(x) - mu) / sigma);
        }) > kFalseAlarm);
}

TEST_CASE("Beta and uniform shares follow their laws") {
  const double sum = 0.25 * 0.75 / 0.01 - 1;  // α + β from mean ¼ and sd 0.1
  CHECK(share_fits("{ beta = { mean = 0.25, sd = 0.1 } }", [=](double x) {
          return x <= 0 ? 0 : x >= 1 ? 1 : boost::math::ibeta(0.25 * sum, 0.75 * sum, x);
        }) > kFalseAlarm);
  CHECK(share_fits("{ uniform = [0.05, 0.5] }", [](double x) { return std::clamp((x - 0.05) / 0.45, 0.0, 1.0); }) > kFalseAlarm);
}
