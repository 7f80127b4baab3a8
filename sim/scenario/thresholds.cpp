#include <array>

#include <fmt/format.h>

#include "scenario/fields.hpp"
#include "scenario/parts.hpp"

namespace ebb {
namespace {

/// The four kinds, in the order of ThresholdKind.
constexpr std::array<std::string_view, 4> kKinds = {"remaining", "below", "casualties", "casualties_share"};

bool is_share(ThresholdKind kind) { return kind == ThresholdKind::remaining || kind == ThresholdKind::casualties_share; }

double read_value(const Fields& fields, ThresholdKind kind) {
  const std::string_view key = kKinds[static_cast<std::size_t>(kind)];
  return is_share(kind) ? fields.number(key).value_or(0) : static_cast<double>(fields.whole(key).value_or(0));
}

void check_reference(const Fields& fields, const Threshold& threshold, bool has_reinforcements) {
  if (fields.has("of") && !is_share(threshold.kind)) {
    fields.error("of", fmt::format("'of' goes with a share: 'remaining' or 'casualties_share'; '{}' is not a share",
                                   fields.label(kKinds[static_cast<std::size_t>(threshold.kind)])));
  }
  if (!fields.has("of") && is_share(threshold.kind) && threshold.value > 0 && has_reinforcements) {
    fields.error(
        fmt::format("[{}] needs a reference, because there are {}; add: of = \"sent\", or of = \"deployed\" "
                    "(sent, and all arrived by then)",
                    fields.label(), fields.context().findings.words().arrivals()));
  }
}

Threshold read_threshold(const Fields& fields, const std::string& id, bool has_reinforcements) {
  Threshold threshold{.id = id, .title = fields.text("title"), .place = fields.place()};
  int found = 0;
  for (std::size_t i = 0; i < kKinds.size(); ++i) {
    if (!fields.has(kKinds[i])) continue;
    if (++found == 2) {
      fields.error(kKinds[i], fmt::format("[{}] has more than one of remaining, below, {}, casualties_share; keep one",
                                          fields.label(), fields.label("casualties")));
    }
    const auto kind = static_cast<ThresholdKind>(i);
    const double value = read_value(fields, kind);
    if (found == 1) threshold.kind = kind, threshold.value = value;
  }
  if (found == 0) {
    fields.error(fmt::format("[{}] has none of remaining, below, {}, casualties_share; add: below = 0", fields.label(),
                             fields.label("casualties")));
    return threshold;
  }
  threshold.of = static_cast<Reference>(fields.word("of", static_cast<std::size_t>(Reference::sent)));
  check_reference(fields, threshold, has_reinforcements);
  return threshold;
}

}  // namespace

std::vector<Threshold> read_thresholds(Context& context, const Value& root, bool has_reinforcements) {
  const Value* tables = root.find("thresholds");
  if (tables == nullptr) {
    Threshold depleted;
    depleted.id = "depleted";
    depleted.place = context.findings.place(root.spot);
    return {depleted};
  }
  std::vector<Threshold> thresholds;
  for (const Member& member : tables->members) {
    const Fields fields(context, &member.value, "thresholds.*", "thresholds." + member.key, tables->spot);
    thresholds.push_back(read_threshold(fields, member.key, has_reinforcements));
  }
  return thresholds;
}

}  // namespace ebb
