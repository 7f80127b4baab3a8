#include <cmath>

#include "support/outcome.hpp"

using namespace ebb::test;

namespace {

struct PerHead {
  double size, losses, rate, exponent, reference;  // reference 0: the default
};

/// The day of the difference equation S(n) = S(n − 1) − N, N the whole part of what λ = rate·(S/reference)^α has added up to.
std::vector<int> first_days(const PerHead& one, std::int64_t horizon, const std::vector<int>& levels) {
  double strength = one.size - one.losses, carry = 0;
  const double reference = one.reference > 0 ? one.reference : std::max(1.0, strength);
  std::vector<int> days(levels.size(), static_cast<int>(horizon) + 1);
  for (int n = 1; n <= horizon; ++n) {
    carry += one.rate * std::pow(strength / reference, one.exponent);
    const double due = std::floor(carry + 1e-6);
    carry -= due;
    strength = std::max(0.0, strength - due);
    for (std::size_t i = 0; i < levels.size(); ++i)
      if (strength <= levels[i]) days[i] = std::min(days[i], n);
  }
  return days;
}

}  // namespace

TEST_CASE("The rate follows the strength by its exponent") {
  const auto one = GENERATE(values<PerHead>({{1000, 0, 50, 1, 0},
                                             {1000, 0, 50, 0.5, 0},
                                             {1000, 0, 50, 2, 0},
                                             {1000, 200, 50, 1, 0},
                                             {1000, 200, 50, 1, 500},
                                             {1000, 0, 30, 0.37, 2000},
                                             {1000, 0, 50, 0, 400},
                                             {10, 0, 7, 1.5, 3}}));
  const std::int64_t horizon = 300;
  const std::vector<int> levels{0, 1, 2, 5, 10, 50, 100, 250, 500, 700};
  std::string text = fmt::format(
      "[contingent]\nsize = {}\nlosses = {}\n[casualties]\nrate = {}\nnoise = \"none\"\nstrength_exponent = {}\n", one.size,
      one.losses, one.rate, one.exponent);
  if (one.reference > 0) text += fmt::format("reference_strength = {}\n", one.reference);
  std::vector<int> asked;
  for (const int level : levels)
    if (level < one.size - one.losses) asked.push_back(level), text += fmt::format("[thresholds.t{0}]\nbelow = {0}\n", level);
  INFO(text);
  const Outcome outcome = simulated(scenario(horizon, text), 2);
  const std::vector<int> days = first_days(one, horizon, asked);
  for (std::size_t i = 0; i < asked.size(); ++i) CHECK(outcome.day(i) == days[i]);
}

TEST_CASE("Casualties per head halve the front in the time of its half life") {
  // λ = S/100 a day: 0.99ⁿ ≤ ½ from day 69 on, up to the whole persons.
  const std::string text =
      "[contingent]\nsize = 1_000_000\n[casualties]\nrate = 10_000\nstrength_exponent = 1\nnoise = "
      "\"none\"\n[thresholds.h]\nremaining = 0.5\n";
  CHECK(simulated(scenario(100, text), 2).day() == 69);
}
