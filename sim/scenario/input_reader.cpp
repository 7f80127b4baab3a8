#include "scenario/input_reader.hpp"

#include "ebb/distribution/error.hpp"
#include "scenario/input_forms.hpp"
#include "scenario/law_reader.hpp"
#include "scenario/physical_range.hpp"

namespace ebb {
namespace {

/// The number itself where an input is a plain number or { fixed = … }.
const Value* fixed_value(const Value& value) {
  const Value* inner = value.is(Value::Kind::table) ? value.find("fixed") : &value;
  return inner != nullptr && inner->is_number() ? inner : nullptr;
}

}  // namespace

Input read_input(Context& context, const Key& key, const std::string& name, const Value* value, Spot table) {
  Input input;
  input.name = name;
  input.law = Distribution(Constant{key.fallback});
  input.rounding = key.rounding;
  input.place = context.findings.place(value == nullptr ? table : value->spot);
  input.refused = key.required || value != nullptr;  // until it is read
  if (value == nullptr) return input;
  input.given = true;
  input.as_written = as_toml(*value);
  const auto forms = value->is(Value::Kind::table) ? forms_in(*value) : std::vector<std::string>{"fixed"};
  input.form = forms.empty() ? "" : forms.front();
  Points points(context, key);
  LawReader reader(points);
  const auto law = reader.read(*value);
  input.sources = reader.remarks().sources;
  input.note = reader.remarks().note;
  if (!law) return input;
  const Value* fixed = fixed_value(*value);
  if (fixed != nullptr && key.law != Law::day && !in_range(key, fixed->number)) {
    outside_range(context, key, *fixed);
    return input;
  }
  if (const auto within = within_range(context, key, name, *law, value->spot)) {
    input.law = within->law;
    input.cut = within->cut;
    input.refused = false;
  }
  return input;
}

}  // namespace ebb
