#include "oracle/small_world.hpp"

#include "support/goodness_of_fit.hpp"
#include "support/laws.hpp"
#include "support/outcome.hpp"

using namespace ebb::test;

namespace {

std::string text(const SmallWorld& w) {
  const int lost = w.away;  // those who were wounded before day 0
  std::string body = fmt::format("[contingent]\nsize = {}\nlosses = {}\naway = {}\nwastage = {}\n", w.strength + lost, lost,
                                 w.away, w.wastage);
  body += fmt::format("[casualties]\nrate = {}\nstrength_exponent = {}\nreference_strength = {}\nkilled_share = {}\n", w.rate,
                      w.exponent, w.reference, w.killed);
  if (w.dispersion > 0) body += fmt::format("noise = \"negative-binomial\"\ndispersion = {}\n", w.dispersion);
  if (w.resting > 0) body += fmt::format("[tempo]\nfighting = {}\nresting = {}\n", w.fighting, w.resting);
  if (w.floor < 1) body += fmt::format("[learning]\nfloor = {}\nhalf_life = {}\n", w.floor, w.half_life);
  if (!w.lag.empty()) {
    body += fmt::format("[returns]\nfraction = {}\nlag = {{ discrete = {{ values = [1, 2, 3], weights = [", w.fraction);
    for (std::size_t j = 0; j < 3; ++j) body += fmt::format("{}{}", j < w.lag.size() ? w.lag[j] : 0.0, j < 2 ? ", " : "] } }\n");
  }
  for (const auto& [day, persons] : w.arrivals)
    body += fmt::format("[reinforcements.d{0}]\nsize = {1}\narrival = {0}\n", day, persons);
  for (const auto& [day, factor] : w.intensity)
    body += fmt::format("[phases.d{0}]\nstart = {0}\nend = {0}\nintensity = {1}\n", day, factor);
  return scenario(w.horizon, body + fmt::format("[thresholds.t]\nbelow = {}\n", w.below));
}

void check(const SmallWorld& world) {
  INFO(text(world));
  CHECK(chi_square_p(simulated(text(world), 100'000).counts(), AllStates(world).law()) > kFalseAlarm);
}

}  // namespace

TEST_CASE("Following every state gives the known law where there is one") {
  SmallWorld world;
  const auto law = law_of_days(world.horizon, [&](std::int64_t n) { return poisson_at_least(6, 1.2 * static_cast<double>(n)); });
  const auto states = AllStates(world).law();
  for (std::size_t n = 0; n < law.size(); ++n) CHECK(states[n] == Approx(law[n]).margin(1e-13));
}

TEST_CASE("Casualties per head of a small front are exact with the cap") {
  check({.rate = 2.5, .exponent = 1});
  check({.rate = 2.5, .exponent = 0.5, .reference = 3});
  check({.rate = 2.5, .exponent = 2, .reference = 4, .dispersion = 0.7});
}

TEST_CASE("Waves phases and spells together are exact in a small world") {
  check({.strength = 3, .rate = 1.5, .arrivals = {{2, 2}, {5, 4}}, .below = 1});
  check({.rate = 2, .intensity = {{1, 0}, {2, 3}, {4, 0.5}}});
  check({.rate = 1, .exponent = 1, .fighting = 2, .resting = 3, .arrivals = {{4, 3}}, .intensity = {{3, 0}, {6, 2}}});
}

TEST_CASE("The wounded who come back are exact in a small world") {
  check({.strength = 4, .rate = 1.5, .fraction = 0.6, .lag = {1}});
  check({.strength = 4, .rate = 2, .killed = 0.3, .fraction = 0.8, .away = 3, .lag = {0.2, 0.3, 0.5}});
  check({.strength = 3, .rate = 1, .exponent = 1, .reference = 4, .wastage = 0.1, .fraction = 1, .lag = {0, 0.5, 0.5}});
}

TEST_CASE("Learning in spells is exact in a small world and stands still without a front") {
  check({.rate = 2, .fighting = 1.5, .resting = 2, .floor = 0.1, .half_life = 1.5});
  check({.strength = 3,
         .rate = 2,
         .wastage = 0.2,
         .fraction = 0.9,
         .lag = {0, 1},
         .floor = 0.3,
         .half_life = 1,
         .arrivals = {{6, 2}},
         .below = 0});
}

TEST_CASE("Everything together is exact in a small world") {
  check({.strength = 4,
         .horizon = 8,
         .rate = 1.5,
         .exponent = 0.5,
         .reference = 3,
         .wastage = 0.05,
         .dispersion = 1.5,
         .killed = 0.25,
         .fraction = 0.7,
         .away = 1,
         .lag = {0.5, 0.25, 0.25},
         .fighting = 3,
         .resting = 1.5,
         .floor = 0.5,
         .half_life = 2,
         .arrivals = {{3, 2}},
         .intensity = {{2, 2}, {5, 0}}});
}
