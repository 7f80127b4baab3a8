// Reads each input form into its family of distributions.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "ebb/core/text.hpp"
#include "scenario/csv_column.hpp"
#include "scenario/form_names.hpp"
#include "scenario/law_reader.hpp"
#include "scenario/quantile_name.hpp"

namespace ebb {
namespace {

constexpr std::size_t kMostQuantiles = 5;

}  // namespace

bool LawReader::is_table_of(const Value& value, const std::string& name, const Members& known) {
  if (!value.is(Value::Kind::table)) {
    error(value, fmt::format("'{}' must be a table, got {}; write {}", name, got(value), example_of(name)));
    return false;
  }
  return known.empty() || check_members(value, known, name);
}

std::optional<std::vector<double>> LawReader::list(const Value& value, const std::string& name, const std::vector<Role>& roles) {
  if (!value.is(Value::Kind::list) || value.items.size() != roles.size()) {
    const std::string what = value.is(Value::Kind::list) ? fmt::format("a list of {}", value.items.size()) : got(value);
    error(value, fmt::format("'{}' must be a list of {} numbers, got {}; write {}", name, roles.size(), what, example_of(name)));
    return std::nullopt;
  }
  std::vector<double> numbers;
  for (std::size_t i = 0; i < roles.size(); ++i) {
    named_.emplace_back(roles[i] == Role::mode ? "mode" : i == 0 ? "low" : "high", value.items[i].spot);
    named_.emplace_back(fmt::format("{}", i), value.items[i].spot);
    if (const auto number = points_.point(value.items[i], roles[i])) numbers.push_back(*number);
  }
  if (numbers.size() != roles.size()) return std::nullopt;
  if (points_.of_days()) {
    for (std::size_t i = 1; i < numbers.size(); ++i) {
      if (std::floor(numbers[i]) >= std::floor(numbers[i - 1])) continue;
      error(value.items[i],
            fmt::format("'{}': {} lies before {}; order them by time", name, got(value.items[i]), got(value.items[i - 1])));
      return std::nullopt;
    }
  }
  return numbers;
}

std::optional<Family> LawReader::two_ends(const std::string& name, const Value& value) {
  const bool is_likely = name == "likely";
  const std::vector<Role> roles = is_likely ? std::vector{Role::quantile, Role::quantile} : std::vector{Role::low, Role::high};
  const auto ends = list(value, name, roles);
  if (!ends) return std::nullopt;
  const double low = (*ends)[0], high = (*ends)[1];
  if (!is_likely) return uniform_law(low, high);
  switch (points_.key().law) {
    case Law::amount: return likely_amount(low, high);
    case Law::share: return likely_share(low, high);
    case Law::day: return likely_date(low, high);
  }
  return std::nullopt;
}

std::optional<Family> LawReader::three_points(const std::string& name, const Value& value) {
  const auto points = list(value, name, {Role::low, Role::mode, Role::high});
  if (!points) return std::nullopt;
  const auto& p = *points;
  return name == "pert" ? pert(p[0], p[1], p[2]) : triangular(p[0], p[1], p[2]);
}

std::optional<double> LawReader::member(const Value& table, const std::string& owner, std::string_view name, bool is_point) {
  const Value* value = table.find(name);
  if (value == nullptr) {
    error(table, fmt::format("'{}' needs '{}'; write {}", owner, name, example_of(owner)));
    return std::nullopt;
  }
  named_.emplace_back(name, value->spot);
  if (is_point) return points_.point(*value, Role::mean);
  points_.check_grouping(*value);
  return points_.plain(*value);
}

std::optional<std::vector<QuantilePoint>> LawReader::quantile_points(const Value& table) {
  std::vector<QuantilePoint> points;
  bool all = true;
  for (const Member& member : table.members) {
    const auto p = probability_of(member.key);
    if (!p) continue;
    if (!(*p > 0 && *p < 1)) {
      points_.context().findings.error(
          member.key_spot, fmt::format("'{}' is not a quantile: quantiles lie between p0 and p100, both excluded", member.key));
      all = false;
      continue;
    }
    named_.emplace_back(member.key, member.value.spot);
    const auto x = points_.point(member.value, Role::quantile);
    if (x) points.push_back({*p, *x});
    all = all && x.has_value();
  }
  if (!all) return std::nullopt;
  std::sort(points.begin(), points.end(), [](const QuantilePoint& a, const QuantilePoint& b) { return a.p < b.p; });
  return points;
}

std::optional<Family> LawReader::by_moments_or_quantiles(const std::string& name, const Value& value) {
  if (!is_table_of(value, name, {})) return std::nullopt;
  const bool by_moments = value.find("mean") != nullptr || value.find("sd") != nullptr || !has_quantiles(value);
  Members known = {"mean", "sd"};
  for (const Member& m : value.members) {
    if (probability_of(m.key) && m.value.kind != Value::Kind::table) known.push_back(m.key);
  }
  if (!check_members(value, known, name)) return std::nullopt;
  if (by_moments && known.size() > 2) {
    error(value, fmt::format("'{}' has mean or sd as well as quantiles; give either mean and sd, or two quantiles", name));
    return std::nullopt;
  }
  if (by_moments) {
    const auto mean = member(value, name, "mean", true);
    const auto sd = member(value, name, "sd", false);
    if (!mean || !sd) return std::nullopt;
    return name == "normal"      ? normal(*mean, *sd)
           : name == "lognormal" ? lognormal(*mean, *sd)
           : name == "gamma"     ? gamma(*mean, *sd)
                                 : weibull(*mean, *sd);
  }
  const auto points = quantile_points(value);
  if (!points) return std::nullopt;
  if (points->size() != 2) {
    error(value, fmt::format("'{}' needs two quantiles, got {}; for more use {}", name, points->size(), example_of("quantiles")));
    return std::nullopt;
  }
  const QuantilePoint a = (*points)[0], b = (*points)[1];
  return name == "normal" ? normal(a, b) : name == "lognormal" ? lognormal(a, b) : name == "gamma" ? gamma(a, b) : weibull(a, b);
}

std::optional<Family> LawReader::exponential_law(const Value& value) {
  if (!is_table_of(value, "exponential", {"mean"})) return std::nullopt;
  const auto mean = member(value, "exponential", "mean", true);
  return mean ? std::optional<Family>(exponential(*mean)) : std::nullopt;
}

std::optional<std::pair<double, double>> LawReader::support(const Value& input, double low, double high) {
  std::optional<double> ends[2] = {low, high};
  const Role roles[2] = {Role::low, Role::high};
  const std::string_view names[2] = {"low", "high"};
  for (int i = 0; i < 2; ++i) {
    const Value* end = input.find(names[i]);
    if (end == nullptr) continue;
    named_.emplace_back(names[i], end->spot);
    ends[i] = points_.point(*end, roles[i]);
  }
  if (!ends[0] || !ends[1]) return std::nullopt;
  return std::pair{*ends[0], *ends[1]};
}

std::optional<Family> LawReader::beta_law(const Value& value, const Value& input) {
  if (!is_table_of(value, "beta", {"mean", "sd"})) return std::nullopt;
  if (points_.of_days() && (input.find("low") == nullptr || input.find("high") == nullptr)) {
    error(value, "a beta of dates needs its support beside it: low = 2025-03-01, high = 2025-06-30");
    return std::nullopt;
  }
  const auto mean = member(value, "beta", "mean", true);
  const auto sd = member(value, "beta", "sd", false);
  const auto ends = support(input, 0, 1);
  if (!mean || !sd || !ends) return std::nullopt;
  return beta(*mean, *sd, ends->first, ends->second);
}

std::optional<Family> LawReader::quantiles(const Value& value, const Value& input) {
  if (!is_table_of(value, "quantiles", {})) return std::nullopt;
  Members known = {"p5", "p50", "p95"};
  for (const Member& m : value.members) {
    if (probability_of(m.key) && m.value.kind != Value::Kind::table) known.push_back(m.key);
  }
  if (!check_members(value, known, "quantiles")) return std::nullopt;
  const auto points = quantile_points(value);
  const auto ends = support(input, -kUnbounded, kUnbounded);
  if (!points || !ends) return std::nullopt;
  if (points->size() < 2 || points->size() > kMostQuantiles) {
    error(value, fmt::format("'quantiles' needs 2 to {} quantiles, got {}; write {}", kMostQuantiles, points->size(),
                             example_of("quantiles")));
    return std::nullopt;
  }
  return metalog(*points, ends->first, ends->second);
}

std::optional<Family> LawReader::discrete_law(const Value& value) {
  if (!is_table_of(value, "discrete", {"values", "weights"})) return std::nullopt;
  std::vector<double> numbers[2];
  const std::string_view names[2] = {"values", "weights"};
  bool all = true;
  for (int i = 0; i < 2; ++i) {
    const Value* given = value.find(names[i]);
    if (given == nullptr || !given->is(Value::Kind::list) || given->items.empty()) {
      error(given == nullptr ? value : *given,
            fmt::format("'discrete' needs '{}', a list with at least one number; write {}", names[i], example_of("discrete")));
      all = false;
      continue;
    }
    named_.emplace_back(names[i], given->spot);
    for (const Value& item : given->items) {
      const auto number = i == 0 ? points_.point(item, Role::value) : points_.plain(item);
      all = all && number.has_value();
      numbers[i].push_back(number.value_or(0));
      if (i == 1 && number && *number < 0) {
        error(item, fmt::format("a weight must be 0 or more, got {}", got(item)));
        all = false;
      }
    }
  }
  if (all && numbers[0].size() != numbers[1].size()) {
    error(*value.find("weights"),
          fmt::format("{} weights for {} values; give one for each", numbers[1].size(), numbers[0].size()));
    all = false;
  }
  return all ? std::optional<Family>(discrete(std::move(numbers[0]), std::move(numbers[1]))) : std::nullopt;
}

std::optional<Distribution> LawReader::empirical_law(const Value& value, const Value& input) {
  const Value* column = input.find("column");
  if (!value.is(Value::Kind::text)) {
    wrong_kind(points_.context().findings, value, "empirical", "a text: the path of a CSV file");
    return std::nullopt;
  }
  if (column == nullptr || !column->is(Value::Kind::text)) {
    error(column == nullptr ? value : *column, "'empirical' needs the name of a column beside it: column = \"rate\"");
    return std::nullopt;
  }
  return read_csv_column(points_, value, *column);
}

}  // namespace ebb
