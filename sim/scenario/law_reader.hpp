#pragma once
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ebb/distribution/distribution.hpp"
#include "scenario/points.hpp"

namespace ebb {

/// What the file says beside the numbers of an input.
struct Remarks {
  std::vector<std::string> sources;  ///< each once
  std::string note;
};

/// Reads a distribution in any of the input forms, with min and max. Each fault is reported at its own place.
class LawReader {
 public:
  explicit LawReader(Points& points) : points_(points) {}

  /// A number, a date, or a table with one form.
  std::optional<Distribution> read(const Value& value);

  const Remarks& remarks() const { return remarks_; }

 private:
  using Members = std::vector<std::string_view>;

  std::optional<Family> fixed(const Value& value);
  std::optional<Family> form(const std::string& name, const Value& value, const Value& input);
  std::optional<Family> two_ends(const std::string& name, const Value& value);
  std::optional<Family> three_points(const std::string& name, const Value& value);
  std::optional<Family> by_moments_or_quantiles(const std::string& name, const Value& value);
  std::optional<Family> exponential_law(const Value& value);
  std::optional<Family> beta_law(const Value& value, const Value& input);
  std::optional<Family> quantiles(const Value& value, const Value& input);
  std::optional<Family> discrete_law(const Value& value);
  std::optional<Distribution> empirical_law(const Value& value, const Value& input);
  std::optional<Family> mixture_of(const Value& value);

  std::optional<Distribution> table(const Value& input, bool in_mixture);
  std::optional<Distribution> truncated(const Distribution& whole, const Value& input);
  std::optional<std::string> only_form(const Value& input, bool in_mixture);
  void report_no_form(const Value& input, bool in_mixture);
  /// Reports keys that are none of `known`; true where there is none.
  bool check_members(const Value& table, const Members& known, std::string_view owner);
  bool is_table_of(const Value& value, const std::string& name, const Members& known);
  std::optional<std::vector<double>> list(const Value& value, const std::string& name, const std::vector<Role>& roles);
  std::optional<std::vector<QuantilePoint>> quantile_points(const Value& table);
  std::optional<std::pair<double, double>> support(const Value& input, double low, double high);
  std::optional<double> member(const Value& table, const std::string& owner, std::string_view name, bool is_point);
  void remember(const Value& input);

  void error(const Value& at, const std::string& message) { points_.context().findings.error(at.spot, message); }
  /// Where the parameter stands that a DistributionError names.
  Spot spot_of(const std::string& parameter, const Value& form) const;

  Points& points_;
  Remarks remarks_;
  std::set<std::string> remarked_;                   // the sources in it
  std::vector<std::pair<std::string, Spot>> named_;  // parameters of the form that is being read
};

/// The IDs behind `source`: one, or a list. Each must be defined under [sources].
std::vector<std::string> read_source_ids(Context& context, const Value& value);

/// " (did you mean 'nis-jan'?)": the nearest source that is defined. "" where none is near, or where there are too many errors
/// for a suggestion to each.
std::string nearest_source(const Context& context, const std::string& id);

}  // namespace ebb
