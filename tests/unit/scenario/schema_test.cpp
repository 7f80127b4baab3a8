#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "sample.hpp"
#include "scenario/keys.hpp"

using namespace ebb;
using Json = nlohmann::json;

namespace {
const Json kSchema = Json::parse(scenario_schema());
}

TEST_CASE("the schema has every key of the reader's list, and both spellings", "[schema]") {
  for (const Key& key : all_keys()) {
    const Json* at = &kSchema;
    for (std::string_view rest = key.path; !rest.empty();) {
      const std::string part(rest.substr(0, rest.find('.')));
      rest.remove_prefix(std::min(part.size() + 1, rest.size()));
      INFO(key.path);
      if (part == "*") {
        at = at->contains("items") ? &at->at("items") : &at->at("patternProperties").at("^[\\p{L}\\p{M}\\p{Nd}_-]+$");
      } else {
        REQUIRE(at->at("properties").contains(part));
        at = &at->at("properties").at(part);
      }
    }
  }
  for (const char* alias : {"stock", "use", "deliveries"}) CHECK(kSchema.at("properties").contains(alias));
  CHECK(kSchema.at("properties").at("contingent").at("properties").contains("used"));
}

TEST_CASE("no table of the schema takes unknown keys, but meta", "[schema]") {
  CHECK(kSchema.at("additionalProperties") == false);
  CHECK(kSchema.at("properties").at("contingent").at("additionalProperties") == false);
  CHECK_FALSE(kSchema.at("properties").at("meta").contains("additionalProperties"));
}

TEST_CASE("a case has the keys of the file but not those that cannot differ", "[schema]") {
  const Json&
      one = kSchema.at("properties").at("cases").at("patternProperties").at("^[\\p{L}\\p{M}\\p{Nd}_-]+$").at("properties");
  CHECK(one.contains("contingent"));
  CHECK(one.contains("weight"));
  for (const char* key : {"schema", "start", "horizon", "unit", "thresholds", "later_counts", "sources", "cases"})
    CHECK_FALSE(one.contains(key));
}
