#include <fmt/format.h>

#include "ebb/core/text.hpp"
#include "scenario/fields.hpp"
#include "scenario/parts.hpp"
#include "scenario/points.hpp"

namespace ebb {
namespace {

std::int64_t read_day(const Fields& fields) {
  const Value* value = fields.find("date");
  if (value == nullptr) return 1;
  Context& context = fields.context();
  if (!value->is_number() && !value->is(Value::Kind::date)) {
    wrong_kind(context.findings, *value, "date", "a date or the whole number of a day");
    return 1;
  }
  const auto n = day_number(context, *value);
  if (!n || !context.days.known || (*n >= 1 && *n <= context.days.horizon)) return n.value_or(1);
  const std::string why = *n < 1 ? "it is not after the start" : "it lies after the horizon";
  fields.error("date", fmt::format("the date of a later count must be a day from 1 to {}, got {}: {}",
                                   grouped(static_cast<long long>(context.days.horizon)), got(*value), why));
  return 1;
}

LaterCount read_later_count(const Fields& fields, const std::string& id) {
  fields.require_all();
  LaterCount count;
  count.id = id;
  count.place = fields.place();
  count.day = read_day(fields);
  const bool casualties = fields.has("casualties"), remaining = fields.has("remaining");
  if (casualties == remaining) {
    const std::string word = fields.label("casualties");
    const std::string what = casualties
                                 ? fmt::format("both '{}' and 'remaining'; keep one", word)
                                 : fmt::format("neither '{0}' nor 'remaining'; add: {0} = {{ likely = [4_000, 5_000] }}", word);
    fields.error(casualties ? "remaining" : "", fmt::format("[{}] has {}", fields.label(), what));
  }
  count.remaining = remaining && !casualties;
  count.count = fields.input(count.remaining ? "remaining" : "casualties");
  for (std::string& source : fields.source_ids("source")) count.count.sources.push_back(std::move(source));
  return count;
}

}  // namespace

std::vector<LaterCount> read_later_counts(Context& context, const Value& root) {
  std::vector<LaterCount> counts;
  const Value* tables = root.find("later_counts");
  if (tables == nullptr) return counts;
  for (const Member& member : tables->members) {
    const Fields fields(context, &member.value, "later_counts.*", "later_counts." + member.key, tables->spot);
    counts.push_back(read_later_count(fields, member.key));
  }
  return counts;
}

}  // namespace ebb
