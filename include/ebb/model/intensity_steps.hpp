#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace ebb {

/// An intensity by day, the same in every trial: a step function that is 1 before its first step.
class IntensitySteps {
 public:
  struct Step {
    std::int32_t from;  ///< a day; the step lasts until the next one begins
    double intensity;
  };

  IntensitySteps() = default;
  explicit IntensitySteps(std::span<const double> by_day);  ///< of days 0, 1, …; the last value holds from there on

  double on(std::int32_t day) const;
  bool empty() const { return steps_.empty(); }  ///< 1 on every day
  std::span<const Step> steps() const { return steps_; }

  /// The first step that begins after `day`, or steps().size().
  std::size_t next_after(double day) const;

 private:
  std::vector<Step> steps_;
};

}  // namespace ebb
