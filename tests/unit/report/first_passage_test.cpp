#include "report/first_passage.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

using namespace ebb;
using Counts = Curve::Counts;

namespace {

Curve curve(double weight, std::uint64_t trials, std::uint64_t kept, Counts per_day) {
  std::partial_sum(per_day.begin(), per_day.end(), per_day.begin());
  return {weight, trials, kept, std::move(per_day), {}};
}

}  // namespace

TEST_CASE("a quantile is the first day by which the share is reached, exactly") {
  const FirstPassage law({curve(1, 20, 20, {0, 1, 0, 9, 0, 8})});  // 2 of 20 beyond day 5
  CHECK(law.quantile(0.05) == 1);
  CHECK(law.quantile(0.050001) == 3);
  CHECK(law.quantile(0.5) == 3);
  CHECK(law.quantile(0.9) == 5);
  CHECK_FALSE(law.quantile(0.95));
}

TEST_CASE("the interpolated day lies where the share falls inside the day") {
  const FirstPassage law({curve(1, 20, 20, {1, 1, 0, 8, 0, 8})});
  CHECK(law.inside_day(0.05, 0) == 0);
  CHECK(law.inside_day(0.1, 1) == Approx(1));
  CHECK(law.inside_day(0.3, 3) == Approx(2.5));  // F(2) = 0.1, F(3) = 0.5
  CHECK(law.inside_day(0.5, 3) == Approx(3));
  CHECK(*law.estimate(0.3).at == Approx(2.5));
}

TEST_CASE("cases are pooled by weight and by the share of their trials that was kept") {
  // Σ w·κ = 3·0.5 + 1·1 = 2.5; by day 0: (3·0.5·0.2 + 1·1·0.6)/2.5 = 0.36.
  const FirstPassage law({curve(3, 100, 50, {10, 20}), curve(1, 100, 100, {60, 20})});
  CHECK(law.share_by(0) == Approx(0.36));
  CHECK(law.share_by(1) == Approx((3 * 0.5 * 0.6 + 0.8) / 2.5));
  CHECK(law.share_by(-1) == 0);
  CHECK(law.quantile(0.36) == 0);
  CHECK(law.quantile(0.37) == 1);
  CHECK(law.not_by_horizon().p == Approx(1 - (3 * 0.5 * 0.6 + 0.8) / 2.5));
}

TEST_CASE("whole weights and equal trials leave no rounding at a tie") {
  std::vector<Curve> curves;
  for (std::uint64_t day = 0; day < 20; ++day) {
    Counts counts(20);
    counts[day] = 1'000'000;
    curves.push_back(curve(1, 1'000'000, 1'000'000, counts));
  }
  const FirstPassage law(curves);
  CHECK(law.quantile(0.05) == 0);
  CHECK(law.quantile(0.15) == 2);
  CHECK(law.quantile(0.35) == 6);
  CHECK(law.quantile(0.95) == 18);
}

TEST_CASE("one case has the interval between its order statistics") {
  const QuantileEstimate median = FirstPassage({curve(1, 100, 100, Counts(100, 1))}).estimate(0.5);  // trial k on day k − 1
  CHECK(median.day == 49);
  CHECK(median.sampling_low == 39);  // ranks 40 and 61 of 100
  CHECK(median.sampling_high == 60);
}

TEST_CASE("an interval that reaches beyond the horizon has no upper end, one of few trials begins with day 0") {
  const QuantileEstimate late = FirstPassage({curve(1, 100, 100, Counts(51, 1))}).estimate(0.5);
  CHECK(late.day == 49);
  CHECK_FALSE(late.sampling_high);
  const QuantileEstimate few = FirstPassage({curve(1, 3, 3, {0, 3})}).estimate(0.05);
  CHECK(few.day == 1);
  CHECK(few.sampling_low == 0);
}

TEST_CASE("the interpolated day of one case lies between the places of its ranks inside their days") {
  const FirstPassage even({curve(1, 100, 100, Counts(100, 1))});  // ranks 40 and 61: after 39 trials, and after 61
  CHECK(*even.at_interval(0.5).low == Approx(38));
  CHECK(*even.at_interval(0.5).high == Approx(60));
  const FirstPassage one_day({curve(1, 100, 100, {0, 0, 100})});
  CHECK(*one_day.at_interval(0.5).low == Approx(1.39));
  CHECK(*one_day.at_interval(0.5).high == Approx(1.61));
  CHECK_FALSE(FirstPassage({curve(1, 100, 100, Counts(51, 1))}).at_interval(0.5).high);
  CHECK_FALSE(FirstPassage({curve(1, 100, 100, Counts(30, 1))}).at_interval(0.5).low);
  CHECK(FirstPassage({curve(1, 100, 100, {90, 10})}).at_interval(0.5).low == 0);
  CHECK(FirstPassage({curve(1, 100, 0, {0, 0})}).at_interval(0.5).low == 0);
}

TEST_CASE("less error takes a wider interval") {
  const auto width = [](double error) {
    const AtInterval interval = FirstPassage({curve(1, 10'000, 10'000, Counts(100, 100))}, error).at_interval(0.5);
    return *interval.high - *interval.low;
  };
  CHECK(width(0.05) == Approx(2 * kNormalQuantile * 0.5).margin(0.03));  // of a uniform law: √(p·q/n) of 100 days
  CHECK(width(0.01) == Approx(2 * 2.575829 * 0.5).margin(0.03));
}

TEST_CASE("the interpolated day of several cases or replicates lies where the bounds of F come to the share") {
  const Curve curve{1, 400, 400, {0, 200, 400}, {{0, 40, 100}, {0, 60, 100}, {0, 50, 100}, {0, 50, 100}}};
  Curve padded = curve;
  for (Counts& replicate : padded.by_replicate) replicate.push_back(100);
  const FirstPassage law({padded});
  const Interval end = law.share_interval(1);
  CHECK(*law.at_interval(0.4).high == Approx(1 + (0.4 - end.low) / (law.share_interval(2).low - end.low)));
  CHECK(*law.at_interval(0.4).low == Approx((0.4 - law.share_interval(0).high) / (end.high - law.share_interval(0).high)));
  const FirstPassage two({::curve(1, 10'000, 10'000, Counts(100, 100)), ::curve(1, 10'000, 10'000, Counts(100, 100))});
  CHECK(*two.at_interval(0.5).high == Approx(49 + kNormalQuantile * 0.5).margin(0.02));  // errors that add up
}

TEST_CASE("cases of unequal weight tell less than their trials") {
  CHECK(FirstPassage({curve(1, 100, 50, {10, 20})}).effective_trials() == Approx(50));
  CHECK(FirstPassage({curve(1, 100, 100, {10}), curve(1, 100, 100, {10})}).effective_trials() == Approx(200));
  CHECK(FirstPassage({curve(3, 100, 100, {10}), curve(1, 100, 100, {10})}).effective_trials() == Approx(160));
  CHECK(FirstPassage({curve(1, 100, 0, {0})}).effective_trials() == 0);
}

TEST_CASE("several cases have an interval at least as wide as the sum of their weighted standard errors") {
  const FirstPassage law({curve(1, 10'000, 10'000, {0, 5'000, 5'000}), curve(3, 10'000, 10'000, {0, 1'000, 9'000})});
  const Interval interval = law.share_interval(1);
  const double bound = 0.25 * std::sqrt(0.5 * 0.5 / 10'000) + 0.75 * std::sqrt(0.1 * 0.9 / 10'000);
  CHECK(law.share_by(1) == Approx(0.2));
  CHECK(interval.high - interval.low == Approx(2 * kNormalQuantile * bound).epsilon(1e-3));
  CHECK(interval.low < 0.2);
  CHECK(interval.high > 0.2);
  CHECK(law.estimate(0.2).sampling_low == 1);
  CHECK(law.estimate(0.2).sampling_high == 2);
}

TEST_CASE("the doubt about the share kept widens the pooled interval") {
  const auto width = [](std::uint64_t trials) {
    const Interval interval = FirstPassage({curve(1, trials, 1'000, {900, 100}), curve(1, trials, 1'000, {100, 900})})
                                  .share_interval(0);
    return interval.high - interval.low;
  };
  CHECK(width(2'000) > 1.5 * width(1'000));
}

TEST_CASE("replicates give their own spread, and cases that share them are pooled in each") {
  Curve curve{1, 400, 400, {200}, {{40, 100}, {60, 100}, {50, 100}, {50, 100}}};
  const double half = 3.182446 * std::sqrt(0.02 / 3) / 2;  // t of 3 degrees of freedom; shares 0.4, 0.6, 0.5, 0.5
  const Interval alone = FirstPassage({curve}).share_interval(0);
  CHECK(alone.low == Approx(0.5 - half).epsilon(1e-6));
  CHECK(alone.high == Approx(0.5 + half).epsilon(1e-6));
  Curve opposite = curve;
  std::swap(opposite.by_replicate[0], opposite.by_replicate[1]);
  const Interval both = FirstPassage({curve, opposite}).share_interval(0);  // what one has above, the other has below
  const double unseen = -std::log(0.025) * 2 / 800;                         // they agree in all: what 800 trials cannot see
  CHECK(both.low == Approx(0.5 - unseen));
  CHECK(both.high == Approx(0.5 + unseen));
  CHECK(FirstPassage({curve}).not_by_horizon().sampling_low <= 0.5 - half);
}

TEST_CASE("what no replicate has seen may have a chance of 3.7 in all their trials") {
  const Interval none = FirstPassage({Curve{1, 400, 400, {0}, {{0, 100}, {0, 100}, {0, 100}, {0, 100}}}}).share_interval(0);
  CHECK(none.low == 0);
  CHECK(none.high == Approx(3.688879 / 400));
  CHECK(std::pow(1 - none.high, 400) == Approx(0.025).epsilon(0.02));  // of plain trials, none of 400
}

TEST_CASE("fewer than two replicates with kept trials give no interval at all") {
  const auto law = [](Counts first, Counts second, Counts third) {
    const std::uint64_t kept = first.back() + second.back() + third.back();
    return FirstPassage({Curve{1, 192, kept, {kept / 2, kept}, {first, second, third}}});
  };
  CHECK(law({32, 64, 64}, {16, 32, 32}, {0, 0, 0}).has_interval());
  CHECK(law({32, 64, 64}, {16, 32, 32}, {0, 0, 0}).estimate(0.5).sampling_high);
  const FirstPassage one = law({32, 64, 64}, {0, 0, 0}, {0, 0, 0});
  CHECK_FALSE(one.has_interval());
  CHECK(one.estimate(0.5).day == 0);
  CHECK_FALSE(one.estimate(0.5).sampling_low);
  CHECK_FALSE(one.estimate(0.5).sampling_high);
  CHECK(one.not_by_horizon().sampling_low == 0);
  CHECK(one.not_by_horizon().sampling_high == 1);
  CHECK(FirstPassage({curve(1, 10, 10, {5, 5})}).has_interval());
}

TEST_CASE("without a kept trial nothing is known and nothing crashes") {
  const FirstPassage law({curve(1, 100, 0, {0, 0})});
  CHECK(law.share_by(1) == 0);
  CHECK_FALSE(law.estimate(0.5).day);
  CHECK_FALSE(law.estimate(0.5).at);
  CHECK(law.not_by_horizon().sampling_low == 0);
  CHECK(law.not_by_horizon().sampling_high == 1);
}

TEST_CASE("the chance beyond the horizon has an exact interval, rounded outward") {
  const ProportionEstimate estimate = FirstPassage({curve(1, 1'000'000, 1'000'000, {876'544})}).not_by_horizon();
  CHECK(estimate.p == 0.123456);
  CHECK(estimate.sampling_low == 0.122811);   // 0.1228118…
  CHECK(estimate.sampling_high == 0.124103);  // 0.1241023…
}
