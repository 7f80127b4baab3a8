#include "scenario/parse.hpp"

#include <catch2/catch.hpp>

#include "sample.hpp"

using namespace ebb;

namespace {

Value parsed(const std::string& text) {
  const DocumentText document("s.toml", text);
  Findings findings(document);
  auto value = parse_toml(QuotedText(text, {}), document, findings);
  REQUIRE(value);
  return *value;
}

std::optional<Value> set(const std::string& text) {
  DocumentText document("s.toml", "");
  const Spot spot{document.add_setting("k=" + text), 0, 0};
  Findings findings(document);
  return parse_setting(text, spot, findings);
}

}  // namespace

TEST_CASE("values keep their place, their spelling and the order of the file", "[parse]") {
  const Value root = parsed("z = 1\na = { \"p2.5\" = 10_000, b = [1e3, 2025-02-05] }\n[m.k]\n\"größe\" = \"ö\"\n");
  REQUIRE(root.members.size() == 3);
  CHECK(root.members[0].key == "z");
  CHECK(root.members[1].key == "a");
  const Value& table = root.members[1].value;
  CHECK(table.members[0].key == "p2.5");
  CHECK(table.members[0].value.text == "10_000");
  CHECK(table.members[0].value.spot == Spot{0, 2, 16});
  CHECK(table.find("b")->items[0].is(Value::Kind::real));
  CHECK(table.find("b")->items[1].date == std::chrono::year{2025} / 2 / 5);
  CHECK(as_toml(table) == "{ \"p2.5\" = 10_000, b = [1e3, 2025-02-05] }");
  CHECK(root.find("m")->find("k")->find("größe")->text == "ö");
}

TEST_CASE("negative zero is zero", "[parse]") { CHECK_FALSE(std::signbit(parsed("a = -0.0\n").find("a")->number)); }

TEST_CASE("a value on the command line is TOML, and bare words are a text", "[parse]") {
  CHECK(set("5")->whole == 5);
  CHECK(set("2025-04-16")->is(Value::Kind::date));
  CHECK(set("true")->is(Value::Kind::flag));
  CHECK(set("poisson")->text == "poisson");
  CHECK(set("negative-binomial")->text == "negative-binomial");
  CHECK(set("in our own words")->text == "in our own words");
  CHECK(set("\"5\"")->is(Value::Kind::text));
  CHECK(set("{ likely = [1, 2] }")->is(Value::Kind::table));
}

TEST_CASE("a value on the command line cannot smuggle in a second key", "[parse]") {
  CHECK_FALSE(set("5\nother = 6"));
  CHECK_FALSE(set("[1, 2"));
  CHECK_FALSE(set(""));
  CHECK_FALSE(set(std::string(5000, '[')));
}
