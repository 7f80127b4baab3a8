#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "ebb/core/date.hpp"
#include "ebb/scenario/input.hpp"

namespace ebb {

/// casualties.rate = { observed = [FROM, TO] }: losses / (TO − FROM) in each trial.
struct ObservedRate {
  Date from, to;
  Place place;
  std::vector<std::string> sources;
  std::string note;
};

enum class Noise { none, poisson, negative_binomial };
enum class FirstSpell { fighting, resting, stationary };

struct Contingent {
  Input size, losses, away, wastage;
};

struct Casualties {
  std::variant<Input, ObservedRate> rate;
  Input rate_doubt, strength_exponent;
  std::optional<Input> reference_strength;  ///< absent: max(1, the front's strength on day 0)
  Noise noise = Noise::poisson;
  std::optional<Input> dispersion;  ///< k: variance μ + μ²/k; with negative-binomial exactly one of these two
  std::optional<Input> day_to_day;  ///< 1/√k
  Input killed_share;
};

struct Learning {
  Input floor, half_life;
};
struct Tempo {
  Input fighting, resting;
  FirstSpell first = FirstSpell::fighting;
};
struct Returns {
  Input fraction, lag;
};

struct Phase {
  std::string id, title;
  Place place;
  Input probability, start;
  std::variant<std::monostate, Input, Input> until;  ///< index 0: to the horizon; 1: `end`, a day; 2: `days`, a duration
  Input intensity;
};

struct Reinforcement {
  std::string id, title;
  Place place;
  Input probability, arrival, front_share;
  // A wave has size and over; a steady flow has per_day and, unless it lasts to the horizon, end.
  std::optional<Input> size, over;
  std::optional<Input> per_day, end;
  bool steady() const { return per_day.has_value(); }
};

struct Correlation {
  std::string first, second;  ///< input names
  double rank;                ///< Spearman's
  Place place;
};

/// What is simulated in one case: everything that a case may replace.
struct Situation {
  Contingent contingent;
  Casualties casualties;
  std::optional<Learning> learning;
  std::optional<Tempo> tempo;
  std::optional<Returns> returns;
  std::vector<Phase> phases;                  ///< in the order of the file
  std::vector<Reinforcement> reinforcements;  ///< in the order of the file
  std::vector<Correlation> correlations;
};

/// Calls visit(const Input&) for every input of a situation, in the order of docs/scenario.md's table of keys.
/// Optional inputs that are absent are skipped; defaults (given = false) are visited.
template <class Visit>
void for_each_input(const Situation& s, Visit&& visit) {
  const auto optional = [&](const std::optional<Input>& input) {
    if (input) visit(*input);
  };
  visit(s.contingent.size), visit(s.contingent.losses), visit(s.contingent.away), visit(s.contingent.wastage);
  if (const auto* rate = std::get_if<Input>(&s.casualties.rate)) visit(*rate);
  visit(s.casualties.rate_doubt), visit(s.casualties.strength_exponent);
  optional(s.casualties.reference_strength), optional(s.casualties.dispersion), optional(s.casualties.day_to_day);
  visit(s.casualties.killed_share);
  if (s.learning) visit(s.learning->floor), visit(s.learning->half_life);
  if (s.tempo) visit(s.tempo->fighting), visit(s.tempo->resting);
  if (s.returns) visit(s.returns->fraction), visit(s.returns->lag);
  for (const Phase& phase : s.phases) {
    visit(phase.probability), visit(phase.start);
    if (phase.until.index() == 1) visit(std::get<1>(phase.until));
    if (phase.until.index() == 2) visit(std::get<2>(phase.until));
    visit(phase.intensity);
  }
  for (const Reinforcement& r : s.reinforcements) {
    visit(r.probability), optional(r.size), optional(r.per_day), visit(r.arrival);
    optional(r.over), optional(r.end), visit(r.front_share);
  }
}

}  // namespace ebb
