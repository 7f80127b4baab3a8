#include "scenario/law_reader.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/utf8.hpp"
#include "ebb/core/text.hpp"
#include "ebb/distribution/error.hpp"
#include "scenario/form_names.hpp"
#include "scenario/input_forms.hpp"
#include "scenario/quantile_name.hpp"
#include "scenario/thousands.hpp"

namespace ebb {
namespace {

constexpr std::size_t kMostSuggestions = 500;  // far more errors than are printed
constexpr std::string_view kExample = "write a number, or a form such as { likely = [80, 110] }";

}  // namespace

std::string nearest_source(const Context& context, const std::string& id) {
  if (context.findings.errors() >= kMostSuggestions) return "";
  return did_you_mean(id, std::vector<std::string>(context.source_ids.begin(), context.source_ids.end()));
}

std::vector<std::string> read_source_ids(Context& context, const Value& value) {
  std::vector<std::string> ids;
  const auto read_one = [&](const Value& id) {
    if (!id.is(Value::Kind::text))
      return wrong_kind(context.findings, id, "source", "a text: the ID of a source, or a list of them");
    const std::string name = utf8::normalized(id.text);
    if (!context.source_ids.contains(name)) {
      const std::string near = nearest_source(context, name);
      const std::string add = fmt::format("; add [sources.{}]", is_id(name) ? name : "ID");
      context.findings.error(id.spot, fmt::format("no source '{}' is defined{}", printable(name), near.empty() ? add : near));
    }
    ids.push_back(name);
  };
  if (!value.is(Value::Kind::list)) {
    read_one(value);
  } else {
    for (const Value& id : value.items) read_one(id);
  }
  return ids;
}

std::optional<Distribution> LawReader::read(const Value& value) {
  if (value.is(Value::Kind::table)) return table(value, false);
  if (value.is(Value::Kind::list)) {
    error(value, fmt::format("'{}' must be a number, got a list; {}", points_.label(), kExample));
    return std::nullopt;
  }
  const auto family = fixed(value);
  return family ? std::optional(Distribution(*family)) : std::nullopt;
}

void LawReader::remember(const Value& input) {
  if (const Value* source = input.find("source")) {
    const std::vector<std::string> ids = read_source_ids(points_.context(), *source);
    for (const std::string& id : ids) {
      if (remarked_.insert(id).second) remarks_.sources.push_back(id);
    }
  }
  if (const Value* note = input.find("note")) {
    if (!note->is(Value::Kind::text)) return wrong_kind(points_.context().findings, *note, "note", "a text");
    remarks_.note += (remarks_.note.empty() ? "" : "; ") + note->text;
  }
}

std::optional<std::string> LawReader::only_form(const Value& input, bool in_mixture) {
  const std::vector<std::string> forms = forms_in(input);
  if (forms.size() > 1) {
    error(*input.find(forms[1]),
          fmt::format("two forms in one value: '{}' and '{}'; keep one, or put both into a mixture", forms[0], forms[1]));
    return std::nullopt;
  }
  if (forms.size() == 1 && in_mixture && forms[0] == "mixture") {
    error(*input.find("mixture"), "a mixture within a mixture; list all parts in one");
    return std::nullopt;
  }
  if (forms.size() == 1) return forms[0];
  report_no_form(input, in_mixture);
  return std::nullopt;
}

void LawReader::report_no_form(const Value& input, bool in_mixture) {
  const auto has = [&](std::string_view key) { return input.find(key) != nullptr; };
  if (has("observed")) {
    const Vocabulary& words = points_.context().findings.words();
    return error(input, fmt::format("'observed' is for {} alone: {} / days, in each trial", words.label_of("casualties.rate"),
                                    words.word_of("contingent.losses")));
  }
  if (has_quantiles(input)) {
    return error(
        input,
        "quantiles need their form: { quantiles = { p5 = 60, p95 = 130 } }, or a family: { normal = { p5 = 60, p95 = 130 } }");
  }
  if (has("mean") || has("sd")) return error(input, "mean and sd need a family: { normal = { mean = 92, sd = 10 } }");
  for (const Member& member : input.members) {
    static constexpr std::string_view kBeside[] = {"min", "max", "low", "high", "source", "note", "weight", "column"};
    if (std::find(std::begin(kBeside), std::end(kBeside), member.key) != std::end(kBeside)) continue;
    return points_.context().findings.error(member.key_spot,
                                            fmt::format("unknown form '{}'{}", printable(member.key), hint_for_form(member.key)));
  }
  const std::string name(in_mixture ? "mixture" : points_.label());
  if ((has("min") && has("max")) || (has("low") && has("high")))
    return error(input, fmt::format("'{}' has bounds and no form; write {{ uniform = [low, high] }}", name));
  error(input, fmt::format("'{}' has no value; {}", name, kExample));
}

std::optional<Distribution> LawReader::table(const Value& input, bool in_mixture) {
  remember(input);
  const auto form_name = only_form(input, in_mixture);
  if (!form_name) return std::nullopt;
  Members known = {*form_name, "min", "max", "source", "note"};
  if (in_mixture) known.push_back("weight");
  if (*form_name == "beta" || *form_name == "quantiles") known.insert(known.end(), {"low", "high"});
  if (*form_name == "empirical") known.push_back("column");
  check_members(input, known, "");
  named_.clear();
  const Value& value = *input.find(*form_name);
  try {
    if (*form_name == "empirical") {
      const auto observed = empirical_law(value, input);
      return observed ? truncated(*observed, input) : std::nullopt;
    }
    const auto family = form(*form_name, value, input);
    return family ? truncated(Distribution(*family), input) : std::nullopt;
  } catch (const DistributionError& wrong) {
    const std::string_view why = wrong.what();
    const std::string owner = why.starts_with(*form_name) ? "" : fmt::format("'{}': ", *form_name);
    points_.context().findings.error(spot_of(wrong.parameter, value), owner + std::string(why));
    return std::nullopt;
  }
}

std::optional<Distribution> LawReader::truncated(const Distribution& whole, const Value& input) {
  const Value *min = input.find("min"), *max = input.find("max");
  const auto low = min == nullptr ? -kUnbounded : points_.point(*min, Role::min);
  const auto high = max == nullptr ? kUnbounded : points_.point(*max, Role::max);
  if (!low || !high) return std::nullopt;
  if (*low > *high) {
    error(*max, fmt::format("max = {} is below min = {}", got(*max), got(*min)));
    return std::nullopt;
  }
  if (min != nullptr) named_.emplace_back("min", min->spot);
  if (max != nullptr) named_.emplace_back("max", max->spot);
  return min == nullptr && max == nullptr ? whole : Distribution(whole.family(), *low, *high);
}

Spot LawReader::spot_of(const std::string& parameter, const Value& form) const {
  const auto it = std::find_if(named_.begin(), named_.end(), [&](const auto& named) { return named.first == parameter; });
  return it == named_.end() ? form.spot : it->second;
}

bool LawReader::check_members(const Value& table, const Members& known, std::string_view owner) {
  const std::vector<std::string> names(known.begin(), known.end());
  bool all_known = true;
  for (const Member& member : table.members) {
    if (std::find(known.begin(), known.end(), member.key) != known.end()) continue;
    if (owner.empty() && is_form(member.key)) continue;  // two forms: reported
    all_known = false;
    std::string why = hint_for_parameter(owner, member.key);
    if (why.empty()) why = did_you_mean(member.key, names);
    if (owner == "beta" && (member.key == "low" || member.key == "high"))
      why = fmt::format("; '{}' stands beside 'beta'", member.key);
    if (!owner.empty() && (member.key == "min" || member.key == "max"))
      why = fmt::format("; '{}' stands beside '{}'", member.key, owner);
    if (owner == "lognormal" || owner == "normal" || owner == "gamma" || owner == "weibull" || owner == "quantiles") {
      const bool split = probability_of(member.key) && member.value.is(Value::Kind::table);
      if (split) why = "; write a fraction in quotes: \"p2.5\"";
    }
    const std::string where = fmt::format("'{}'", owner.empty() ? points_.label() : std::string(owner));
    points_.context().findings.error(member.key_spot, fmt::format("unknown key '{}' in {}{}", printable(member.key), where, why));
  }
  return all_known;
}

std::optional<Family> LawReader::fixed(const Value& value) {
  const auto number = points_.point(value, Role::value);
  if (!number) return std::nullopt;
  const bool whole_needed = points_.key().rounding == Rounding::whole;
  if (whole_needed && *number != std::floor(*number)) {
    const std::string grouping = thousands_by_point(value.text, false);
    error(value, fmt::format("'{}' must be a whole number, got {}{}{}", points_.label(), got(value), grouping.empty() ? "" : "; ",
                             grouping));
    return std::nullopt;
  }
  return Constant{*number};
}

std::optional<Family> LawReader::form(const std::string& name, const Value& value, const Value& input) {
  const bool positive_only = name == "lognormal" || name == "gamma" || name == "weibull" || name == "exponential";
  if (points_.of_days() && positive_only) {
    error(value,
          fmt::format("'{}' is for positive amounts, not for dates; use likely, uniform, triangular, pert or normal", name));
    return std::nullopt;
  }
  if (name == "fixed") return fixed(value);
  if (name == "uniform" || name == "likely") return two_ends(name, value);
  if (name == "triangular" || name == "pert") return three_points(name, value);
  if (name == "exponential") return exponential_law(value);
  if (name == "beta") return beta_law(value, input);
  if (name == "quantiles") return quantiles(value, input);
  if (name == "discrete") return discrete_law(value);
  if (name == "mixture") return mixture_of(value);
  return by_moments_or_quantiles(name, value);
}

std::optional<Family> LawReader::mixture_of(const Value& value) {
  if (!value.is(Value::Kind::list) || value.items.empty()) {
    error(value, fmt::format("'mixture' must be a list of at least one part, got {}; "
                             "write [ {{ weight = 2, uniform = [80, 90] }}, … ]",
                             value.is(Value::Kind::list) ? "an empty list" : got(value)));
    return std::nullopt;
  }
  std::vector<double> weights;
  std::vector<Distribution> parts;
  std::vector<std::pair<std::string, Spot>> places{{"weights", value.spot}};
  for (const Value& item : value.items) {
    places.emplace_back(fmt::format("{}", places.size() - 1), item.spot);
    if (!item.is(Value::Kind::table)) {
      error(item,
            fmt::format("each part of a mixture is a table such as {{ weight = 2, uniform = [80, 90] }}, got {}", got(item)));
      continue;
    }
    const Value* weight = item.find("weight");
    const auto w = weight == nullptr ? 1.0 : points_.plain(*weight);
    auto part = table(item, true);
    if (w && *w < 0) error(*weight, fmt::format("a weight must be 0 or more, got {}", got(*weight)));
    if (!w || *w < 0 || !part) continue;
    weights.push_back(*w);
    parts.push_back(std::move(*part));
  }
  named_ = std::move(places);
  if (parts.size() != value.items.size()) return std::nullopt;
  return mixture(std::move(weights), std::move(parts));
}

}  // namespace ebb
