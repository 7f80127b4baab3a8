#include "scenario/json_of.hpp"

#include <cmath>

namespace ebb {

nlohmann::ordered_json json_of(const Value& value, Findings& findings) {
  using Json = nlohmann::ordered_json;
  switch (value.kind) {
    case Value::Kind::whole: return value.whole;
    case Value::Kind::real:
      if (!std::isfinite(value.number)) findings.error(value.spot, "a number here must be finite, got " + got(value));
      return std::isfinite(value.number) ? Json(value.number) : Json(nullptr);
    case Value::Kind::flag: return value.text == "true";
    case Value::Kind::list: {
      Json list = Json::array();
      for (const Value& item : value.items) list.push_back(json_of(item, findings));
      return list;
    }
    case Value::Kind::table: {
      Json::object_t table;  // filled at its end: its operator[] looks at every key first
      for (const Member& member : value.members) table.emplace_back(member.key, json_of(member.value, findings));
      return table;
    }
    default: return value.text;
  }
}

}  // namespace ebb
