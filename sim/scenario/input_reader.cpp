#include "scenario/input_reader.hpp"

#include <fmt/format.h>

#include "ebb/core/text.hpp"
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

/// Days of a history stand for a daily rate, but a trial draws one of them for all of its days.
void warn_of_zeros(Context& context, const Key& key, const Value& value, const Distribution& law) {
  const Value* file = value.is(Value::Kind::table) ? value.find("empirical") : nullptr;
  const double zeros = file == nullptr || key.unit != "persons/day" ? 0 : law.cdf(0).below;
  if (zeros == 0) return;
  context.findings.warning(
      file->spot,
      fmt::format("{} of the values in '{}' are 0, and each trial draws one value for all of its days, so '{}' is 0 on "
                  "every day of these trials; days are not drawn anew from a history of days",
                  share_in_percent(zeros), printable(file->text), context.findings.words().word_of(key.path)));
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
  try {
    if (const auto within = within_range(context, key, name, *law, value->spot)) {
      input.law = within->law;
      input.cut = within->cut;
      input.refused = false;
    }
  } catch (const DistributionError& wrong) { context.findings.error(value->spot, wrong.what()); }
  if (!input.refused) warn_of_zeros(context, key, *value, input.law);
  return input;
}

}  // namespace ebb
