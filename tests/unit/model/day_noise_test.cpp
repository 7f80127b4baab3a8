#include "model/day_noise.hpp"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <catch2/catch.hpp>

#include "support/goodness_of_fit.hpp"

using namespace ebb;
using test::chi_square_p;
using test::kFalseAlarm;

namespace {

/// How many words stand for a count of at most k, by bisection: counts grow with the word.
template <class Count>
double words_up_to(const Count& count, double k) {
  if (count(~0u) <= k) return 0x1p32;
  std::uint64_t low = 0, high = 0xFFFFFFFF;
  while (low < high) {
    const std::uint64_t middle = (low + high) / 2;
    if (count(static_cast<std::uint32_t>(middle)) <= k)
      low = middle + 1;
    else
      high = middle;
  }
  return static_cast<double>(low);
}

/// The total variation distance between the law that all 2³² words make and an exact one: no chance in it.
template <class Count, class Law>
double distance(const Count& count, const Law& law, double middle, double sd) {
  double sum = 0, before = 0, exact_before = 0;
  const double first = std::max(0.0, std::floor(middle - 8 * sd)), last = std::ceil(middle + 8 * sd) + 10;
  for (double k = first; k <= last; ++k) {
    const double now = words_up_to(count, k) * 0x1p-32, exact = law(k);
    sum += std::abs((now - before) - (exact - exact_before));
    before = now, exact_before = exact;
  }
  return (sum + std::abs(before - exact_before)) / 2;
}

double distance_of_poisson(double mean) {
  const boost::math::poisson_distribution<double> law(mean);
  return distance([mean](std::uint32_t word) { return poisson_of_word(mean, word); },
                  [&](double k) { return boost::math::cdf(law, k); }, mean, std::sqrt(mean));
}

double distance_of_binomial(double n, double p) {
  const boost::math::binomial_distribution<double> law(n, p);
  return distance([n, p](std::uint32_t word) { return binomial_of_word(n, p, word); },
                  [&](double k) { return k >= n ? 1 : boost::math::cdf(law, k); }, n * p, std::sqrt(n * p * (1 - p)));
}

/// The largest error of P(N ≥ n), n = 1, 2, …, in parts of it or, if that is more lenient, in words. `upper(n)` is exact.
template <class Count, class Upper>
double error_of_tails(const Count& count, const Upper& upper) {
  double worst = 0;
  for (double n = 1; n < 12; ++n) {
    const double words = 0x1p32 - words_up_to(count, n - 1), exact = upper(n) * 0x1p32;
    worst = std::max(worst, (std::abs(words - exact) - 0.75) / std::max(exact, 1.0));
  }
  return worst;
}

/// The p-value of draws against a law of whole numbers in cells of some width.
template <class Law, class Draw>
double fits(const Law& law, Draw&& draw) {
  constexpr std::uint64_t kDraws = 100'000;
  const double middle = boost::math::mean(law), sd = boost::math::standard_deviation(law);
  const double low = std::floor(std::max(0.0, middle - 6 * sd)), high = std::ceil(middle + 6 * sd) + 20;
  const double width = std::max(1.0, std::ceil((high - low) / 400));
  const auto cells = static_cast<std::size_t>((high - low) / width) + 1;
  std::vector<std::uint64_t> counts(cells, 0);
  for (std::uint64_t i = 0; i < kDraws; ++i) {
    DayNoise noise(Stream(1, "a test"), i);
    ++counts[static_cast<std::size_t>(std::clamp((draw(noise) - low) / width, 0.0, static_cast<double>(cells) - 1))];
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

TEST_CASE("Poisson days are exact to two parts in a million up to a mean of 24, to three in a hundred thousand above") {
  for (double mean = 0.01; mean < 24; mean = mean < 4 ? mean * 1.7 : mean + 0.83) {
    INFO("mean " << mean);
    CHECK(distance_of_poisson(mean) < 2e-6);
  }
  for (const double mean : {3.99999, 4.0, 4.00001, 23.99}) {
    INFO("mean " << mean);
    CHECK(distance_of_poisson(mean) < 2e-6);
  }
  for (const double mean : {24.0, 24.3, 30.0, 61.5, 92.0, 250.0, 1000.0}) {
    INFO("mean " << mean);
    CHECK(distance_of_poisson(mean) < 3e-5);
  }
}

TEST_CASE("Poisson counts of small means are exact to two parts in a million") {
  for (double mean = 0.001; mean < 8; mean *= 1.6) {
    INFO("mean " << mean);
    const boost::math::poisson_distribution<double> law(mean);
    CHECK(distance([mean](std::uint32_t word) { return few_poisson_of_word(mean, word); },
                   [&](double k) { return boost::math::cdf(law, k); }, mean, std::sqrt(mean)) < 2e-6);
  }
  CHECK(few_poisson_of_word(8.5, 123'456'789) == poisson_of_word(8.5, 123'456'789));
}

TEST_CASE("Rare counts are exact to the word or to three parts in a million of their own probability") {
  for (double mean = 1e-12; mean < 0.031; mean *= 1.9) {
    INFO("mean " << mean);
    const auto upper = [mean](double n) { return boost::math::gamma_p(n, mean); };
    CHECK(error_of_tails([mean](std::uint32_t word) { return poisson_of_word(mean, word); }, upper) < 3e-6);
    CHECK(error_of_tails([mean](std::uint32_t word) { return few_poisson_of_word(mean, word); }, upper) < 3e-6);
  }
  for (const double persons : {1.0, 2.0, 3.0, 20.0, 1e4, 1e9})
    for (double p = 1e-12 / persons; p * persons < 0.03; p *= 2.3) {
      INFO("n " << persons << ", p " << p);
      const auto upper = [&](double n) { return n > persons ? 0 : boost::math::ibeta(n, persons - n + 1, p); };
      CHECK(error_of_tails([&](std::uint32_t word) { return binomial_of_word(persons, p, word); }, upper) < 3e-6);
      if (p < 1e-9) continue;  // 1 − p keeps too few digits of p
      CHECK(error_of_tails([&](std::uint32_t word) { return persons - binomial_of_word(persons, 1 - p, ~word); }, upper) < 3e-6);
    }
}

TEST_CASE("Binomial days are exact to five parts in a million up to a variance of 24, to two in a hundred thousand above") {
  struct Row {
    double n, p, bound;
  };
  for (const auto& [n, p, bound] :
       {Row{1, 0.3, 5e-6},   {2, 0.5, 5e-6},        {7, 0.5, 5e-6},     {7, 0.9, 5e-6},       {16, 0.5, 5e-6},
        {17, 0.5, 5e-6},     {20, 0.27, 5e-6},      {40, 0.25, 5e-6},   {95, 0.5, 5e-6},      {97, 0.5, 2e-5},
        {100, 0.05, 5e-6},   {100, 0.1, 5e-6},      {100, 0.77, 5e-6},  {300, 0.03, 5e-6},    {1000, 0.002, 5e-6},
        {2000, 0.008, 5e-6}, {12'000, 0.001, 5e-6}, {5000, 0.01, 2e-5}, {12'000, 0.25, 2e-5}, {12'000, 0.999, 5e-6}}) {
    INFO("n " << n << ", p " << p);
    CHECK(distance_of_binomial(n, p) < bound);
  }
}

TEST_CASE("Halves of more persons than there are coins are exact to five parts in a million") {
  for (const double n : {32.0, 33.0, 47.0, 63.0, 100.0, 125.0, 400.0, 3001.0}) {
    INFO("n " << n);
    const boost::math::binomial_distribution<double> law(n, 0.5);
    CHECK(distance([n](std::uint32_t word) { return half_of_word(n, word); },
                   [&](double k) { return k >= n ? 1 : boost::math::cdf(law, k); }, n / 2, std::sqrt(n) / 2) < 5e-6);
  }
}

TEST_CASE("Halves fit their laws, by coins and beyond them") {
  for (const int n : {0, 1, 7, 31, 32, 62, 63, 124, 125, 1000})
    for (const int words : {1, 2, 4}) {
      INFO("n " << n << ", words " << words);
      CHECK(fits(boost::math::binomial_distribution<double>(n, 0.5), [=](DayNoise& noise) { return noise.halved(n, words); }) >
            kFalseAlarm);
    }
}

TEST_CASE("Counts too large for single precision fit their laws") {
  for (const double mean : {1e4, 1e6, 1e9})
    CHECK(fits(boost::math::poisson_distribution<double>(mean), [mean](DayNoise& noise) { return noise.poisson(mean); }) >
          kFalseAlarm);
  struct Row {
    std::int64_t n;
    double p;
  };
  for (const auto& [n, p] : {Row{1'000'000'000, 1e-9}, {1'000'000'000, 0.5}, {1'000'000'000, 1e-5}, {1'000'000'000, 0.999}}) {
    INFO("n " << n << ", p " << p);
    const auto draw = [n = n, p = p](DayNoise& noise) { return static_cast<double>(noise.binomial(n, p)); };
    CHECK(fits(boost::math::binomial_distribution<double>(static_cast<double>(n), p), draw) > kFalseAlarm);
  }
}

TEST_CASE("Normal quantiles of words are within 1e-6") {
  const boost::math::normal_distribution<double> law;
  for (std::uint64_t i = 0; i < 200'000; ++i) {
    const auto word = static_cast<std::uint32_t>(i * 21'475 + (i % 97) * 31);
    const double u = (word + 0.5) * 0x1p-32;
    const double exact = u < 0.5 ? boost::math::quantile(law, u) : boost::math::quantile(boost::math::complement(law, 1 - u));
    if (std::abs(normal_of_word(word) - exact) > 1e-6) FAIL_CHECK("word " << word);
  }
}

TEST_CASE("Gamma factors of a certain shape are within 1e-5 of a standard deviation, or rounded in single precision") {
  for (const double shape : {kLeastTabledShape, 0.5, 1.0, 2.0, 5.0, 37.0, 1e4, 1e8}) {
    INFO("shape " << shape);
    const auto tabled = gamma_of_words(shape);
    const boost::math::gamma_distribution<double> law(shape, 1 / shape);
    double worst = 0;
    for (int octave = 0; octave < 32; ++octave)
      for (std::uint32_t i = 0; i < 64; ++i) {
        const std::uint32_t word = (1u << octave) + static_cast<std::uint32_t>((std::uint64_t{i} << octave) / 64);
        const double t = (word + 0.5) * 0x1p-32;
        if (t > 0.5) continue;
        worst = std::max(worst, std::abs(quantile_of_word(*tabled, word) - boost::math::quantile(law, t)));
        worst = std::max(worst,
                         std::abs(quantile_of_word(*tabled, ~word) - boost::math::quantile(boost::math::complement(law, t))));
      }
    CHECK(worst < std::max(1e-5 / std::sqrt(shape), 3e-7));
  }
}

TEST_CASE("Gamma factors of any shape fit their law and their mean is one") {
  for (const double shape : {0.1, 0.5, 0.999, 1.0, 2.5, 40.0, 1e4}) {
    INFO("shape " << shape);
    constexpr std::size_t kCells = 200;
    constexpr std::uint64_t kDraws = 200'000;
    std::vector<std::uint64_t> counts(kCells, 0);
    const boost::math::gamma_distribution<double> law(shape, 1 / shape);
    for (std::uint64_t i = 0; i < kDraws; ++i) {
      const double x = DayNoise(Stream(2, "a test"), i).gamma_factor(shape);
      ++counts[std::min(kCells - 1, static_cast<std::size_t>(kCells * boost::math::cdf(law, x)))];  // F(X) is uniform
    }
    CHECK(chi_square_p(counts, std::vector<double>(kCells, 1.0 / kCells)) > kFalseAlarm);
  }
}

TEST_CASE("Where nothing is random the draw is certain, and what follows does not move") {
  DayNoise noise(Stream(1, "a test"), 0), other(Stream(1, "a test"), 0);
  CHECK(noise.poisson(0) == 0);
  CHECK(noise.binomial(0, 0.5) == 0);
  CHECK(noise.binomial(10, 0) == 0);
  CHECK(noise.binomial(10, 1) == 10);
  CHECK_FALSE(noise.happens(0));
  CHECK(noise.happens(1));
  for (int i = 0; i < 6; ++i) other.poisson(5);
  CHECK(noise.poisson(1000) == other.poisson(1000));
}

TEST_CASE("Extreme parameters end and stay in their range") {
  const double infinity = std::numeric_limits<double>::infinity();
  for (std::uint64_t trial = 1; trial <= 200; ++trial) {
    DayNoise noise(Stream(1, "a test"), trial);
    for (const double mean : {1e-300, 1e15, 1e18, 1e25, 1e200, infinity})
      CHECK(noise.poisson(mean) >= (mean > 1 ? std::min(mean, 1e18) / 2 : 0));
    for (const double p : {1e-300, 1e-18, 1 - 0x1p-53}) {
      const std::int64_t k = noise.binomial(1'000'000'000'000'000, p);
      CHECK(k >= 0);
      CHECK(k <= 1'000'000'000'000'000);
    }
    for (const double shape : {1e-300, 1e-9, 1e-3}) CHECK(noise.gamma_factor(shape) >= 0);
    for (const double shape : {1e12, 1e40, 1e300, infinity}) CHECK(noise.gamma_factor(shape) == Approx(1).margin(1e-4));
  }
}
