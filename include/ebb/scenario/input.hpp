#pragma once
#include <string>
#include <vector>

#include "ebb/core/diagnostic.hpp"
#include "ebb/distribution/distribution.hpp"

namespace ebb {

/// How a continuous draw becomes the quantity that the model uses.
enum class Rounding {
  none,   ///< as drawn
  whole,  ///< persons, days: to the nearest whole number, half away from zero
  day     ///< a point on the day line (day n is [n, n + 1), day 0 is `start`), floored
};

/// One quantity of a scenario, certain or not, as the file says it. Within its physical range: whatever lay outside (at most
/// 1e-12) has been cut off by `law`.
struct Input {
  std::string name;  ///< canonical dotted path, "reinforcements.named-by-zelenskyy.size"
  Distribution law{Constant{0}};
  Rounding rounding = Rounding::none;
  bool refused = false;              ///< it could not be read, as an error has said; `law` stands in for it
  bool given = false;                ///< false: the default, the file does not name it
  std::string form;                  ///< the form that the file uses: "fixed", "likely", "pert" …; "" for a default
  std::string as_written;            ///< the value as TOML on one line, "{ pert = [10_000, 11_000, 12_000] }"; for `explain`
  std::vector<std::string> sources;  ///< ids under [sources], those of mixture components included
  std::string note;
  Tails cut{};  ///< mass outside the physical range that was cut (not what min/max removed)
  Place place;

  /// After rounding there is one value only.
  bool certain() const;
  double rounded(double drawn) const;
};

}  // namespace ebb
