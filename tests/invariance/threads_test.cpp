#include "invariance/everything.hpp"

using namespace ebb::test;

TEST_CASE("The number of threads never changes a byte of the result") {
  const Outcome one = simulated(everything(), kManyTrials, {"--threads", "1"});
  for (const std::string threads : {"2", "3", "7", "64"}) {
    INFO(threads << " threads");
    CHECK(simulated(everything(), kManyTrials, {"--threads", threads}).line() == one.line());
  }
  CHECK(simulated(everything(), kManyTrials).line() == one.line());
}

TEST_CASE("Another seed is another sample and the same seed the same") {
  const std::string text = scenario(100, "[contingent]\nsize = 500\n[casualties]\nrate = 10\n");
  const Outcome one = simulated(text, 5000, {"--seed", "1"});
  CHECK(simulated(text, 5000).line() == one.line());
  CHECK(simulated(text, 5000, {"--seed", "2"}).counts() != one.counts());
  CHECK(simulated(text, 5000, {"--seed", "18446744073709551615"}).json()["run"]["seed"] == 18446744073709551615u);
}

TEST_CASE("More trials begin with the same trials") {
  // Trial by trial: the counts of the first 1,024 are contained in those of the first 2,048.
  const std::string text = scenario(100, "[contingent]\nsize = 500\n[casualties]\nrate = 10\n");
  const Counts few = simulated(text, 1024).counts(), many = simulated(text, 2048).counts();
  for (std::size_t n = 0; n < few.size(); ++n) CHECK(few[n] <= many[n]);
}
