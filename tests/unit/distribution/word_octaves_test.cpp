#include "distribution/word_octaves.hpp"

#include <catch2/catch.hpp>

#include "distribution/standard_normal.hpp"

using namespace ebb;

TEST_CASE("The table of the normal is what its quantile function gives") {
  const WordOctaves made([](double t) { return -standard_normal_quantile({t, 1 - t}); });
  CHECK(made.terms == kNormalOctaves.terms);
}

TEST_CASE("Words in the far tails have the exact quantile") {
  CHECK(exact_normal_of_word(0) == Approx(-6.3379).margin(1e-3));
  CHECK(exact_normal_of_word(~0u) == -exact_normal_of_word(0));
  const auto law = gamma_of_words(2);
  CHECK(law->exact(0) == Approx(law->law.quantile({0x1p-33, 1 - 0x1p-33})));
  CHECK(law->exact(~0u) == Approx(law->law.quantile({1 - 0x1p-33, 0x1p-33})));
}
