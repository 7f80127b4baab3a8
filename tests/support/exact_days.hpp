#pragma once
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace ebb::test {

/// P(T ≤ n) and P(T > n), n = 0 … H: the day on which independent casualties come to a barrier.
struct ExactDays {
  std::vector<double> by{0}, after{1};
};

/// P(N = j), j = first, first + 1, …, of a negative-binomial count with this mean and dispersion; what is below 1e-26 of the
/// largest is left out.
struct DayCounts {
  std::size_t first = 0;
  std::vector<double> probability;

  DayCounts(double mean, double dispersion, std::size_t most) {
    std::vector<double> logs{-dispersion * std::log1p(mean / dispersion)};
    double highest = logs[0];
    for (std::size_t j = 0; j < most; ++j) {
      const auto n = static_cast<double>(j);
      logs.push_back(logs[j] + std::log((dispersion + n) / (dispersion + mean) * mean / (n + 1)));
      highest = std::max(highest, logs.back());
      if (n > mean && logs.back() < highest - 60) break;
    }
    while (logs[first] < highest - 60 && first + 1 < logs.size()) ++first;
    for (std::size_t j = first; j < logs.size(); ++j) probability.push_back(std::exp(logs[j]));
  }
};

/// From this day on the barrier is higher.
struct Raise {
  std::size_t day = 0, by = 0;
};

/// By convolution, day after day: nothing is approximated. `means`: of days 1, 2, …
inline ExactDays exact_days(const std::vector<double>& means, double dispersion, std::size_t barrier, Raise raise = {}) {
  ExactDays law;
  std::vector<double> now(barrier, 0.0);
  now[0] = 1;
  for (const double mean : means) {
    if (law.by.size() == raise.day) now.resize(barrier += raise.by, 0.0);
    if (mean > 0) {
      const DayCounts day(mean, dispersion, barrier);
      std::vector<double> next(barrier, 0.0);
      for (std::size_t i = 0; i < barrier; ++i) {
        if (now[i] < 1e-40 || i + day.first >= barrier) continue;
        const std::size_t last = std::min(day.probability.size(), barrier - i - day.first);
        for (std::size_t j = 0; j < last; ++j) next[i + day.first + j] += now[i] * day.probability[j];
      }
      now.swap(next);
    }
    double left = 0;
    for (const double p : now) left += p;
    law.after.push_back(left), law.by.push_back(1 - left);
  }
  return law;
}

}  // namespace ebb::test
