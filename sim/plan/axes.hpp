#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "ebb/random/design.hpp"
#include "ebb/scenario/scenario.hpp"

namespace ebb {

/// Whether something of this probability comes in every trial or in none.
bool is_sure(const Input& probability);

/// The axes of a scenario's cube: every uncertain input that is drawn once a trial, and every event that may come or not. They
/// are numbered in the order of for_each_input, over all cases; what has the same name in two cases has the same axis in both,
/// so that cases see the same numbers in every design. The last axis is the luck of all days together, where the short cut puts
/// one uniform in their place.
class Axes {
 public:
  Axes(const Scenario& scenario, std::uint64_t seed, bool luck);
  int count() const { return static_cast<int>(dimensions_.size()); }

  /// Of an uncertain input, or of the event whose probability it is. Throws std::out_of_range where it has none.
  Axis of_value(const std::string& name) const { return axis(name, 0); }
  Axis of_event(const std::string& name) const { return axis(name, 1); }
  Axis of_luck() const { return axis(kLuck, 0); }

 private:
  Axis axis(const std::string& name, std::uint64_t step) const;
  void add(const Situation& situation);

  static constexpr const char* kLuck = "day:passage";  // names of inputs have no colon

  std::uint64_t seed_;
  std::map<std::pair<std::string, std::uint64_t>, int> dimensions_;
};

}  // namespace ebb
