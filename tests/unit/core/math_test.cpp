#include "core/math.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include <boost/multiprecision/cpp_bin_float.hpp>
#include <catch2/catch.hpp>

#include "core/series.hpp"
#include "support/targets.hpp"

namespace ebb::math {
namespace {

using Wide = boost::multiprecision::number<boost::multiprecision::cpp_bin_float<40>>;

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// The error in units of the last place of the exact value, subnormal ones included.
double ulps(double got, const Wide& exact) {
  int exponent = 0;
  std::frexp(exact.convert_to<double>(), &exponent);
  const Wide unit = boost::multiprecision::ldexp(Wide(1), std::max(exponent - 53, -1074));
  return abs((Wide(got) - exact) / unit).convert_to<double>();
}

/// Points spread over an interval: a Weyl sequence of the golden ratio.
template <typename Use>
void over(double low, double high, int count, const Use& use) {
  for (int i = 1; i <= count; ++i) {
    const double share = std::fmod(i * 0.6180339887498949, 1.0);
    use(low + (high - low) * share);
  }
}

template <typename Function, typename Exact>
double worst_over(double low, double high, const Function& f, const Exact& exact) {
  double worst = 0;
  over(low, high, 20'000, [&](double x) { worst = std::max(worst, ulps(f(x), exact(Wide(x)))); });
  return worst;
}

Wide wide_expm1(const Wide& x) { return abs(x) < Wide(1e-12) ? Wide(x + x * x / 2 + x * x * x / 6) : Wide(exp(x) - 1); }
Wide wide_log1p(const Wide& x) { return abs(x) < Wide(1e-12) ? Wide(x - x * x / 2 + x * x * x / 3) : Wide(log(1 + x)); }

}  // namespace

TEST_CASE("exp is within 1 ulp from the smallest subnormal result to the largest double") {
  const auto exact = [](const Wide& x) { return Wide(exp(x)); };
  const auto ours = [](double x) { return exp(x); };
  CHECK(worst_over(-708, 709.78, ours, exact) < 1);
  CHECK(worst_over(-745, -708, ours, exact) < 1);
  CHECK(worst_over(-1, 1, ours, exact) < 1);
}

TEST_CASE("expm1 is within 1 ulp, near 0 too") {
  const auto ours = [](double x) { return expm1(x); };
  CHECK(worst_over(-1, 1, ours, wide_expm1) < 1);
  CHECK(worst_over(-40, 700, ours, wide_expm1) < 1);
  CHECK(worst_over(-1e-9, 1e-9, ours, wide_expm1) < 1);
}

TEST_CASE("log is within 1 ulp for normal and subnormal arguments and around 1") {
  const auto exact = [](const Wide& x) { return Wide(log(x)); };
  const auto ours = [](double x) { return log(x); };
  CHECK(worst_over(0.4, 2.5, ours, exact) < 1);
  CHECK(worst_over(0.999, 1.001, ours, exact) < 1);
  CHECK(worst_over(0, 1e300, ours, exact) < 1);
  CHECK(worst_over(0, 2e-308, ours, exact) < 1);
}

TEST_CASE("log1p is within 1 ulp, near 0 and near -1 too") {
  const auto ours = [](double x) { return log1p(x); };
  CHECK(worst_over(-0.999999, 2, ours, wide_log1p) < 1);
  CHECK(worst_over(-1e-9, 1e-9, ours, wide_log1p) < 1);
  CHECK(worst_over(2, 1e20, ours, wide_log1p) < 1);
}

TEST_CASE("pow is within 1 ulp, with large exponents too") {
  for (const double y : {0.3, -2.5, 10.0, 1 / 0.3}) {
    CHECK(worst_over(
              0.01, 50, [y](double x) { return pow(x, y); }, [y](const Wide& x) { return Wide(pow(x, Wide(y))); }) < 1);
  }
  const double large = 1e6;
  CHECK(worst_over(
            0.9995, 1.0005, [large](double x) { return pow(x, large); },
            [large](const Wide& x) { return Wide(pow(x, Wide(large))); }) < 1);
}

TEST_CASE("the circular and hyperbolic functions are within 6 ulp") {
  const auto check = [](double low, double high, auto ours, auto exact) { CHECK(worst_over(low, high, ours, exact) < 6); };
  check(
      -1.5, 1.5, [](double x) { return sin(x); }, [](const Wide& x) { return Wide(sin(x)); });
  check(
      1000, 1001, [](double x) { return sin(x); }, [](const Wide& x) { return Wide(sin(x)); });
  check(
      -1.5, 1.5, [](double x) { return cos(x); }, [](const Wide& x) { return Wide(cos(x)); });
  check(
      -1.5, 1.5, [](double x) { return tan(x); }, [](const Wide& x) { return Wide(tan(x)); });
  check(
      -20, 20, [](double x) { return atan(x); }, [](const Wide& x) { return Wide(atan(x)); });
  check(
      -0.999, 0.999, [](double x) { return asin(x); }, [](const Wide& x) { return Wide(asin(x)); });
  check(
      -0.999, 0.999, [](double x) { return acos(x); }, [](const Wide& x) { return Wide(acos(x)); });
  check(
      0.1, 30, [](double x) { return sinh(x); }, [](const Wide& x) { return Wide(sinh(x)); });
  check(
      -30, 30, [](double x) { return cosh(x); }, [](const Wide& x) { return Wide(cosh(x)); });
  check(
      0.1, 30, [](double x) { return tanh(x); }, [](const Wide& x) { return Wide(tanh(x)); });
}

TEST_CASE("the ends of exp and log are those of IEEE doubles") {
  CHECK(exp(0.0) == 1);
  CHECK(exp(-kInfinity) == 0);
  CHECK(exp(kInfinity) == kInfinity);
  CHECK(exp(709.782712893384) < kInfinity);
  CHECK(exp(709.7827128933841) == kInfinity);
  CHECK(exp(-745.13321910194110842) == std::numeric_limits<double>::denorm_min());
  CHECK(exp(-745.2) == 0);
  CHECK(std::isnan(exp(kNaN)));
  CHECK(expm1(-kInfinity) == -1);
  CHECK(expm1(kInfinity) == kInfinity);
  CHECK((expm1(-0.0) == 0 && std::signbit(expm1(-0.0))));
  CHECK(log(0.0) == -kInfinity);
  CHECK(log(1.0) == 0);
  CHECK(log(kInfinity) == kInfinity);
  CHECK(std::isnan(log(-1.0)));
  CHECK(std::isnan(log(kNaN)));
  CHECK(log1p(-1.0) == -kInfinity);
  CHECK(std::isnan(log1p(-1.5)));
  CHECK(log1p(kInfinity) == kInfinity);
}

TEST_CASE("pow agrees with the C standard on special values") {
  const double all[] = {0.0, -0.0, 1.0, -1.0, 2.0, -2.0, 0.5, 3.0, -3.0, 2.5, 1e300, -1e300, kInfinity, -kInfinity, kNaN};
  for (const double x : all) {
    for (const double y : all) {
      const double got = pow(x, y), wanted = std::pow(x, y);
      INFO(x << " to the " << y << ": " << got << " for " << wanted);
      CHECK(((std::isnan(got) && std::isnan(wanted)) || (got == wanted && std::signbit(got) == std::signbit(wanted)) ||
             std::fabs(got / wanted - 1) < 1e-15));
    }
  }
}

TEST_CASE("exp in vectors is exp one by one, bit for bit, in every instruction set") {
  std::vector<double> xs{0.0, -0.0, kVectorExp, -kVectorExp, 709.9, -746, 1e300, -kInfinity, kInfinity, 0x1p-1074, 0x1p-60};
  over(-1, 1, 2000, [&xs](double x) { xs.push_back(x); });
  over(-720, 720, 2000, [&xs](double x) { xs.push_back(x); });
  test::in_every_instruction_set([&] {
    std::vector<double> found = xs;
    exp_all(found);
    for (std::size_t i = 0; i < xs.size(); ++i) {
      INFO(xs[i]);
      REQUIRE(std::bit_cast<std::uint64_t>(found[i]) == std::bit_cast<std::uint64_t>(exp(xs[i])));
    }
  });
}

/// FNV-1a over the raw doubles of every function on a fixed set of arguments: the same on every machine and compiler.
TEST_CASE("the functions have the same bits everywhere") {
  std::uint64_t hash = 14695981039346656037u;
  const auto add = [&hash](double value) {
    for (int byte = 0; byte < 8; ++byte)
      hash = (hash ^ (std::bit_cast<std::uint64_t>(value) >> (8 * byte) & 255)) * 1099511628211u;
  };
  over(-50, 50, 10'000, [&add](double x) {
    for (const double y : {exp(x), expm1(x), log(std::fabs(x)), log1p(std::fabs(x)), pow(std::fabs(x), 1.7), sin(x), cos(x),
                           tan(x), atan(x), asin(x / 50), acos(x / 50), sinh(x), cosh(x), tanh(x)}) {
      add(y);
    }
  });
  CHECK(hash == 6166605656524319694u);
}

}  // namespace ebb::math
