#include <fmt/format.h>

#include "distribution/check.hpp"
#include "distribution/laws.hpp"

// One value, with probability 1.
namespace ebb {

Support support(const Constant& law) { return {law.value, law.value}; }

double quantile(const Constant& law, Uniform) { return law.value; }

Tails cdf(const Constant& law, double x) { return x < law.value ? Tails{0, 1} : Tails{1, 0}; }

std::string words(const Constant& law) { return fmt::format("fixed: {}", shown(law.value)); }

}  // namespace ebb
