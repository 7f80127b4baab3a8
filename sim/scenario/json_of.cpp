#include "scenario/json_of.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

namespace ebb {
namespace {

using Json = nlohmann::ordered_json;

Json tree_of(const Value& value, Findings& findings) {
  switch (value.kind) {
    case Value::Kind::whole: return value.whole;
    case Value::Kind::real:
      if (!std::isfinite(value.number)) findings.error(value.spot, "a number here must be finite, got " + got(value));
      return std::isfinite(value.number) ? Json(value.number) : Json(nullptr);
    case Value::Kind::flag: return value.text == "true";
    case Value::Kind::list: {
      Json list = Json::array();
      for (const Value& item : value.items) list.push_back(tree_of(item, findings));
      return list;
    }
    case Value::Kind::table: {
      Json::object_t table;  // filled at its end: its operator[] looks at every key first
      for (const Member& member : value.members) table.emplace_back(member.key, tree_of(member.value, findings));
      return table;
    }
    default: return value.text;
  }
}

}  // namespace

std::string json_of(const Value& value, Findings& findings) { return tree_of(value, findings).dump(); }

std::string json_of(const std::map<std::string, Value>& members, Findings& findings) {
  Json json = Json::object();
  for (const auto& [key, value] : members) json[key] = tree_of(value, findings);
  return json.dump();
}

}  // namespace ebb
