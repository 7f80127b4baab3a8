#include "scenario/input_forms.hpp"

#include <algorithm>
#include <array>

namespace ebb {
namespace {

constexpr std::array<std::string_view, 15> kForms = {"fixed",  "likely",    "uniform",  "triangular", "pert",
                                                     "normal", "lognormal", "gamma",    "weibull",    "exponential",
                                                     "beta",   "quantiles", "discrete", "empirical",  "mixture"};

}  // namespace

std::span<const std::string_view> all_forms() { return kForms; }

bool is_form(std::string_view name) { return std::find(kForms.begin(), kForms.end(), name) != kForms.end(); }

std::vector<std::string> forms_in(const Value& table) {
  std::vector<std::string> forms;
  for (const Member& member : table.members) {
    if (is_form(member.key)) forms.push_back(member.key);
  }
  return forms;
}

}  // namespace ebb
