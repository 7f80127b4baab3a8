// Later counts that contradict each other, or what was there at the start.
#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "ebb/core/text.hpp"
#include "scenario/parts.hpp"

namespace ebb {
namespace {

/// What a count can be: the ends of its support, or where it has tails the ends of its 99.9 % interval. For a sentence, the tails
/// are cut at 5 % and 95 %: what a file that says `likely` has written.
struct Reach {
  double least, most;
  double said_low, said_high;
};

Reach reach_of(const Input& count) {
  const Distribution& law = count.law;
  const auto at = [&](double p) { return count.rounded(law.quantile({p, 1 - p})); };
  if (std::isfinite(law.lowest()) && std::isfinite(law.highest())) {
    const double low = count.rounded(law.lowest()), high = count.rounded(law.highest());
    return {low, high, low, high};
  }
  return {at(0.0005), at(0.9995), at(0.05), at(0.95)};
}

/// What has been counted by a day, and where the file says so.
struct Counted {
  std::int64_t day = 0;
  Reach reach{};
  Place place;
  std::string id;  // "" of what was there at the start
};

class Order {
 public:
  Order(Context& context, const Scenario& scenario) : context_(context), scenario_(scenario) {}

  void check() {
    check_casualties();
    const bool only_falls = std::all_of(scenario_.cases.begin(), scenario_.cases.end(), [](const Case& one) {
      return one.situation.reinforcements.empty() && !one.situation.returns;
    });
    if (only_falls) check_remaining();
  }

 private:
  const Vocabulary& words() const { return context_.findings.words(); }
  std::string used_word() const { return words().use(); }

  std::vector<Counted> counts(bool remaining) const {
    std::vector<Counted> found;
    for (const LaterCount& count : scenario_.later_counts) {
      if (count.remaining == remaining && !count.count.refused)
        found.push_back({count.day, reach_of(count.count), count.count.place, count.id});
    }
    std::stable_sort(found.begin(), found.end(), [](const Counted& a, const Counted& b) { return a.day < b.day; });
    return found;
  }

  /// Cumulative casualties, those before the start included, never fall.
  void check_casualties() {
    Counted highest = lowest_losses();
    for (const Counted& count : counts(false)) {
      if (count.reach.most < highest.reach.least) {
        report(count, fmt::format("cumulative {} {}{}", used_word(),
                                  cannot_change(highest, count, "fall", highest.reach.said_low, count.reach.said_high),
                                  highest.id.empty()
                                      ? fmt::format("; a later count includes '{}'", words().label_of("contingent.losses"))
                                      : ""));
      } else {
        warn_of_cases(count);
      }
      if (count.reach.least > highest.reach.least) highest = count;
    }
  }

  /// Where nothing arrives and nobody returns, what remains never rises.
  void check_remaining() {
    Counted lowest = at_the_start();
    for (const Counted& count : counts(true)) {
      if (count.reach.least > lowest.reach.most) {
        report(count, fmt::format("what remains {}: nothing arrives and nobody returns",
                                  cannot_change(lowest, count, "rise", lowest.reach.said_high, count.reach.said_low)));
      }
      if (count.reach.most < lowest.reach.most) lowest = count;
    }
  }

  /// The losses of the case that has the lowest.
  Counted lowest_losses() const {
    Counted start;
    bool is_first = true;
    for (const Case& one : scenario_.cases) {
      const Input& input = one.situation.contingent.losses;
      const Reach reach = reach_of(input);
      if (is_first || reach.least < start.reach.least) start = {0, reach, input.place, ""};
      is_first = false;
    }
    return start;
  }

  Counted at_the_start() const {
    Counted start;
    for (const Case& one : scenario_.cases) {
      const Contingent& contingent = one.situation.contingent;
      const Reach size = reach_of(contingent.size), lost = reach_of(contingent.losses);
      const double most = size.most - lost.least;
      if (&one == &scenario_.cases.front() || most > start.reach.most)
        start = {0, {0, most, 0, size.said_high - lost.said_low}, contingent.size.place, ""};
    }
    return start;
  }

  void warn_of_cases(const Counted& count) {
    for (const Case& one : scenario_.cases) {
      const Reach lost = reach_of(one.situation.contingent.losses);
      if (count.reach.most >= lost.least || one.id.empty()) continue;
      context_.findings.add_at(
          Severity::warning, count.place,
          fmt::format("in case '{}' no trial can agree with later count '{}': '{}' is at least {} there, and "
                      "cumulative {} cannot fall to {}",
                      one.id, count.id, words().label_of("contingent.losses"), grouped(lost.said_low), used_word(),
                      grouped(count.reach.said_high)));
    }
  }

  /// "cannot fall from 6,000 on 16 Feb 2025 (line 13) to 5,300 on 16 Mar 2025".
  std::string cannot_change(const Counted& before, const Counted& now, std::string_view verb, double from, double to) const {
    const std::string line = before.place.line > 0 ? fmt::format(", line {}", before.place.line) : "";
    if (before.day == now.day && !before.id.empty()) {
      return fmt::format("cannot be both {} ('{}'{}) and {} on {}", grouped(from), before.id, line, grouped(to),
                         spoken(scenario_.date_of(now.day)));
    }
    const std::string source = before.id.empty() ? "the start" : fmt::format("'{}'", before.id);
    return fmt::format("cannot {} from {} to {} ({} on {}{}; '{}' on {})", verb, grouped(from), grouped(to), source,
                       spoken(scenario_.date_of(before.day)), line, now.id, spoken(scenario_.date_of(now.day)));
  }

  void report(const Counted& count, const std::string& message) {
    context_.findings.add_at(Severity::error, count.place, message);
  }

  Context& context_;
  const Scenario& scenario_;
};

}  // namespace

void check_later_counts(Context& context, const Scenario& scenario) { Order(context, scenario).check(); }

}  // namespace ebb
