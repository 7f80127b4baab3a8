#include <catch2/catch.hpp>

#include "sample.hpp"

using namespace ebb;
using namespace ebb::sample;

namespace {
std::string correlated(const std::string& first, const std::string& second, const std::string& rank) {
  return kTop + "[contingent]\nsize = { likely = [10, 20] }\nlosses = { likely = [3, 4] }\n" + kCasualties +
         "[returns]\nfraction = 0.1\nlag = { uniform = [6, 20] }\n[reinforcements.w]\nsize = { discrete = { values = [1, 2], "
         "weights = [1, 1] } }\n"
         "arrival = { uniform = [5, 50] }\n[[correlations]]\ninputs = [\"" +
         first + "\", \"" + second + "\"]\nrank = " + rank + "\n";
}
}  // namespace

TEST_CASE("inputs with a spread can be correlated, discrete ones and dates too", "[correlations]") {
  const Scenario scenario = read(correlated("contingent.size", "contingent.losses", "0.5"));
  REQUIRE(only(scenario).correlations.size() == 1);
  CHECK(only(scenario).correlations[0].rank == 0.5);
  CHECK(messages(correlated("reinforcements.w.size", "reinforcements.w.arrival", "-0.99")).empty());
}

TEST_CASE("ranks lie strictly between -1 and 1", "[correlations]") {
  for (const char* rank : {"1", "-1", "1.5", "nan", "\"0.5\""})
    CHECK_FALSE(messages(correlated("contingent.size", "contingent.losses", rank)).empty());
}

TEST_CASE("what does not vary, or varies by person, cannot be correlated", "[correlations]") {
  CHECK(messages(correlated("contingent.size", "casualties.rate", "0.5")).find("'casualties.rate' is fixed") !=
        std::string::npos);
  CHECK(messages(correlated("contingent.size", "returns.lag", "0.5")).find("drawn anew for every person") != std::string::npos);
  CHECK(messages(correlated("contingent.size", "contingent.siez", "0.5")).find("did you mean 'contingent.size'?") !=
        std::string::npos);
}

TEST_CASE("an input that could not be read is not called constant as well", "[correlations]") {
  const std::string text = kTop + "[contingent]\nsize = { likely = [10, 20] }\nlosses = { normal = { mean = 1, sd = 9 } }\n" +
                           kCasualties + "[[correlations]]\ninputs = [\"contingent.size\", \"contingent.losses\"]\nrank = 0.5\n";
  CHECK(messages(text).find("cannot be below 0") != std::string::npos);
  CHECK(messages(text).find("constant") == std::string::npos);
}
