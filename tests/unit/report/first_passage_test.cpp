#include "report/first_passage.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "report/jackknife.hpp"

using namespace ebb;
using Counts = Curve::Counts;

namespace {

/// Counts per day of one case, without replicates.
Curve curve(double weight, std::uint64_t kept, Counts per_day) {
  std::partial_sum(per_day.begin(), per_day.end(), per_day.begin());
  return {weight, kept, std::move(per_day), {}};
}

FirstPassage plain(std::vector<Curve> curves, double error = kTwoSidedError) {
  return FirstPassage(std::move(curves), Trials::independent, error);
}

FirstPassage designed(std::vector<Curve> curves) { return FirstPassage(std::move(curves), Trials::in_replicates); }

}  // namespace

TEST_CASE("a quantile is the first day by which the share is reached, exactly") {
  const FirstPassage law = plain({curve(1, 20, {0, 1, 0, 9, 0, 8})});  // 2 of 20 beyond day 5
  CHECK(law.quantile(0.05) == 1);
  CHECK(law.quantile(0.050001) == 3);
  CHECK(law.quantile(0.5) == 3);
  CHECK(law.quantile(0.9) == 5);
  CHECK_FALSE(law.quantile(0.95));
}

TEST_CASE("the interpolated day lies where the share falls inside the day") {
  const FirstPassage law = plain({curve(1, 20, {1, 1, 0, 8, 0, 8})});
  CHECK(law.inside_day(0.05, 0) == 0);
  CHECK(law.inside_day(0.1, 1) == Approx(1));
  CHECK(law.inside_day(0.3, 3) == Approx(2.5));  // F(2) = 0.1, F(3) = 0.5
  CHECK(law.inside_day(0.5, 3) == Approx(3));
  CHECK(*law.estimate(0.3).at == Approx(2.5));
}

TEST_CASE("cases are pooled by weight and by the share of their trials that was kept") {
  // Σ w·κ = 3·0.5 + 1·1 = 2.5; by day 0: (3·0.5·0.2 + 1·1·0.6)/2.5 = 0.36.
  const FirstPassage law = plain({curve(3, 50, {10, 20}), curve(1, 100, {60, 20})});
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
    curves.push_back(curve(1, 1'000'000, counts));
  }
  const FirstPassage law = plain(curves);
  CHECK(law.quantile(0.05) == 0);
  CHECK(law.quantile(0.15) == 2);
  CHECK(law.quantile(0.35) == 6);
  CHECK(law.quantile(0.95) == 18);
}

TEST_CASE("one case has the interval between its order statistics") {
  const QuantileEstimate median = plain({curve(1, 100, Counts(100, 1))}).estimate(0.5);  // trial k on day k − 1
  CHECK(median.day == 49);
  CHECK(median.sampling_low == 39);  // ranks 40 and 61 of 100
  CHECK(median.sampling_high == 60);
}

TEST_CASE("an interval that reaches beyond the horizon has no upper end, one of few trials begins with day 0") {
  const QuantileEstimate late = plain({curve(1, 100, Counts(51, 1))}).estimate(0.5);
  CHECK(late.day == 49);
  CHECK_FALSE(late.sampling_high);
  const QuantileEstimate few = plain({curve(1, 3, {0, 3})}).estimate(0.05);
  CHECK(few.day == 1);
  CHECK(few.sampling_low == 0);
}

TEST_CASE("the interpolated day of one case lies between the places of its ranks inside their days") {
  const FirstPassage even = plain({curve(1, 100, Counts(100, 1))});  // ranks 40 and 61: after 39 trials, and after 61
  CHECK(*even.at_interval(0.5).low == Approx(38));
  CHECK(*even.at_interval(0.5).high == Approx(60));
  const FirstPassage one_day = plain({curve(1, 100, {0, 0, 100})});
  CHECK(*one_day.at_interval(0.5).low == Approx(1.39));
  CHECK(*one_day.at_interval(0.5).high == Approx(1.61));
  CHECK_FALSE(plain({curve(1, 100, Counts(51, 1))}).at_interval(0.5).high);
  CHECK_FALSE(plain({curve(1, 100, Counts(30, 1))}).at_interval(0.5).low);
  CHECK(plain({curve(1, 100, {90, 10})}).at_interval(0.5).low == 0);
  CHECK(plain({curve(1, 0, {0, 0})}).at_interval(0.5).low == 0);
}

TEST_CASE("less error takes a wider interval") {
  const auto width = [](double error) {
    const AtInterval interval = plain({curve(1, 10'000, Counts(100, 100))}, error).at_interval(0.5);
    return *interval.high - *interval.low;
  };
  CHECK(width(0.05) == Approx(2 * kNormalQuantile * 0.5).margin(0.03));  // of a uniform law: √(p·q/n) of 100 days
  CHECK(width(0.01) == Approx(2 * 2.575829 * 0.5).margin(0.03));
}

TEST_CASE("the interpolated day from replicates lies where the bounds of F come to the share") {
  const Curve curve{1, 400, {0, 200, 400}, {{0, 40, 100, 100}, {0, 60, 100, 100}, {0, 50, 100, 100}, {0, 50, 100, 100}}};
  const FirstPassage law = designed({curve});
  const Interval end = law.share_interval(1);
  CHECK(*law.at_interval(0.4).high == Approx(1 + (0.4 - end.low) / (law.share_interval(2).low - end.low)));
  CHECK(*law.at_interval(0.4).low == Approx((0.4 - law.share_interval(0).high) / (end.high - law.share_interval(0).high)));
}

TEST_CASE("cases of unequal weight tell less than their trials") {
  CHECK(plain({curve(1, 50, {10, 20})}).effective_trials() == Approx(50));
  CHECK(plain({curve(1, 100, {10}), curve(1, 100, {10})}).effective_trials() == Approx(200));
  CHECK(plain({curve(3, 100, {10}), curve(1, 100, {10})}).effective_trials() == Approx(160));
  CHECK(plain({curve(1, 0, {0})}).effective_trials() == 0);
}

TEST_CASE("replicates give the interval of F by their own spread") {
  const Curve curve{1, 400, {200}, {{40, 100}, {60, 100}, {50, 100}, {50, 100}}};
  const double half = 3.182446 * std::sqrt(0.02 / 3) / 2;  // t of 3 degrees of freedom; shares 0.4, 0.6, 0.5, 0.5
  const Interval alone = designed({curve}).share_interval(0);
  CHECK(alone.low == Approx(0.5 - half).epsilon(1e-6));
  CHECK(alone.high == Approx(0.5 + half).epsilon(1e-6));
  CHECK(designed({curve}).not_by_horizon().sampling_low <= 0.5 - half);
}

TEST_CASE("cases that share their replicates are pooled in each, in every design") {
  const Curve curve{1, 400, {200}, {{40, 100}, {60, 100}, {50, 100}, {50, 100}}};
  Curve opposite = curve;
  std::swap(opposite.by_replicate[0], opposite.by_replicate[1]);
  const Interval both = plain({curve, opposite}).share_interval(0);  // what one has above, the other has below
  const double unseen = -std::log(0.025) * 2 / 800;                  // they agree in all: what 800 trials cannot see
  CHECK(both.low == Approx(0.5 - unseen));
  CHECK(both.high == Approx(0.5 + unseen));
  const Interval same = plain({curve, curve}).share_interval(0), alone = designed({curve}).share_interval(0);
  CHECK(same.low == Approx(alone.low));  // the same random numbers: a second case adds nothing to what is known
  CHECK(same.high == Approx(alone.high));
}

TEST_CASE("the error of a pool of cases that keep unequal shares is that of a ratio") {
  // Cases of F = 0 and F = 1: F of the pool is b/(a + b) for what they keep, a and b, in each of four replicates.
  const Curve none{1, 340, {0}, {{0, 70}, {0, 90}, {0, 100}, {0, 80}}},
      all{1, 240, {240}, {{60, 60}, {50, 50}, {70, 70}, {60, 60}}};
  std::vector<double> without;
  for (std::size_t r = 0; r < 4; ++r) {
    const double a = 340 - static_cast<double>(none.by_replicate[r][1]), b = 240 - static_cast<double>(all.by_replicate[r][1]);
    without.push_back(b / (a + b));
  }
  const double half = 3.182446 * jackknife_error(without);
  CHECK(plain({none, all}).share_interval(0).low == Approx(240.0 / 580 - half).epsilon(1e-6));
  CHECK(plain({none, all}).share_interval(0).high == Approx(240.0 / 580 + half).epsilon(1e-6));
}

TEST_CASE("what no replicate has seen may have a chance of 3.7 in all their trials") {
  const Interval none = designed({Curve{1, 400, {0}, {{0, 100}, {0, 100}, {0, 100}, {0, 100}}}}).share_interval(0);
  CHECK(none.low == 0);
  CHECK(none.high == Approx(3.688879 / 400));
  CHECK(std::pow(1 - none.high, 400) == Approx(0.025).epsilon(0.02));  // of plain trials, none of 400
}

TEST_CASE("an error that replicates show is never below what they cannot see") {
  const Curve one_hit{1, 400, {1}, {{1, 100}, {0, 100}, {0, 100}, {0, 100}}};
  CHECK(designed({one_hit}).share_interval(0).high == Approx(1 / 400.0 + 3.688879 / 400));
}

TEST_CASE("fewer than two replicates with kept trials give no interval at all") {
  const auto law = [](Counts first, Counts second, Counts third) {
    const std::uint64_t kept = first.back() + second.back() + third.back();
    return designed({Curve{1, kept, {kept / 2, kept}, {first, second, third}}});
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
  CHECK(plain({curve(1, 10, {5, 5})}).has_interval());
}

TEST_CASE("without a kept trial nothing is known and nothing crashes") {
  const FirstPassage law = plain({curve(1, 0, {0, 0})});
  CHECK(law.share_by(1) == 0);
  CHECK_FALSE(law.estimate(0.5).day);
  CHECK_FALSE(law.estimate(0.5).at);
  CHECK(law.not_by_horizon().sampling_low == 0);
  CHECK(law.not_by_horizon().sampling_high == 1);
}

TEST_CASE("the chance beyond the horizon has an exact interval, rounded outward") {
  const ProportionEstimate estimate = plain({curve(1, 1'000'000, {876'544})}).not_by_horizon();
  CHECK(estimate.p == 0.123456);
  CHECK(estimate.sampling_low == 0.122811);   // 0.1228118…
  CHECK(estimate.sampling_high == 0.124103);  // 0.1241023…
}
