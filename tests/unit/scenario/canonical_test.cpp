#include <catch2/catch.hpp>

#include "sample.hpp"

using namespace ebb;
using namespace ebb::sample;

namespace {
std::string model(const std::string& text, const Settings& settings = {}) { return read(text, settings).model_sha256; }
const std::string kPlain = with("");
}  // namespace

TEST_CASE("spelling, comments, titles, notes, sources and meta leave the model as it is", "[canonical]") {
  CHECK(model(with_size("12000") + "") == model(with_size("1.2e4")));
  CHECK(model(with_size("12000")) == model(with_size("{ fixed = 12_000, note = \"n\" }")));
  CHECK(model(kPlain) == model(with("# a comment\n[meta]\na = 1\n[sources.s]\n")));
  CHECK(model(kPlain) == model(with("killed_share = 0\n[thresholds.depleted]\ntitle = \"x\"\nbelow = 0\n")));
  CHECK(model(with_arrival("2025-03-01")) == model(with_arrival("44")));
  CHECK(model(with_rate("{ likely = [60, 130] }")) == model(with_rate("{ lognormal = { p5 = 60, p95 = 130 } }")));
}

TEST_CASE("both spellings of a stock are one model", "[canonical]") {
  CHECK(model(kTop + "[contingent]\nsize = 10\nlosses = 1\n[casualties]\nrate = 1\n") ==
        model(kTop + "[use]\nrate = 1\n[stock]\nused = 1\nsize = 10\n"));
}

TEST_CASE("a setting and the same value in the file are one model", "[canonical]") {
  CHECK(model(kPlain, {{"casualties.rate", "80"}}) == model(with_rate("80")));
  CHECK(model(kPlain, {{"casualties.rate", "80"}}) != model(kPlain));
}

TEST_CASE("every value that decides the counts changes the model", "[canonical]") {
  for (const char* further :
       {"noise = \"none\"\n", "killed_share = 0.1\n", "strength_exponent = 1\n", "[tempo]\nfighting = 1\nresting = 1\n",
        "[thresholds.depleted]\nbelow = 1\n", "[cases.a]\nweight = 2\n", "[phases.p]\nintensity = 1\n",
        "[later_counts.l]\ndate = 5\nremaining = { likely = [10, 20] }\n", "reference_strength = 5\n"}) {
    INFO(further);
    CHECK(model(kPlain) != model(with(further)));
  }
  std::string later = kPlain;
  later.replace(later.find("01-16"), 5, "01-17");
  CHECK(model(kPlain) != model(later));
}
