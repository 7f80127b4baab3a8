// Reads phases and reinforcements.
#include <fmt/format.h>

#include "scenario/fields.hpp"
#include "scenario/situation_reader.hpp"

namespace ebb {
namespace {

Phase read_phase(const Fields& fields, const std::string& id) {
  fields.require_all();
  Phase phase{.id = id,
              .title = fields.text("title"),
              .place = fields.place(),
              .probability = fields.input("probability"),
              .start = fields.input("start"),
              .until = {},
              .intensity = fields.input("intensity")};
  const bool end = fields.has("end"), days = fields.has("days");
  if (end && days) fields.error("days", fmt::format("[{}] has both 'end' and 'days'; keep one", fields.label()));
  if (end) {
    phase.until.emplace<1>(fields.input("end"));
  } else if (days) {
    phase.until.emplace<2>(fields.input("days"));
  }
  return phase;
}

/// Checks that a wave has `size` and may have `over`, and that a steady flow has `per_day` and may have `end`.
void check_wave(const Fields& fields) {
  const std::string name = fields.label();
  const bool size = fields.has("size"), per_day = fields.has("per_day");
  if (!size && !per_day) {
    return fields.error(
        fmt::format("[{}] has neither 'size', for a wave, nor 'per_day', for a steady flow; add: size = 20_000", name));
  }
  if (size && per_day) return fields.error("per_day", fmt::format("[{}] has both 'size' and 'per_day'; keep one", name));
  if (size && fields.has("end")) {
    fields.error("end", "'end' goes with 'per_day', a steady flow; a wave arrives in 'over' days");
  }
  if (per_day && fields.has("over")) {
    fields.error("over", "'over' goes with 'size', a wave; a steady flow lasts until its 'end'");
  }
}

Reinforcement read_reinforcement(const Fields& fields, const std::string& id) {
  fields.require_all();
  check_wave(fields);
  Reinforcement wave{.id = id,
                     .title = fields.text("title"),
                     .place = fields.place(),
                     .probability = fields.input("probability"),
                     .arrival = fields.input("arrival"),
                     .front_share = fields.input("front_share"),
                     .size = {},
                     .over = {},
                     .per_day = {},
                     .end = {}};
  if (fields.has("per_day")) {
    wave.per_day = fields.input("per_day");
    wave.end = fields.optional_input("end");
  } else {
    wave.size = fields.input("size");
    wave.over = fields.input("over");
  }
  return wave;
}

}  // namespace

std::vector<Phase> read_phases(Context& context, const Value& root) {
  std::vector<Phase> phases;
  const Value* tables = root.find("phases");
  if (tables == nullptr) return phases;
  for (const Member& member : tables->members) {
    phases.push_back(read_phase({context, &member.value, "phases.*", "phases." + member.key, tables->spot}, member.key));
  }
  return phases;
}

std::vector<Reinforcement> read_reinforcements(Context& context, const Value& root) {
  std::vector<Reinforcement> waves;
  const Value* tables = root.find("reinforcements");
  if (tables == nullptr) return waves;
  for (const Member& member : tables->members) {
    const Fields fields(context, &member.value, "reinforcements.*", "reinforcements." + member.key, tables->spot);
    waves.push_back(read_reinforcement(fields, member.key));
  }
  return waves;
}

}  // namespace ebb
