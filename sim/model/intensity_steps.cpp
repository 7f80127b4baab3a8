#include "ebb/model/intensity_steps.hpp"

#include <algorithm>

namespace ebb {

IntensitySteps::IntensitySteps(std::span<const double> by_day) {
  double before = 1;
  for (std::size_t day = 0; day < by_day.size(); ++day) {
    if (by_day[day] != before) steps_.push_back({static_cast<std::int32_t>(day), by_day[day]});
    before = by_day[day];
  }
}

std::size_t IntensitySteps::next_after(double day) const {
  const auto next = std::upper_bound(steps_.begin(), steps_.end(), day, [](double d, const Step& step) { return d < step.from; });
  return static_cast<std::size_t>(next - steps_.begin());
}

double IntensitySteps::on(std::int32_t day) const {
  const std::size_t next = next_after(day);
  return next == 0 ? 1 : steps_[next - 1].intensity;
}

}  // namespace ebb
