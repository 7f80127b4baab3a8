#include "scenario/situation_reader.hpp"

#include <fmt/format.h>

#include "scenario/fields.hpp"
#include "scenario/law_reader.hpp"
#include "scenario/points.hpp"

namespace ebb {
namespace {

Contingent read_contingent(Context& context, const Value& root) {
  const Fields fields(context, root.find("contingent"), "contingent", "contingent", root.spot);
  if (root.find("contingent") != nullptr) fields.require_all();
  return {fields.input("size"), fields.input("losses"), fields.input("away"), fields.input("wastage")};
}

std::optional<Date> end_of_window(Context& context, const Value& value) {
  if (!value.is_number() && !value.is(Value::Kind::date)) {
    wrong_kind(context.findings, value, "observed", "two dates");
    return std::nullopt;
  }
  const auto n = day_number(context, value);
  return n ? std::optional(context.days.start + std::chrono::days{*n}) : std::nullopt;
}

/// { observed = [FROM, TO] }, with source and note beside it.
ObservedRate read_observed(Context& context, const Value& rate) {
  const Value& window = *rate.find("observed");
  ObservedRate observed{context.days.start, context.days.start, context.findings.place(rate.spot), {}, ""};
  for (const Member& member : rate.members) {
    if (member.key == "source") observed.sources = read_source_ids(context, member.value);
    if (member.key == "note") observed.note = member.value.text;
    if (member.key == "observed" || member.key == "source" || member.key == "note") continue;
    context.findings.error(
        member.key_spot, fmt::format("'{}' cannot stand beside 'observed'; put further uncertainty into rate_doubt", member.key));
  }
  if (!window.is(Value::Kind::list) || window.items.size() != 2) {
    context.findings.error(window.spot, "'observed' must be a list of two dates; write observed = [2024-12-06, 2025-01-16]");
    return observed;
  }
  const auto from = end_of_window(context, window.items[0]), to = end_of_window(context, window.items[1]);
  if (!from || !to) return observed;
  if (window.items[0].is(Value::Kind::date) != window.items[1].is(Value::Kind::date)) {
    context.findings.error(window.items[1].spot, "'observed' mixes dates and day numbers; use one of them");
  } else if (*from >= *to) {
    context.findings.error(window.items[1].spot,
                           fmt::format("the window of 'observed' must end after it begins: {} is not after {}",
                                       got(window.items[1]), got(window.items[0])));
  }
  observed.from = *from;
  observed.to = *to;
  return observed;
}

std::variant<Input, ObservedRate> read_rate(const Fields& fields) {
  const Value* rate = fields.find("rate");
  if (rate != nullptr && rate->is(Value::Kind::table) && rate->find("observed") != nullptr)
    return read_observed(fields.context(), *rate);
  return fields.input("rate");
}

/// Checks that dispersion or day_to_day is given where the noise needs it, and only there.
void check_noise(const Fields& fields, Noise noise) {
  const bool k = fields.has("dispersion"), ratio = fields.has("day_to_day");
  if (k && ratio)
    return fields.error("day_to_day", "'dispersion' and 'day_to_day' mean the same (day_to_day = 1/sqrt(dispersion)); keep one");
  if (noise == Noise::negative_binomial && !k && !ratio) {
    return fields.error("noise", "noise = \"negative-binomial\" needs its spread; add: day_to_day = 0.8");
  }
  if (noise != Noise::negative_binomial && (k || ratio)) {
    const std::string_view key = k ? "dispersion" : "day_to_day";
    fields.error(key, fmt::format("'{}' is for noise = \"negative-binomial\" only; add that, or remove it", key));
  }
}

Casualties read_casualties(Context& context, const Value& root) {
  const Fields fields(context, root.find("casualties"), "casualties", "casualties", root.spot);
  if (root.find("casualties") != nullptr) fields.require_all();
  Casualties casualties{.rate = read_rate(fields),
                        .rate_doubt = fields.input("rate_doubt"),
                        .strength_exponent = fields.input("strength_exponent"),
                        .reference_strength = fields.optional_input("reference_strength"),
                        .noise = static_cast<Noise>(fields.word("noise", static_cast<std::size_t>(Noise::poisson))),
                        .dispersion = fields.optional_input("dispersion"),
                        .day_to_day = fields.optional_input("day_to_day"),
                        .killed_share = fields.input("killed_share")};
  check_noise(fields, casualties.noise);
  return casualties;
}

/// The table of that name, with its required keys; reports those that are missing. Nothing where the file has no such table.
std::optional<Fields> together(Context& context, const Value& root, std::string_view name) {
  const Value* table = root.find(name);
  if (table == nullptr) return std::nullopt;
  const Fields fields(context, table, name, std::string(name), root.spot);
  fields.require_all();
  return fields;
}

}  // namespace

Situation read_situation(Context& context, const Value& root) {
  Situation situation{read_contingent(context, root), read_casualties(context, root), {}, {}, {}, {}, {}, {}};
  if (const auto fields = together(context, root, "learning")) {
    situation.learning = Learning{fields->input("floor"), fields->input("half_life")};
  }
  if (const auto fields = together(context, root, "tempo")) {
    situation.tempo = Tempo{fields->input("fighting"), fields->input("resting"),
                            static_cast<FirstSpell>(fields->word("first", 0))};
  }
  if (const auto fields = together(context, root, "returns")) {
    situation.returns = Returns{fields->input("fraction"), fields->input("lag")};
  }
  situation.phases = read_phases(context, root);
  situation.reinforcements = read_reinforcements(context, root);
  return situation;
}

}  // namespace ebb
