#pragma once
#include <optional>
#include <string>
#include <vector>

#include "ebb/plan/plan.hpp"

namespace ebb {

// What `explain` says about a scenario beside its single inputs; text and JSON are two views of it.

/// The inputs of a scenario with several cases: those of the file that at least one case uses, then those that a case replaces.
/// A scenario without cases has all its inputs in `shared`.
struct InputsByCase {
  std::vector<const Input*> shared;
  std::vector<std::vector<const Input*>> own;  ///< [case]
  bool rate_is_shared = false;                 ///< an observed rate of the file that at least one case uses
  std::vector<bool> own_rate;                  ///< [case]: an observed rate of its own
};
InputsByCase inputs_by_case(const Scenario& scenario);

/// What follows from the inputs of a case before any trial, a sentence each, at the medians: strength on day 0, the observed
/// rate, fighting days, dispersion.
std::vector<std::string> derived_facts(const Scenario& scenario, const Situation& situation);

/// "{ observed = … }" in words: "losses / 41 days, 6 Dec 2024 to 16 Jan 2025, in each trial".
std::string observed_rate_in_words(const Scenario& scenario, const ObservedRate& observed);

/// When a threshold is reached: "0 shells are left", "at most 30 % of those sent are left at the front".
std::string threshold_in_words(const Scenario& scenario, const Threshold& threshold);

/// How the trials of a case get through their days.
struct KernelChoice {
  KernelKind kernel = KernelKind::day;
  std::string why_day;            ///< why the short cut is not available; empty where it is
  double share = 0;               ///< of the trials, that take the short cut; from a sample of 1,024
  double largest_error_days = 0;  ///< of those
  std::string in_words() const;   ///< "day, since tempo draws spells"
};
KernelChoice kernel_choice(const CasePlan& one);

std::string noise_in_words(Noise noise);

}  // namespace ebb
