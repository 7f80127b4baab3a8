#include <cmath>

#include "support/goodness_of_fit.hpp"
#include "support/laws.hpp"
#include "support/outcome.hpp"

using namespace ebb::test;

namespace {

struct Tempo {
  double fighting, resting;
  std::string first;
};

/// P(d of the first n days are fighting days), [n][d]: a spell ends after any of its days with probability 1/mean.
std::vector<std::vector<double>> fighting_days(const Tempo& tempo, std::size_t horizon) {
  std::vector<std::vector<double>> law{{1.0}};
  double start = tempo.first == "fighting" ? 1 : tempo.first == "resting" ? 0 : tempo.fighting / (tempo.fighting + tempo.resting);
  std::vector<double> fighting(horizon + 1, 0.0), resting(horizon + 1, 0.0);  // by d, before day n, with the spell of day n
  fighting[0] = start, resting[0] = 1 - start;
  for (std::size_t n = 1; n <= horizon; ++n) {
    std::vector<double> next_fighting(horizon + 1, 0.0), next_resting(horizon + 1, 0.0), days(horizon + 1, 0.0);
    for (std::size_t d = 0; d < n; ++d) {
      days[d + 1] += fighting[d], days[d] += resting[d];
      next_fighting[d + 1] += fighting[d] * (1 - 1 / tempo.fighting), next_resting[d + 1] += fighting[d] / tempo.fighting;
      next_resting[d] += resting[d] * (1 - 1 / tempo.resting), next_fighting[d] += resting[d] / tempo.resting;
    }
    fighting = next_fighting, resting = next_resting;
    law.push_back(days);
  }
  return law;
}

std::string text(double size, double rate, const Tempo& tempo, std::int64_t horizon, const std::string& noise) {
  return scenario(horizon, fmt::format("[contingent]\nsize = {}\n[casualties]\nrate = {}\nnoise = \"{}\"\n[tempo]\nfighting = "
                                       "{}\nresting = {}\nfirst = \"{}\"\n",
                                       size, rate, noise, tempo.fighting, tempo.resting, tempo.first));
}

/// P(T ≤ n) = Σ_d P(d fighting days) · P(at least `size` casualties in d of them).
template <class AtLeast>
std::vector<double> law(const Tempo& tempo, std::int64_t horizon, AtLeast&& depleted_after) {
  const auto days = fighting_days(tempo, static_cast<std::size_t>(horizon));
  return law_of_days(horizon, [&](std::int64_t n) {
    double sum = 0;
    for (std::size_t d = 0; d < days[static_cast<std::size_t>(n)].size(); ++d)
      sum += days[static_cast<std::size_t>(n)][d] * depleted_after(static_cast<double>(d));
    return sum;
  });
}

}  // namespace

TEST_CASE("Fighting and resting spells are geometric and the calendar average keeps the rate") {
  const auto tempo = GENERATE(values<Tempo>({{10, 5, "fighting"},
                                             {10, 5, "resting"},
                                             {10, 5, "stationary"},
                                             {1, 1, "fighting"},
                                             {1, 4.5, "stationary"},
                                             {2.5, 1, "resting"}}));
  INFO(tempo.fighting << " and " << tempo.resting << ", first " << tempo.first);
  const double on_fighting_days = 4 * (tempo.fighting + tempo.resting) / tempo.fighting;

  // Without noise the day of the k-th fighting day, k = ⌈100 / rate on fighting days⌉.
  const auto exact = law(tempo, 120, [&](double d) { return d * on_fighting_days >= 100 - 1e-6 ? 1.0 : 0.0; });
  CHECK(chi_square_p(simulated(text(100, 4, tempo, 120, "none"), 50'000).counts(), exact) > kFalseAlarm);
  const auto noisy = law(tempo, 120, [&](double d) { return poisson_at_least(100, d * on_fighting_days); });
  CHECK(chi_square_p(simulated(text(100, 4, tempo, 120, "poisson"), 50'000).counts(), noisy) > kFalseAlarm);
}

TEST_CASE("Fighting days have the mean and the variance of the two-state chain") {
  // One casualty on every fighting day; P(D ≥ k) for every k gives both moments. Eight standard errors each.
  constexpr int kDays = 40;
  constexpr std::uint64_t kTrials = 50'000;
  const auto tempo = GENERATE(values<Tempo>({{10, 5, "stationary"}, {3, 7, "stationary"}, {1.5, 20, "stationary"}}));
  INFO(tempo.fighting << " and " << tempo.resting);
  const double p = tempo.fighting / (tempo.fighting + tempo.resting), c = 1 - 1 / tempo.fighting - 1 / tempo.resting;
  std::string body = text(1000, p, tempo, kDays, "none");
  for (int k = 1; k <= kDays; ++k) body += fmt::format("[thresholds.t{0}]\ncasualties = {0}\n", k);
  const Outcome outcome = simulated(body, kTrials);
  double mean = 0, square = 0, fourth = 0, before = 1;
  std::vector<double> exactly;
  for (int k = 1; k <= kDays; ++k) {
    const double at_least = 1 - static_cast<double>(outcome.counts(static_cast<std::size_t>(k) - 1).back()) / kTrials;
    exactly.push_back(before - at_least);
    before = at_least;
  }
  exactly.push_back(before);
  for (int k = 0; k <= kDays; ++k) mean += k * exactly[static_cast<std::size_t>(k)];
  for (int k = 0; k <= kDays; ++k) {
    const double off = (k - mean) * (k - mean) * exactly[static_cast<std::size_t>(k)];
    square += off, fourth += off * (k - mean) * (k - mean);
  }
  double variance = kDays;
  for (int j = 1; j < kDays; ++j) variance += 2 * (kDays - j) * std::pow(c, j);
  variance *= p * (1 - p);
  CHECK(std::abs(mean - kDays * p) < 8 * std::sqrt(variance / kTrials));
  CHECK(std::abs(square - variance) < 8 * std::sqrt((fourth - square * square) / kTrials));
}

TEST_CASE("The clock of the spells runs through phases") {
  // Nothing happens for 30 days; the spell of day 31 is as if they had been days like any other.
  const Tempo tempo{3, 2, "fighting"};
  const auto later = [&] {
    double fighting = 1;
    for (int n = 2; n <= 31; ++n) fighting = fighting * (1 - 1 / tempo.fighting) + (1 - fighting) / tempo.resting;
    return fighting;
  }();
  const std::string body = "[phases.truce]\nend = 30\nintensity = 0\n";
  const Counts counts = simulated(text(1, 1, tempo, 60, "none") + body, 50'000).counts();
  CHECK(proportion_p(counts[31], 50'000, later) > kFalseAlarm);
}

TEST_CASE("Tempo needs both its means and neither may be below a day") {
  const std::string head = "[contingent]\nsize = 10\n[casualties]\nrate = 1\n";
  CHECK_FALSE(refusal(scenario(10, head + "[tempo]\nfighting = 10\n")).empty());
  CHECK_FALSE(refusal(scenario(10, head + "[tempo]\nresting = 10\n")).empty());
  CHECK_FALSE(refusal(scenario(10, head + "[tempo]\nfighting = 0.5\nresting = 2\n")).empty());
  CHECK_FALSE(refusal(scenario(10, head + "[tempo]\nfighting = 5\nresting = 2\nfirst = \"sometimes\"\n")).empty());
}
