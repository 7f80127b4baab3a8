#pragma once
#include <cmath>
#include <string>
#include <vector>

#include "ebb/core/failure.hpp"
#include "ebb/scenario/scenario.hpp"

namespace ebb::sample {

/// The parts of a small scenario: the top of the file, [contingent], [casualties].
inline const std::string kTop = "schema = 1\ntitle = \"t\"\nstart = 2025-01-16\nhorizon = 365\n";
inline const std::string kContingent = "[contingent]\nsize = 12_000\nlosses = 3_800\n";
inline const std::string kCasualties = "[casualties]\nrate = 92\n";

/// The small scenario with further lines: keys of [casualties], then tables.
inline std::string with(const std::string& further) { return kTop + kContingent + kCasualties + further; }
/// The small scenario with another value for contingent.size, casualties.rate, or a wave's arrival.
inline std::string with_size(const std::string& value) { return kTop + "[contingent]\nsize = " + value + "\n" + kCasualties; }
inline std::string with_rate(const std::string& value) { return kTop + kContingent + "[casualties]\nrate = " + value + "\n"; }
inline std::string with_arrival(const std::string& value) {
  return with("[reinforcements.w]\nsize = 100\narrival = " + value + "\n");
}

inline Scenario read(const std::string& text, const Settings& settings = {}) {
  return parse_scenario(text, "s.toml", ".", settings);
}

/// Every error of a text; none where it is valid.
inline std::vector<Diagnostic> errors(const std::string& text, const Settings& settings = {}) {
  try {
    read(text, settings);
  } catch (const ScenarioFailure& failure) { return failure.diagnostics; }
  return {};
}

/// The messages of all errors, one a line.
inline std::string messages(const std::string& text, const Settings& settings = {}) {
  std::string all;
  for (const Diagnostic& d : errors(text, settings)) all += d.message + "\n";
  return all;
}

inline const Situation& only(const Scenario& scenario) { return scenario.cases.at(0).situation; }
inline const Input& size_of(const Scenario& scenario) { return only(scenario).contingent.size; }
inline const Input& rate_of(const Scenario& scenario) { return std::get<Input>(only(scenario).casualties.rate); }
inline const Input& arrival_of(const Scenario& scenario) { return only(scenario).reinforcements.at(0).arrival; }

/// P(the rounded day of a date input is at most n).
inline double by_day(const Input& date, std::int64_t n) {
  return date.law.cdf(std::nextafter(static_cast<double>(n + 1), -1e300)).below;
}

}  // namespace ebb::sample
