#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "report/quantity.hpp"

namespace ebb {

/// An input's distribution in one sentence: first what the file says, then what it stands for.
/// "likely, p5 = 80, p95 = 110 (lognormal: mean 94.21, sd 9.17, median 93.81)"; "uniform: 1 Mar 2025 to 31 Mar 2025".
std::string law_in_words(const Quantity& quantity);

/// "p5", "p2.5": a quantile as scenario files name it.
std::string name_of_quantile(double p);

/// "fixed", "uniform", "lognormal", "metalog", …
std::string family_name(const Family& family);

/// The family's own parameters, by name. Those of dates are points of the day line: day n is [n, n + 1).
nlohmann::ordered_json family_parameters(const Family& family);

}  // namespace ebb
