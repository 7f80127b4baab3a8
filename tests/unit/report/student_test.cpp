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
