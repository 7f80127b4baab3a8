#include "model/day_counts.hpp"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <catch2/catch.hpp>

#include "support/goodness_of_fit.hpp"

using namespace ebb;
using test::chi_square_p;
using test::kFalseAlarm;

namespace {

constexpr std::uint64_t kDraws = 100'000;

/// Counts of draw(day) in cells [low, high], with the mass beyond in the first and the last.
template <class Law, class Draw>
double fits(const Law& law, Draw&& draw) {
  const double middle = boost::math::mean(law), sd = boost::math::standard_deviation(law);
  const double low = std::floor(std::max(0.0, middle - 6 * sd)), high = std::ceil(middle + 6 * sd) + 20;
  const double width = std::max(1.0, std::ceil((high - low) / 400));
  const auto cells = static_cast<std::size_t>((high - low) / width) + 1;
  std::vector<std::uint64_t> counts(cells, 0);
  const Stream stream(1, "a test");
  for (std::uint64_t i = 0; i < kDraws; ++i) {
    DayDraws draws(stream, i, 3);
    ++counts[static_cast<std::size_t>(std::clamp((draw(draws) - low) / width, 0.0, static_cast<double>(cells) - 1))];
  }
  std::vector<double> probabilities;
  const auto upto = [&](double x) {  // P(X ≤ x), x possibly beyond the support
    const auto support = boost::math::support(law);
    return x < support.first ? 0.0 : x >= support.second ? 1.0 : boost::math::cdf(law, x);
  };
  for (std::size_t i = 0; i < cells; ++i) {
    const double above = i + 1 == cells ? 1 : upto(low + width * static_cast<double>(i + 1) - 1);
    probabilities.push_back(above - (i == 0 ? 0 : upto(low + width * static_cast<double>(i) - 1)));
  }
  return chi_square_p(counts, probabilities);
}

}  // namespace

TEST_CASE("Poisson days are exact on either side of the change of method") {
  for (const double mean : {1e-3, 0.2, 1.0, 5.0, 9.9, 9.999999, 10.0, 10.001, 12.0, 30.0, 92.0, 700.0, 1e4, 1e6, 1e9}) {
    INFO("mean " << mean);
    CHECK(fits(boost::math::poisson_distribution<double>(mean), [mean](DayDraws& draws) { return draw_poisson(mean, draws); }) >
          kFalseAlarm);
  }
}

TEST_CASE("Binomial days are exact on either side of the changes of method") {
  struct Row {
    std::int64_t n;
    double p;
  };
  for (const auto& [n, p] : {Row{1, 0.3},
                             {7, 0.5},
                             {7, 0.9},
                             {20, 0.5},
                             {21, 0.5},
                             {40, 0.25},
                             {41, 0.25},
                             {100, 0.0999},
                             {100, 0.1},
                             {100, 0.101},
                             {100, 0.5},
                             {100, 0.5000001},
                             {100, 0.77},
                             {1000, 0.002},
                             {12'000, 0.25},
                             {12'000, 0.999},
                             {1'000'000'000, 1e-9},
                             {1'000'000'000, 0.5},
                             {1'000'000'000, 1e-5}}) {
    INFO("n " << n << ", p " << p);
    const auto draw = [n = n, p = p](DayDraws& draws) { return static_cast<double>(draw_binomial(n, p, draws)); };
    CHECK(fits(boost::math::binomial_distribution<double>(static_cast<double>(n), p), draw) > kFalseAlarm);
  }
}

TEST_CASE("Gamma factors are exact and their mean is one") {
  for (const double shape : {0.05, 0.5, 0.999, 1.0, 2.5, 40.0, 1e4}) {
    INFO("shape " << shape);
    constexpr std::size_t kCells = 200;
    std::vector<std::uint64_t> counts(kCells, 0);
    const boost::math::gamma_distribution<double> law(shape, 1 / shape);
    const Stream stream(2, "a test");
    for (std::uint64_t i = 0; i < kDraws; ++i) {
      DayDraws draws(stream, i, 3);
      const double x = draw_gamma_factor(shape, draws);
      ++counts[std::min(kCells - 1, static_cast<std::size_t>(kCells * boost::math::cdf(law, x)))];  // F(X) is uniform
    }
    CHECK(chi_square_p(counts, std::vector<double>(kCells, 1.0 / kCells)) > kFalseAlarm);
  }
}

TEST_CASE("Where nothing is random nothing is drawn") {
  DayDraws draws(Stream(1, "a test"), 0, 1);
  CHECK(draw_poisson(0, draws) == 0);
  CHECK(draw_binomial(0, 0.5, draws) == 0);
  CHECK(draw_binomial(10, 0, draws) == 0);
  CHECK(draw_binomial(10, 1, draws) == 10);
  CHECK(draws.next().u == DayDraws(Stream(1, "a test"), 0, 1).next().u);
}

TEST_CASE("Extreme parameters end and stay in their range") {
  const Stream stream(1, "a test");
  const double infinity = std::numeric_limits<double>::infinity();
  for (std::uint32_t day = 1; day <= 200; ++day) {
    DayDraws draws(stream, 9, day);
    for (const double mean : {1e-300, 1e15, 1e18, 1e25, 1e200, infinity})
      CHECK(draw_poisson(mean, draws) >= (mean > 1 ? mean / 2 : 0));
    for (const double p : {1e-300, 1e-18, 1 - 0x1p-53}) {
      const std::int64_t k = draw_binomial(1'000'000'000'000'000, p, draws);
      CHECK(k >= 0);
      CHECK(k <= 1'000'000'000'000'000);
    }
    for (const double shape : {1e-300, 1e-9, 1e-3}) CHECK(draw_gamma_factor(shape, draws) >= 0);
    for (const double shape : {1e12, 1e40, 1e300, infinity}) CHECK(draw_gamma_factor(shape, draws) == Approx(1).margin(1e-4));
  }
}
