#pragma once
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>

// R0, R1, R2 (bench/problems/) as a C++ programmer writes them: a trial at a time, a day at a time. `Draws` is a library of
// random numbers: uniform(low, high), triangular(low, mode, high), lognormal(mu, sigma), beta(a, b), gamma(shape, scale),
// poisson(mean), binomial(n, p).

namespace peers {

constexpr int kHorizon = 365, kLagSlots = 21;  // whoever is away comes back within 20 days

inline long whole(double x) { return static_cast<long>(std::floor(x + 0.5)); }

template <class Draws>
double triangular_from_uniform(Draws& draws, double low, double mode, double high) {
  const double u = draws.uniform(0, 1), width = high - low;
  return u < (mode - low) / width ? low + std::sqrt(u * width * (mode - low)) : high - std::sqrt((1 - u) * width * (high - mode));
}

template <class Draws>
class Trial {
 public:
  Trial(Draws& draws, bool noise, bool coupled) : draws_(draws), noise_(noise), coupled_(coupled) {
    const double variance = std::log1p(15.0 / 92 * 15 / 92);
    strength_ = whole(draws.triangular(10'000, 11'000, 12'000)) - whole(draws.uniform(3'800, 4'000));
    rate_ = draws.lognormal(std::log(92) - variance / 2, std::sqrt(variance));
    decay_ = std::exp2(-1 / draws.uniform(70, 700));
    pause_ = whole(14 + 46 * draws.beta(1 + 4 * 7 / 46.0, 1 + 4 * 39 / 46.0));
    if (draws.uniform(0, 1) < 0.25) arrival_ = static_cast<long>(draws.uniform(30, 121));
    wave_ = whole(draws.uniform(20'000, 25'000));
    if (coupled) draw_what_couples();
  }

  /// The day of depletion, or kHorizon + 1.
  int depletion_day() {
    for (int day = 1; day <= kHorizon; ++day) {
      if (day == arrival_) strength_ += wave_;
      if (coupled_) come_back(day);
      if (fights_ && day > pause_) fight(day);
      if (strength_ <= 0) return day;
      if (coupled_ && draws_.uniform(0, 1) < (fights_ ? 1 / 10.0 : 1 / 5.0)) fights_ = !fights_;
    }
    return kHorizon + 1;
  }

 private:
  void draw_what_couples() {
    rate_ *= 1.5;  // ten days of fighting, five of rest
    reference_ = static_cast<double>(strength_);
    exponent_ = draws_.uniform(0, 1);
    dispersion_ = draws_.uniform(0.5, 5);
    killed_ = draws_.beta(0.25 * 17.75, 0.75 * 17.75);
    returning_ = draws_.uniform(0.1, 0.5);
  }

  void come_back(int day) {
    long& today = coming_back_[static_cast<std::size_t>(day % kLagSlots)];
    strength_ += today;
    today = 0;
  }

  void fight(int day) {
    double mean = rate_ * learning_;
    if (coupled_) mean *= std::pow(static_cast<double>(strength_) / reference_, exponent_);
    long casualties = noise_ ? draws_.poisson(draws_.gamma(dispersion_, mean / dispersion_)) : whole_part(mean);
    if (casualties > strength_) casualties = strength_;
    strength_ -= casualties;
    learning_ *= decay_;
    if (coupled_) send_away(day, casualties);
  }

  long whole_part(double mean) {
    carry_ += mean;
    const double n = std::floor(carry_ + 1e-6);
    carry_ -= n;
    return static_cast<long>(n);
  }

  void send_away(int day, long casualties) {
    const long wounded = casualties - draws_.binomial(casualties, killed_);
    for (long n = draws_.binomial(wounded, returning_); n > 0; --n)
      ++coming_back_[static_cast<std::size_t>((day + whole(draws_.uniform(6, 20))) % kLagSlots)];
  }

  Draws& draws_;
  bool noise_, coupled_, fights_ = true;
  long strength_, pause_, arrival_ = -1, wave_;
  double rate_, decay_, dispersion_ = 5, learning_ = 1, carry_ = 0;
  double reference_ = 0, exponent_ = 0, killed_ = 0, returning_ = 0;
  std::array<long, kLagSlots> coming_back_{};
};

/// PEER PROBLEM TRIALS SEED, as in protocol.py.
template <class Draws>
int run(int argc, char** argv) {
  if (argc != 4) return 2;
  const std::string problem = argv[1];
  Draws draws(std::strtoul(argv[3], nullptr, 10));
  std::array<long, kHorizon + 2> counts{};
  const std::clock_t start = std::clock();
  for (long trials = std::atol(argv[2]); trials > 0; --trials)
    ++counts[static_cast<std::size_t>(Trial<Draws>(draws, problem != "r0", problem == "r2").depletion_day())];
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  std::printf("{\"cpu_seconds\": %.6f, \"counts\": [%ld", seconds, counts[0]);
  for (std::size_t day = 1; day < counts.size(); ++day) std::printf(", %ld", counts[day]);
  std::puts("]}");
  return 0;
}

}  // namespace peers
