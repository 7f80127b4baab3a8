#pragma once
#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <random>
#include <string>

namespace ebb::test {

/// A scenario of random mechanisms with extreme values, as text: the same for the same seed. Each of its inputs is fixed or
/// uncertain.
class RandomScenario {
 public:
  explicit RandomScenario(std::uint64_t seed) : random_(seed) {}

  std::string text() {
    const std::int64_t horizon = chance(0.1) ? 1 : whole(2, 80);
    size_ = one_of({0, 1, 7, 300, 5000, 1e9});
    std::string text = fmt::format("schema = 1\ntitle = \"Random\"\nstart = 2025-01-01\nhorizon = {}\n", horizon);
    text += fmt::format("[contingent]\nsize = {}\nlosses = {}\n", persons(size_), persons(std::floor(size_ * uniform(0, 0.5))));
    if (chance(0.3)) text += "wastage = " + share() + "\n";
    text += casualties();
    if (chance(0.3)) text += fmt::format("[learning]\nfloor = {}\nhalf_life = {}\n", share(), one_of({1e-6, 0.3, 5, 40, 1e9}));
    if (chance(0.3))
      text += fmt::format("[tempo]\nfighting = {}\nresting = {}\nfirst = \"{}\"\n", mean_spell(), mean_spell(),
                          chance(0.5) ? "resting" : "stationary");
    if (chance(0.3)) text += fmt::format("[returns]\nfraction = {}\nlag = {}\n", share(), lag());
    for (int i = whole(0, 3); i > 0; --i) text += phase(i, horizon);
    for (int i = whole(0, 3); i > 0; --i) text += reinforcement(i, horizon);
    return text + thresholds();
  }

 private:
  double uniform(double low, double high) { return std::uniform_real_distribution<double>(low, high)(random_); }
  int whole(double low, double high) { return static_cast<int>(std::floor(uniform(low, high + 1))); }
  bool chance(double p) { return uniform(0, 1) < p; }
  double one_of(std::initializer_list<double> values) { return values.begin()[whole(0, static_cast<double>(values.size()) - 1)]; }

  std::string persons(double about) {
    if (chance(0.5)) return fmt::format("{}", about);
    return fmt::format("{{ uniform = [{}, {}] }}", std::floor(about * 0.8), std::min(1e9, std::floor(about * 1.2) + 1));
  }
  std::string share() {
    const double p = one_of({0, 1e-6, 0.02, 0.5, 1});
    return chance(0.5) ? fmt::format("{}", p) : fmt::format("{{ uniform = [{}, {}] }}", p * 0.5, p * 0.7 + 0.1);
  }
  std::string day(std::int64_t horizon) {
    const int from = whole(-5, static_cast<double>(horizon) + 5);
    return chance(0.5) ? fmt::format("{}", from) : fmt::format("{{ uniform = [{}, {}] }}", from, from + whole(1, 20));
  }
  std::string mean_spell() { return chance(0.5) ? fmt::format("{}", one_of({1, 1.5, 4, 1e6})) : "{ uniform = [1, 9] }"; }
  std::string lag() { return chance(0.4) ? "1" : fmt::format("{{ uniform = [1, {}] }}", whole(2, 120)); }
  std::string probability() {
    return chance(0.6) ? "" : fmt::format("probability = {{ fixed = {}, note = \"a test\" }}\n", one_of({0, 0.3, 1}));
  }

  std::string casualties() {
    const double rate = one_of({0, 1e-9, 0.01, 0.7, 5, 40, 3e3, 1e9}) * uniform(0.5, 1);
    std::string text = "[casualties]\nrate = " +
                       (chance(0.5) ? fmt::format("{}\n", rate) : fmt::format("{{ uniform = [0, {}] }}\n", rate + 1e-9));
    const int noise = whole(0, 2);
    if (noise == 0) text += "noise = \"none\"\n";
    if (noise == 1) {
      const double k = one_of({1e-6, 0.05, 1, 30, 1e9});
      text += "noise = \"negative-binomial\"\ndispersion = ";
      text += chance(0.5) ? fmt::format("{}\n", k) : fmt::format("{{ uniform = [{}, {}] }}\n", k, 2 * k);
    }
    if (chance(0.2)) text += fmt::format("strength_exponent = {}\n", one_of({0.5, 1, 2}));
    if (chance(0.3)) text += "killed_share = " + share() + "\n";
    return text;
  }

  std::string phase(int number, std::int64_t horizon) {
    std::string text = fmt::format("[phases.p{}]\n{}", number, probability());
    if (chance(0.8)) text += "start = " + day(horizon) + "\n";
    if (chance(0.4))
      text += "end = " + day(horizon) + "\n";
    else if (chance(0.5))
      text += fmt::format("days = {}\n", whole(0, 30));
    return text + fmt::format("intensity = {}\n", one_of({0, 0.3, 1, 2.5, 1e6}));
  }

  std::string reinforcement(int number, std::int64_t horizon) {
    std::string text = fmt::format("[reinforcements.r{}]\n{}arrival = {}\n", number, probability(), day(horizon));
    if (chance(0.7)) text += "front_share = " + share() + "\n";
    if (chance(0.5)) return text + fmt::format("size = {}\nover = {}\n", persons(one_of({0, 1, 60, 4e8})), whole(1, 40));
    const double a_day = one_of({0, 0.01, 0.1, 1.5, 33.3, 1e7});
    text += chance(0.5) ? fmt::format("per_day = {}\n", a_day) : fmt::format("per_day = {{ uniform = [0, {}] }}\n", a_day + 0.1);
    return chance(0.5) ? text : text + "end = " + day(horizon) + "\n";
  }

  std::string thresholds() {
    std::string text = fmt::format("[thresholds.a]\nbelow = {}\n", chance(0.5) ? 0 : size_);
    text += fmt::format("[thresholds.b]\nremaining = {}\nof = \"{}\"\n", one_of({0, 0.5, 1}), chance(0.5) ? "sent" : "deployed");
    text += fmt::format("[thresholds.c]\ncasualties = {}\n", std::floor(size_ * one_of({0, 0.5, 1})));
    return text + fmt::format("[thresholds.d]\ncasualties_share = {}\nof = \"deployed\"\n", one_of({0.1, 0.7, 1}));
  }

  std::mt19937_64 random_;
  double size_ = 0;
};

}  // namespace ebb::test
