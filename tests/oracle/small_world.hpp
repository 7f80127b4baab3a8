#pragma once
#include <cmath>
#include <map>
#include <tuple>
#include <vector>

namespace ebb::test {

/// A scenario small enough to follow every state it can be in.
struct SmallWorld {
  int strength = 6, horizon = 14;
  double rate = 1.2, exponent = 0, reference = 6, wastage = 0;
  double dispersion = 0;  ///< 0: Poisson
  double killed = 0, fraction = 0;
  int away = 0;                      ///< of day 0
  std::vector<double> lag = {};      ///< P(lag = j + 1), at most 3; empty: no returns
  double fighting = 1, resting = 0;  ///< resting 0: no tempo
  double floor = 1, half_life = 1;
  std::map<int, int> arrivals = {};      ///< by day, at the front
  std::map<int, double> intensity = {};  ///< by day, otherwise 1
  int below = 0;
};

/// The exact law of the first day at or below `below`, from the probabilities of all states day by day: P(T = n), and last
/// P(T > horizon).
class AllStates {
 public:
  explicit AllStates(const SmallWorld& world) : world_(world) {}

  std::vector<double> law() {
    std::vector<double> law;
    for (const auto& [pending, p] : sent_away(world_.away))
      now_[{world_.strength, pending[0], pending[1], pending[2], true, 0.0}] += p;
    double reached = 0;
    for (int day = 0; day <= world_.horizon; ++day) {
      if (day > 0) advance(day);
      law.push_back(absorb());
      reached += law.back();
    }
    law.push_back(1 - reached);
    return law;
  }

 private:
  using State = std::tuple<int, int, int, int, bool, double>;  // strength; back in 1, 2, 3 days; fighting; experience
  using Pending = std::vector<int>;

  static double choose(int n, int k) { return std::exp(std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0)); }
  static double binomial(int n, int k, double p) { return choose(n, k) * std::pow(p, k) * std::pow(1 - p, n - k); }

  /// How many of `wounded` are back after 1, 2, 3 days, with probabilities.
  std::map<Pending, double> sent_away(int wounded) const {
    std::map<Pending, double> all;
    if (world_.lag.empty()) return {{{0, 0, 0}, 1.0}};
    const auto lag = [&](std::size_t j) { return j < world_.lag.size() ? world_.lag[j] : 0.0; };
    for (int k = 0; k <= wounded; ++k)
      for (int a = 0; a <= k; ++a)
        for (int b = 0; a + b <= k; ++b) {
          const int c = k - a - b;
          const double ways = choose(k, a) * choose(k - a, b);
          all[{a, b, c}] += binomial(wounded, k, world_.fraction) * ways * std::pow(lag(0), a) * std::pow(lag(1), b) *
                            std::pow(lag(2), c);
        }
    return all;
  }

  /// P(N = n), the cap's share at n = strength.
  std::vector<double> casualties(int strength, double mean) const {
    std::vector<double> law;
    double rest = 1;
    for (int n = 0; n < strength; ++n) {
      const double k = world_.dispersion;
      const double log_p = mean <= 0 ? (n == 0 ? 0 : -INFINITY)
                           : k > 0   ? std::lgamma(n + k) - std::lgamma(k) - std::lgamma(n + 1.0) + k * std::log(k / (k + mean)) +
                                         n * std::log(mean / (k + mean))
                                   : n * std::log(mean) - mean - std::lgamma(n + 1.0);
      law.push_back(std::exp(log_p));
      rest -= law.back();
    }
    law.push_back(rest);
    return law;
  }

  void advance(int day) {
    const auto at = world_.arrivals.find(day);
    const auto phase = world_.intensity.find(day);
    std::map<State, double> next;
    for (const auto& [state, p] : now_) {
      const auto [left, back1, back2, back3, fighting, experience] = state;
      const int strength = left + back1 + (at == world_.arrivals.end() ? 0 : at->second);
      const double m = (phase == world_.intensity.end() ? 1 : phase->second) * (fighting ? 1 : 0);
      const double learnt = world_.floor + (1 - world_.floor) * std::exp2(-experience / world_.half_life);
      const double per_head = world_.exponent == 0 ? 1 : std::pow(strength / world_.reference, world_.exponent);
      const auto law = casualties(strength,
                                  world_.rate * (world_.fighting + world_.resting) / world_.fighting * m * learnt * per_head);
      const bool learns = world_.floor < 1 && strength > 0;
      for (int n = 0; n <= strength; ++n)
        for (int wasted = 0; wasted <= (world_.wastage > 0 ? strength - n : 0); ++wasted)
          for (int dead = 0; dead <= (world_.killed > 0 ? n : 0); ++dead)
            for (const auto& [pending, q] : sent_away(n - dead)) {
              const double all = p * law[static_cast<std::size_t>(n)] * binomial(strength - n, wasted, world_.wastage) *
                                 binomial(n, dead, world_.killed) * q;
              if (all == 0) continue;
              const double turn = world_.resting > 0 ? 1 / (fighting ? world_.fighting : world_.resting) : 0;
              for (const bool turns : {false, true})
                if (const double odds = turns ? turn : 1 - turn; odds > 0)
                  next[{strength - n - wasted, back2 + pending[0], back3 + pending[1], pending[2], fighting != turns,
                        experience + (learns ? m : 0)}] += all * odds;
            }
    }
    now_ = std::move(next);
  }

  double absorb() {
    double reached = 0;
    for (auto it = now_.begin(); it != now_.end();) {
      if (std::get<0>(it->first) > world_.below) {
        ++it;
        continue;
      }
      reached += it->second;
      it = now_.erase(it);
    }
    return reached;
  }

  SmallWorld world_;
  std::map<State, double> now_;
};

}  // namespace ebb::test
