#include "scenario/typed_quantiles.hpp"

#include <algorithm>

#include "scenario/parse.hpp"
#include "scenario/quantile_name.hpp"

namespace ebb {

std::vector<double> typed_quantiles(const Input& input) {
  if (input.form == "likely") return {0.05, 0.95};
  std::vector<double> typed;
  const DocumentText text("", "");
  Findings findings(text);
  const auto value = parse_setting(input.as_written, {}, findings);
  const Value* form = value && value->is(Value::Kind::table) ? value->find(input.form) : nullptr;
  if (form == nullptr || !form->is(Value::Kind::table)) return typed;
  for (const Member& member : form->members) {
    if (const auto p = probability_of(member.key)) typed.push_back(*p);
  }
  std::sort(typed.begin(), typed.end());
  return typed;
}

}  // namespace ebb
