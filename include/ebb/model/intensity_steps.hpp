#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace ebb {

/// An intensity by day that is the same in every trial. It is a step function, and 1 before its first step.
class IntensitySteps {
 public:
  struct Step {
    std::int32_t from;  ///< the first day of the step, which lasts until the next step begins
    double intensity;
  };

  IntensitySteps() = default;
  explicit IntensitySteps(std::span<const double> by_day);  ///< values of days 0, 1, …; the last one holds from then on

  double on(std::int32_t day) const;
  bool empty() const { return steps_.empty(); }  ///< true if it is 1 on every day
  std::span<const Step> steps() const { return steps_; }

  /// Returns the index of the first step that begins after `day`, or steps().size() if there is none.
  std::size_t next_after(double day) const;

 private:
  std::vector<Step> steps_;
};

}  // namespace ebb
