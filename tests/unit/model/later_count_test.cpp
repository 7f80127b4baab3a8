#include "model/later_count.hpp"

#include <catch2/catch.hpp>

#include "ebb/distribution/family.hpp"

using namespace ebb;

TEST_CASE("The probability of a whole number is that of what rounds to it") {
  const Distribution law(uniform_law(10, 20));
  CHECK(probability_of_whole(law, 10) == Approx(0.05));
  CHECK(probability_of_whole(law, 15) == Approx(0.1));
  CHECK(probability_of_whole(law, 20) == Approx(0.05));
  CHECK(probability_of_whole(law, 9) == 0);
  CHECK(probability_of_whole(law, 21) == 0);
  CHECK(highest_probability_of_whole(law) == Approx(0.1));
}

TEST_CASE("A half rounds away from zero") {
  const Distribution law(discrete({2.5, 3.49}, {1, 1}));
  CHECK(probability_of_whole(law, 3) == Approx(1));
  CHECK(probability_of_whole(law, 2) == 0);
}

TEST_CASE("A known count has all its probability in one place") {
  const Distribution law(Constant{62});
  CHECK(probability_of_whole(law, 62) == 1);
  CHECK(probability_of_whole(law, 61) == 0);
  CHECK(highest_probability_of_whole(law) == 1);
}

TEST_CASE("The most probable count is found however the law is shaped") {
  const auto by_search = [](const Distribution& law, int upto) {
    double best = 0;
    for (int x = 0; x <= upto; ++x) best = std::max(best, probability_of_whole(law, x));
    return best;
  };
  CHECK(highest_probability_of_whole(Distribution(lognormal(2000, 900))) ==
        Approx(by_search(Distribution(lognormal(2000, 900)), 9000)).epsilon(1e-9));
  const Distribution twin(mixture({0.7, 0.3}, {Distribution(normal(5000, 100)), Distribution(normal(900, 10))}));
  CHECK(highest_probability_of_whole(twin) == Approx(by_search(twin, 6000)).epsilon(1e-9));
  const Distribution rising(triangular(100, 5000, 5000));
  CHECK(highest_probability_of_whole(rising) == Approx(by_search(rising, 6000)).epsilon(1e-9));

  std::vector<double> values, weights;  // one value of ten thousand is twice as likely
  for (int i = 0; i < 10'000; ++i) values.push_back(3 * i), weights.push_back(i == 7777 ? 2 : 1);
  CHECK(highest_probability_of_whole(Distribution(discrete(values, weights))) == Approx(2 / 10'001.0));
}
