// The JSON Schema of scenario files, from the list of keys. Dates are texts there: that is how editors see TOML's.
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "ebb/scenario/scenario.hpp"
#include "scenario/input_forms.hpp"
#include "scenario/keys.hpp"

namespace ebb {
namespace {

using Json = nlohmann::ordered_json;

Json reference(std::string_view name) { return {{"$ref", fmt::format("#/$defs/{}", name)}}; }

Json required(std::string_view key) { return {{"required", {key}}}; }

Json object_of(Json properties, const std::vector<std::string>& needed = {}) {
  Json json{{"type", "object"}, {"properties", std::move(properties)}};
  if (!needed.empty()) json["required"] = needed;
  json["additionalProperties"] = false;
  return json;
}

Json list_of(const Json& items, std::size_t fewest, std::optional<std::size_t> most = std::nullopt) {
  Json json{{"type", "array"}, {"items", items}, {"minItems", fewest}};
  if (most) json["maxItems"] = *most;
  return json;
}

std::string_view law_name(Law law) { return law == Law::day ? "day_law" : "law"; }

Json quantiles_of(const Json& point, std::size_t most) {
  return {{"type", "object"},
          {"patternProperties", {{"^p[1-9]?[0-9](\\.[0-9]+)?$", point}}},
          {"additionalProperties", false},
          {"minProperties", 2},
          {"maxProperties", most}};
}

Json form_schema(std::string_view form, const Json& point) {
  const Json number{{"type", "number"}}, spread{{"type", "number"}, {"minimum", 0}};
  if (form == "fixed") return point;
  if (form == "likely" || form == "uniform") return list_of(point, 2, 2);
  if (form == "triangular" || form == "pert") return list_of(point, 3, 3);
  if (form == "exponential") return object_of({{"mean", point}}, {"mean"});
  if (form == "beta") return object_of({{"mean", point}, {"sd", spread}}, {"mean", "sd"});
  if (form == "quantiles") return quantiles_of(point, 5);
  if (form == "discrete")
    return object_of({{"values", list_of(point, 1)}, {"weights", list_of(spread, 1)}}, {"values", "weights"});
  if (form == "empirical") return {{"type", "string"}, {"pattern", "^[^/]"}};
  if (form == "mixture") return list_of(Json::object(), 1);
  return {{"anyOf", {object_of({{"mean", point}, {"sd", spread}}, {"mean", "sd"}), quantiles_of(point, 2)}}};
}

bool positive_only(std::string_view form) {
  return form == "lognormal" || form == "gamma" || form == "weibull" || form == "exponential";
}

/// A table with exactly one form, and what may stand beside it.
Json law_schema(Law law, bool in_mixture) {
  const Json point = law == Law::day ? reference("day") : Json{{"type", "number"}};
  Json properties, choice = Json::array();
  for (const std::string_view form : all_forms()) {
    if ((law == Law::day && positive_only(form)) || (in_mixture && form == "mixture")) continue;
    properties[std::string(form)] = form_schema(form, point);
    if (form == "mixture") properties["mixture"]["items"] = reference(fmt::format("part_of_{}", law_name(law)));
    choice.push_back(required(form));
  }
  for (const char* end : {"low", "high", "min", "max"}) properties[end] = point;
  properties["column"] = {{"type", "string"}};
  properties["source"] = reference("source_ids");
  properties["note"] = {{"type", "string"}};
  if (in_mixture) properties["weight"] = {{"type", "number"}, {"minimum", 0}};
  Json json = object_of(std::move(properties));
  json["oneOf"] = std::move(choice);
  json["dependentRequired"] = {{"empirical", {"column"}}};
  if (law == Law::day) json["dependentRequired"]["beta"] = {"low", "high"};
  return json;
}

Json plain_number(const Key& key, bool whole) {
  Json json{{"type", whole ? "integer" : "number"}};
  const bool rank = key.path == "correlations.*.rank";
  if (std::isfinite(key.low)) json[key.above_low || rank ? "exclusiveMinimum" : "minimum"] = key.low;
  if (std::isfinite(key.high)) json[rank ? "exclusiveMaximum" : "maximum"] = key.high;
  return json;
}

Json input_schema(const Key& key) {
  const Json plain = key.law == Law::day ? reference("day") : plain_number(key, key.rounding == Rounding::whole);
  Json choice = Json::array({plain, reference(law_name(key.law))});
  if (key.kind == Kind::rate) {
    choice.push_back(object_of(
        {{"observed", list_of(reference("day"), 2, 2)}, {"source", reference("source_ids")}, {"note", {{"type", "string"}}}},
        {"observed"}));
  }
  return {{"anyOf", choice}};
}

Json table_schema(std::string_view path, bool partial);

Json tables_schema(std::string_view path, bool partial) {
  const std::string below = fmt::format("{}.*", path);
  return {{"type", "object"},
          {"patternProperties", {{"^[\\p{L}\\p{M}\\p{Nd}_-]+$", table_schema(below, partial)}}},
          {"additionalProperties", false},
          {"minProperties", path == "thresholds" ? 1 : 0}};
}

Json value_schema(const Key& key, bool partial) {
  switch (key.kind) {
    case Kind::input:
    case Kind::rate: return input_schema(key);
    case Kind::text:
    case Kind::dating:
    case Kind::source_id: return {{"type", "string"}};
    case Kind::word: return {{"enum", words_of(key)}};
    case Kind::whole: return plain_number(key, true);
    case Kind::number: return plain_number(key, false);
    case Kind::date: return reference("date");
    case Kind::day:
      return key.path == "horizon"
                 ? Json{{"anyOf", {reference("date"), {{"type", "integer"}, {"minimum", 1}, {"maximum", 36525}}}}}
                 : reference("day");
    case Kind::source_ids: return reference("source_ids");
    case Kind::input_names: return list_of({{"type", "string"}}, 2, 2);
    case Kind::free_table: return {{"type", "object"}};
    case Kind::table: return table_schema(key.path, partial);
    case Kind::tables: return tables_schema(key.path, partial);
    case Kind::table_list: return list_of(table_schema(fmt::format("{}.*", key.path), false), 0);
  }
  return Json::object();
}

/// What the keys of one table demand of one another.
Json rules_of(std::string_view path) {
  const auto both = [](const char* a, const char* b) { return Json{{"not", {{"required", {a, b}}}}}; };
  if (path == "phases.*") return {both("end", "days")};
  if (path == "reinforcements.*") {
    return {{{"oneOf", {required("size"), required("per_day")}}}, both("size", "end"), both("per_day", "over")};
  }
  if (path == "thresholds.*") {
    return {{{"oneOf", {required("remaining"), required("below"), required("casualties"), required("casualties_share")}}},
            both("of", "below"),
            both("of", "casualties")};
  }
  if (path == "later_counts.*") return {{{"oneOf", {required("casualties"), required("remaining")}}}};
  if (path == "casualties") {
    const Json negative_binomial{{"properties", {{"noise", {{"const", "negative-binomial"}}}}}, {"required", {"noise"}}};
    const Json spread{{"oneOf", {required("dispersion"), required("day_to_day")}}};
    const Json none{{"not", {{"anyOf", {required("dispersion"), required("day_to_day")}}}}};
    return {{{"if", negative_binomial}, {"then", spread}, {"else", none}}};
  }
  return Json::array();
}

/// A key and its other spelling: one of them at most, and one at least where the key is required.
void add_alias(Json& table, const Key& key, std::string_view alias, bool partial) {
  Json& properties = table["properties"];
  properties[std::string(alias)] = properties[std::string(key.name())];
  table["allOf"].push_back({{"not", {{"required", {key.name(), alias}}}}});
  if (key.required && !partial) table["allOf"].push_back({{"anyOf", {required(key.name()), required(alias)}}});
}

void add_keys(Json& table, std::string_view path, bool partial, bool of_case) {
  for (const Key& key : all_keys()) {
    if (key.table() != path || (of_case && (!key.in_case || table["properties"].contains(std::string(key.name()))))) continue;
    Json value = value_schema(key, partial);
    if (!key.meaning.empty()) value["description"] = key.meaning;
    table["properties"][std::string(key.name())] = std::move(value);
    bool has_alias = false;
    for (const Alias& alias : all_aliases()) {
      if (alias.name != key.name()) continue;
      has_alias = true;
      add_alias(table, key, alias.alias, partial);
    }
    if (key.required && !partial && !has_alias) table["required"].push_back(key.name());
  }
}

Json table_schema(std::string_view path, bool partial) {
  Json table{{"type", "object"},
             {"properties", Json::object()},
             {"required", Json::array()},
             {"additionalProperties", false},
             {"allOf", Json::array()}};
  add_keys(table, path, partial, false);
  if (path == "cases.*") add_keys(table, "", true, true);
  for (const Json& rule : partial ? Json::array() : rules_of(path)) table["allOf"].push_back(rule);
  if (table["required"].empty()) table.erase("required");
  if (table["allOf"].empty()) table.erase("allOf");
  return table;
}

Json definitions() {
  const Json date{{"type", "string"}, {"format", "date"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
  Json defs{{"date", date}, {"day", {{"anyOf", {reference("date"), {{"type", "integer"}}}}}}};
  defs["source_ids"] = {{"anyOf", {{{"type", "string"}}, list_of({{"type", "string"}}, 0)}}};
  for (const Law law : {Law::amount, Law::day}) {
    defs[std::string(law_name(law))] = law_schema(law, false);
    defs[fmt::format("part_of_{}", law_name(law))] = law_schema(law, true);
  }
  return defs;
}

}  // namespace

std::string scenario_schema() {
  Json json{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", "ebb scenario, schema 1"}};
  json.update(table_schema("", false));
  json["$defs"] = definitions();
  return json.dump(2) + "\n";
}

}  // namespace ebb
