#include "report/student.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace ebb;

TEST_CASE("Student's quantiles are those of the published tables") {  // Fisher & Yates, Statistical Tables, 1963, table III
  CHECK(student_quantile(1) == Approx(12.706).margin(5e-4));
  CHECK(student_quantile(2) == Approx(4.303).margin(5e-4));
  CHECK(student_quantile(15) == Approx(2.131).margin(5e-4));
  CHECK(student_quantile(31) == Approx(2.0395).margin(5e-5));
  CHECK(student_quantile(15, 0.01) == Approx(2.947).margin(5e-4));
  CHECK(student_quantile(1, 0.001) == Approx(636.62).margin(5e-3));
  CHECK(student_quantile(1'000'000) == Approx(kNormalQuantile).epsilon(1e-5));
}

TEST_CASE("replicates give the mean's interval by their own spread") {
  const Interval interval = replicate_interval(0.5, {0.4, 0.5, 0.6}, 0.3);  // s = 0.1
  CHECK(interval.low == Approx(0.5 - 4.302653 * 0.1 / std::sqrt(3.0)).epsilon(1e-6));
  CHECK(interval.high == Approx(0.5 + 4.302653 * 0.1 / std::sqrt(3.0)).epsilon(1e-6));
}

TEST_CASE("replicates that agree leave the doubt that they cannot see, one replicate leaves every doubt") {
  CHECK(replicate_interval(0.25, {0.25, 0.25}, 0.125).low == 0.125);
  CHECK(replicate_interval(0.25, {0.25, 0.25}, 0.125).high == 0.375);
  CHECK(replicate_interval(0, {0, 0}, 0.125).low == 0);
  CHECK(replicate_interval(0.25, {0.25}, 0.125).low == 0);
  CHECK(replicate_interval(0.25, {0.25}, 0.125).high == 1);
}
