#include "report/student.hpp"

#include <algorithm>
#include <cmath>

#include "distribution/incomplete.hpp"

namespace ebb {
namespace {

double standard_deviation(const std::vector<double>& values) {
  const auto count = static_cast<double>(values.size());
  double mean = 0, squares = 0;
  for (const double value : values) mean += value / count;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / (count - 1));
}

}  // namespace

double student_quantile(int degrees_of_freedom, double error) {
  // P(|T| > t) = I_x(ν/2, 1/2) with x = ν/(ν + t²) (Abramowitz & Stegun, 1964, 26.7.1).
  const double half = 0.5 * degrees_of_freedom;
  const double above = inverse_incomplete_beta(half, 0.5, error).complement;  // t²/(ν + t²), accurate where t² is small against ν
  return std::sqrt(degrees_of_freedom * above / (1 - above));
}

Interval replicate_interval(double pooled, const std::vector<double>& replicates, double least, double error) {
  const auto count = static_cast<int>(replicates.size());
  if (count < 2) return {};
  const bool agree = std::all_of(replicates.begin(), replicates.end(), [&](double share) { return share == replicates.front(); });
  const double one = standard_deviation(replicates) / std::sqrt(static_cast<double>(count));
  const double half = agree ? least : student_quantile(count - 1, error) * one;
  return {std::max(0.0, pooled - half), std::min(1.0, pooled + half)};
}

}  // namespace ebb
