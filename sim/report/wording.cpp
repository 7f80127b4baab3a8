#include "report/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "ebb/core/text.hpp"
#include "ebb/random/design_kind.hpp"
#include "report/layout.hpp"

namespace ebb {

std::string Calendar::horizon() const { return solid(spoken(date_of(horizon_days))); }

std::string Calendar::date(const std::optional<std::int64_t>& day) const {
  return day ? solid(spoken(date_of(*day))) : solid("after ") + horizon();
}

Calendar calendar_of(const Result& result) { return {result.facts.start, result.shapes.front().horizon_days}; }

namespace {

double whole_percent(double share) { return std::floor(share * 100 + 0.5); }

}  // namespace

std::string percent(double share) {
  if (share <= 0) return solid("0 %");
  if (share >= 1) return solid("100 %");
  if (share < 0.01) return solid("<1 %");
  if (share > 0.99) return solid(">99 %");
  return solid(fmt::format("{:.0f} %", whole_percent(share)));
}

std::string percent_of_rest(double share) {
  if (share <= 0) return solid("100 %");
  if (share >= 1) return solid("0 %");
  if (share < 0.01) return solid(">99 %");
  if (share > 0.99) return solid("<1 %");
  return solid(fmt::format("{:.0f} %", 100 - whole_percent(share)));
}

std::string exact_percent(double share) {
  if (share > 0 && share < 5e-6) return solid("<0.001 %");
  return solid(fmt::format("{:.3f} %", share * 100));
}

std::string trials_of_design(std::uint64_t trials, std::string_view design) {
  constexpr std::array<std::string_view, 4> kAdjectives{"", "Latin hypercube ", "Sobol ", "antithetic "};  // of kDesignNames
  const auto kind = design_named(design);
  const std::string adjective = kind ? std::string(kAdjectives[static_cast<std::size_t>(*kind)]) : printable(design) + " ";
  return fmt::format("{} {}{}", grouped(static_cast<long long>(trials)), adjective, trials == 1 ? "trial" : "trials");
}

std::string subject(const ThresholdEstimate& threshold) {
  std::string name = threshold.title;
  if (name.empty()) {
    name = threshold.id;
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
  }
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return printable(name);
}

std::string case_name(const RunFacts::CaseFacts& facts) { return printable(facts.title.empty() ? facts.id : facts.title); }

}  // namespace ebb
