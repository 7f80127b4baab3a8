#include "scenario/keys.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <fmt/format.h>

namespace ebb {
namespace {

using enum Kind;

constexpr Key persons(std::string_view path, std::string_view meaning) {
  return {.path = path, .kind = input, .unit = "persons", .meaning = meaning, .high = kMost, .rounding = Rounding::whole};
}

constexpr Key share(std::string_view path, std::string_view meaning, double fallback = 0) {
  return {.path = path, .kind = input, .unit = "share", .meaning = meaning, .high = 1, .law = Law::share, .fallback = fallback};
}

constexpr Key factor(std::string_view path, std::string_view unit, std::string_view meaning, double low, double high,
                     double fallback) {
  return {.path = path, .kind = input, .unit = unit, .meaning = meaning, .low = low, .high = high, .fallback = fallback};
}

constexpr Key above_zero(std::string_view path, std::string_view unit, std::string_view meaning) {
  return {.path = path, .kind = input, .unit = unit, .meaning = meaning, .above_low = true};
}

constexpr Key whole_days(std::string_view path, std::string_view meaning, double low, double fallback) {
  return {.path = path,
          .kind = input,
          .unit = "days",
          .meaning = meaning,
          .low = low,
          .high = kMost,
          .rounding = Rounding::whole,
          .fallback = fallback};
}

constexpr Key day_input(std::string_view path, std::string_view meaning, double fallback = 1) {
  return {.path = path,
          .kind = input,
          .unit = "day",
          .meaning = meaning,
          .rounding = Rounding::day,
          .law = Law::day,
          .fallback = fallback};
}

constexpr Key needed(Key key, std::string_view mend) {
  key.required = true;
  key.mend = mend;
  return key;
}

constexpr Key fixed_in_cases(Key key) {
  key.in_case = false;
  return key;
}

constexpr Key plain(std::string_view path, Kind kind, std::string_view meaning) {
  return {.path = path, .kind = kind, .meaning = meaning};
}

constexpr Key one_of(std::string_view path, std::string_view words, std::string_view meaning) {
  return {.path = path, .kind = word, .meaning = meaning, .words = words};
}

constexpr Key number_from(std::string_view path, Kind kind, std::string_view unit, double low, double high,
                          std::string_view meaning) {
  return {.path = path, .kind = kind, .unit = unit, .meaning = meaning, .low = low, .high = high};
}

constexpr std::array kKeys = {
    fixed_in_cases(needed(number_from("schema", whole, "version", 1, 1, "the version of the format: 1"), "schema = 1")),
    fixed_in_cases(needed(plain("title", text, "what the scenario is about, in one line"), "title = \"…\"")),
    plain("description", text, "more about it"),
    fixed_in_cases(needed(plain("start", date, "day 0: the state at the end of this day"), "start = 2025-01-16")),
    fixed_in_cases(
        needed(plain("horizon", day, "the last day simulated: a date or a whole number of days, 1 to 36,525"), "horizon = 365")),
    fixed_in_cases(plain("unit", text, "what is counted, in the plural; default \"persons\"")),
    plain("meta", free_table, "free keys, carried into results"),

    needed(plain("contingent", table, "who was sent, and what is left of them"), "[contingent]"),
    needed(persons("contingent.size", "sent so far"), "size = 12_000"),
    persons("contingent.losses", "killed, wounded, captured or missing by the end of day 0 and not back; default 0"),
    persons("contingent.away", "those of the losses who are subject to returns, their lag counted from day 0; default 0"),
    share("contingent.wastage", "a day: leaves for good, fighting or not; default 0"),

    needed(plain("casualties", table, "how fast it is used up"), "[casualties]"),
    Key{.path = "casualties.rate",
        .kind = rate,
        .unit = "persons/day",
        .meaning = "expected casualties on a calendar day at intensity 1 and full strength",
        .high = kMost,
        .required = true,
        .mend = "rate = 92"},
    factor("casualties.rate_doubt", "factor", "multiplies the rate in the whole trial; default 1", 0, kMostUnbounded, 1),
    factor("casualties.strength_exponent", "exponent",
           "0 keeps the rate whatever the strength is, 1 makes it per head; default 0", 0, 2, 0),
    factor("casualties.reference_strength", "persons", "the strength at which the rate holds; default: that of day 0", 1, kMost,
           1),
    one_of("casualties.noise", "none poisson negative-binomial", "day-to-day variation; default \"poisson\""),
    above_zero("casualties.dispersion", "dispersion", "k of the negative binomial: variance m + m^2/k"),
    factor("casualties.day_to_day", "ratio", "a day's sd over its mean, beyond Poisson: 1/sqrt(k)", 0, kNoLimit, 0),
    share("casualties.killed_share", "of casualties; default 0"),

    plain("learning", table, "learning from this war: the rate's factor falls with the days of fighting"),
    needed(share("learning.floor", "the factor that is approached"), "floor = 0.7"),
    needed(above_zero("learning.half_life", "fighting days", "the fighting days in which half of the way is gone"),
           "half_life = 20"),

    plain("tempo", table, "fighting and resting in turns"),
    needed(factor("tempo.fighting", "days", "mean length of a spell of fighting", 1, kMostUnbounded, 1), "fighting = 10"),
    needed(factor("tempo.resting", "days", "mean length of a spell of rest", 1, kMostUnbounded, 1), "resting = 5"),
    one_of("tempo.first", "fighting resting stationary", "the first spell; default \"fighting\""),

    plain("returns", table, "the wounded who come back"),
    needed(share("returns.fraction", "of the wounded"), "fraction = 0.3"),
    needed(whole_days("returns.lag", "how long each is away, drawn anew for every person", 1, 1), "lag = 14"),

    plain("phases", tables, "days with another intensity"),
    plain("phases.*.title", text, "the phase in words"),
    share("phases.*.probability", "that there is such a phase; default 1", 1),
    day_input("phases.*.start", "its first day; default day 1"),
    day_input("phases.*.end", "its last day; default the horizon"),
    whole_days("phases.*.days", "how many days it lasts, instead of end", 0, 0),
    needed(factor("phases.*.intensity", "factor", "what the rate is multiplied with", 0, kMostUnbounded, 1), "intensity = 0"),

    plain("reinforcements", tables, "who or what arrives later"),
    plain("reinforcements.*.title", text, "the wave in words"),
    share("reinforcements.*.probability", "that it comes; default 1", 1),
    persons("reinforcements.*.size", "of the whole wave"),
    needed(day_input("reinforcements.*.arrival", "the first day on which some arrive"), "arrival = 2025-03-01"),
    whole_days("reinforcements.*.over", "on how many days they arrive, evenly; default 1", 1, 1),
    Key{.path = "reinforcements.*.per_day",
        .kind = input,
        .unit = "persons/day",
        .meaning = "a steady flow, instead of size and over; fractions are carried over to the next day",
        .high = kMost},
    day_input("reinforcements.*.end", "the last day of a steady flow; default the horizon"),
    share("reinforcements.*.front_share", "the share that comes to the front; default 1", 1),

    fixed_in_cases(plain("thresholds", tables, "what is waited for; default: depleted, below = 0")),
    plain("thresholds.*.title", text, "the threshold in words"),
    number_from("thresholds.*.remaining", number, "share", 0, 1, "the front is at or below this share of the reference"),
    number_from("thresholds.*.below", whole, "persons", 0, kMost, "the front is at or below this number"),
    number_from("thresholds.*.casualties", whole, "persons", 0, kMost, "cumulative casualties are at or above this number"),
    number_from("thresholds.*.casualties_share", number, "share", 0, 1, "cumulative casualties as a share of the reference"),
    one_of("thresholds.*.of", "sent deployed", "the reference of a share: all sent before the start, or with all arrived since"),

    fixed_in_cases(plain("cases", tables, "sources that cannot all be right: each the scenario with some keys replaced")),
    plain("cases.*.title", text, "the case in words"),
    number_from("cases.*.weight", number, "weight", 0, kNoLimit, "its weight when cases are pooled; default 1"),
    plain("cases.*.source", source_ids, "who says so"),
    plain("cases.*.note", text, "why it is so"),

    plain("correlations", table_list, "inputs that go together"),
    needed(plain("correlations.*.inputs", input_names, "the names of two inputs"),
           "inputs = [\"contingent.size\", \"contingent.losses\"]"),
    needed(number_from("correlations.*.rank", number, "rank correlation", -1, 1, "Spearman's rank correlation, between -1 and 1"),
           "rank = 0.5"),

    fixed_in_cases(plain("later_counts", tables, "what has been counted since the start")),
    needed(plain("later_counts.*.date", day, "the day at whose end it was counted, from day 1 on"), "date = 2025-03-27"),
    persons("later_counts.*.casualties", "cumulative casualties, those before the start included"),
    persons("later_counts.*.remaining", "what remained at the front"),
    plain("later_counts.*.source", source_ids, "who says so"),

    fixed_in_cases(plain("sources", tables, "who says so")),
    plain("sources.*.title", text, "what is said, in one line"),
    plain("sources.*.publisher", text, "who published it"),
    plain("sources.*.date", dating, "when it was said"),
    plain("sources.*.accessed", dating, "when it was read"),
    plain("sources.*.url", text, "where it stands"),
    plain("sources.*.archived", text, "where a copy is kept"),
    plain("sources.*.quote", text, "its own words"),
    plain("sources.*.language", text, "the language of the quote"),
    one_of("sources.*.reliability", "A B C D E F", "of the source, Admiralty code"),
    number_from("sources.*.credibility", whole, "grade", 1, 6, "of the statement, Admiralty code: 1 to 6"),
    plain("sources.*.copies", source_id, "the source that this one repeats"),
};

constexpr std::array kAliases = {Alias{"stock", "contingent"}, Alias{"use", "casualties"}, Alias{"deliveries", "reinforcements"},
                                 Alias{"used", "losses"}};

}  // namespace

std::span<const Key> all_keys() { return kKeys; }

std::span<const Key> keys_beside(std::string_view in_table) {
  return in_table.substr(0, in_table.find('.')) == kObserved ? observed_keys() : all_keys();
}

std::span<const Alias> all_aliases() { return kAliases; }

const Key& key_at(std::string_view path) {
  const auto keys = keys_beside(path);
  const auto it = std::find_if(keys.begin(), keys.end(), [&](const Key& key) { return key.path == path; });
  if (it == keys.end()) throw std::logic_error("no such key: " + std::string(path));
  return *it;
}

const Key* find_key(std::string_view in_table, std::string_view name) {
  const auto fits = [&](const Key& key) { return key.name() == name && key.table() == in_table; };
  const auto keys = keys_beside(in_table);
  const auto it = std::find_if(keys.begin(), keys.end(), fits);
  return it == keys.end() ? nullptr : &*it;
}

std::vector<std::string_view> names_of(const Key& key) {
  std::vector<std::string_view> names{key.name()};
  for (const Alias& a : kAliases) {
    if (a.name == key.name()) names.push_back(a.alias);
  }
  return names;
}

std::vector<std::string> names_in(std::string_view in_table) {
  std::vector<std::string> names;
  for (const Key& key : keys_beside(in_table)) {
    if (key.table() == in_table) names.emplace_back(key.name());
  }
  for (const Alias& a : kAliases) {
    if (find_key(in_table, a.name) != nullptr) names.emplace_back(a.alias);
  }
  return names;
}

std::vector<std::string> words_of(const Key& key) {
  std::vector<std::string> words;
  for (std::string_view rest = key.words; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    words.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return words;
}

std::string_view canonical_name(std::string_view in_table, std::string_view name) {
  if (find_key(in_table, name) != nullptr) return name;
  for (const Alias& a : kAliases) {
    if (a.alias == name && find_key(in_table, a.name) != nullptr) return a.name;
  }
  return name;
}

std::string table_in_words(std::string_view in_table, const Vocabulary& words) {
  if (is_top(in_table)) return "the top of the file";
  const std::string label = words.label_of(in_table);
  std::string shown(keys_beside(in_table).data() == kKeys.data() ? label : label.substr(kObserved.size() + 1));
  if (shown == "correlations.*") return "[[correlations]]";
  if (shown.ends_with('*')) shown.replace(shown.size() - 1, 1, "ID");
  return fmt::format("[{}]", shown);
}

}  // namespace ebb
