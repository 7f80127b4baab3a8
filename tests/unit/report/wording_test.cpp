#include "report/wording.hpp"

#include <catch2/catch.hpp>

#include "report/layout.hpp"

using namespace ebb;

namespace {

constexpr TerminalStyle kWide{500, true, false};

}  // namespace

TEST_CASE("shares are whole percents that are never rounded to none or to all") {
  const auto said = [](double share) { return shown(percent(share), kWide); };
  CHECK(said(0) == "0 %");
  CHECK(said(1e-9) == "<1 %");
  CHECK(said(0.0099) == "<1 %");
  CHECK(said(0.01) == "1 %");
  CHECK(said(0.274) == "27 %");
  CHECK(said(0.99) == "99 %");
  CHECK(said(0.9901) == ">99 %");
  CHECK(said(1) == "100 %");
  CHECK(shown(exact_percent(0.270113), kWide) == "27.011 %");
  CHECK(shown(exact_percent(1e-6), kWide) == "<0.001 %");
}
