#include "scenario/quantile_name.hpp"

#include <algorithm>
#include <charconv>
#include <string>

namespace ebb {

std::optional<double> probability_of(std::string_view name) {
  if (name.size() < 2 || name.front() != 'p' || name.find_first_not_of("0123456789.", 1) != name.npos) return std::nullopt;
  // The decimal point is moved in the text, so that the result is correctly rounded.
  const std::string hundredths = std::string(name.substr(1)) + "e-2";
  double p = 0;
  const auto [end, failed] = std::from_chars(hundredths.data(), hundredths.data() + hundredths.size(), p);
  if (failed != std::errc{} || end != hundredths.data() + hundredths.size()) return std::nullopt;
  return p;
}

bool has_quantiles(const Value& table) {
  return std::any_of(table.members.begin(), table.members.end(),
                     [](const Member& m) { return probability_of(m.key).has_value(); });
}

}  // namespace ebb
