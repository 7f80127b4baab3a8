#include <array>

#include "scenario/keys.hpp"

namespace ebb {
namespace {

using enum Kind;

constexpr Key about(std::string_view path, Kind kind, std::string_view meaning) {
  return {.path = path, .kind = kind, .meaning = meaning};
}

constexpr Key needed(Key key, std::string_view mend) {
  key.required = true;
  key.mend = mend;
  return key;
}

constexpr Key number_of(std::string_view path, std::string_view meaning, double low = 0) {
  return {.path = path, .kind = whole, .unit = "persons", .meaning = meaning, .low = low, .high = kMost};
}

constexpr std::array kKeys = {
    needed(Key{.path = "observed.schema", .kind = whole, .unit = "version", .low = 1, .high = 1}, "schema = 1"),
    needed(about("observed.title", text, "what was observed, in one line"), "title = \"…\""),
    about("observed.unit", text, "what is counted; must be that of the scenario"),

    about("observed.counts", tables, "dated counts of cumulative casualties, those before a forecast's start included"),
    needed(about("observed.counts.*.date", date, "the day at whose end it was counted"), "date = 2025-03-27"),
    number_of("observed.counts.*.casualties", "cumulative casualties"),
    number_of("observed.counts.*.at_least", "the same where only a lower bound was given"),
    number_of("observed.counts.*.killed", "cumulative killed; not scored"),
    number_of("observed.counts.*.rounded_to", "what 'casualties' was rounded to: 100 for \"about 4,700\"; default 1", 1),
    number_of("observed.counts.*.of", "how many sent, where said; not scored"),
    about("observed.counts.*.claimant", text, "who said so"),
    about("observed.counts.*.note", text, "more about it"),

    about("observed.arrivals", tables, "who came; not scored"),
    needed(about("observed.arrivals.*.by", date, "the day by whose end they had come"), "by = 2025-04-30"),
    needed(number_of("observed.arrivals.*.persons", "how many"), "persons = 4_000"),
    about("observed.arrivals.*.claimant", text, "who said so"),
    about("observed.arrivals.*.note", text, "more about it"),

    about("observed.thresholds", tables, "when the scenario's threshold of this ID was reached"),
    about("observed.thresholds.*.on", date, "the day on which it was reached"),
    about("observed.thresholds.*.not_by", date, "the last day on which it is known not to have been reached"),
    about("observed.thresholds.*.claimant", text, "who said so"),
    about("observed.thresholds.*.note", text, "more about it"),
};

}  // namespace

std::span<const Key> observed_keys() { return kKeys; }

}  // namespace ebb
