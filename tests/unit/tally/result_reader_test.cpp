#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "ebb/core/failure.hpp"
#include "ebb/tally/result_file.hpp"
#include "tally/seal.hpp"
#include "unit/tally/small_result.hpp"

using namespace ebb;
using Catch::Contains;
using Json = nlohmann::ordered_json;

namespace {

bool same(const Result& a, const Result& b) {
  return a.key == b.key && a.shapes == b.shapes && a.cases == b.cases && a.intervals == b.intervals &&
         small_file(a) == small_file(b);
}

std::string reason(const std::string& bytes) {
  try {
    read_result(bytes, "r.json");
    return "";
  } catch (const ComparisonFailure& failure) { return failure.what(); }
}

/// The file with one member changed and a seal that holds: what the counts themselves must give away.
std::string forged(const std::string& pointer, const Json& value) {
  Json json = Json::parse(small_file(small_result(2)));
  json.erase("sha256");
  json.at(Json::json_pointer(pointer)) = value;
  return seal(json.dump());
}

}  // namespace

TEST_CASE("a result comes back as it was, with any number of replicates") {
  for (const int replicates : {1, 2}) {
    const Result result = small_result(replicates);
    CHECK(same(read_result(small_file(result), "r.json"), result));
    CHECK(same(read_result(small_file(result) + "\n", "r.json"), result));
  }
  Result endless = small_result();
  endless.facts.thresholds.front().straight_line.reset();
  CHECK_FALSE(read_result(small_file(endless), "r.json").facts.thresholds.front().straight_line);
}

TEST_CASE("an unfinished result comes back as it was") {
  const Result none = [] {
    Result result = small_shard(0, 10);
    for (CaseTally& tally : result.cases) tally = CaseTally(result.shapes[0]);
    result.intervals = IntervalSet();
    return result;
  }();
  CHECK(same(read_result(small_file(none), "r.json"), none));
}

TEST_CASE("a result cut short at any byte is refused") {
  const std::string file = small_file(small_result());
  for (std::size_t length = 0; length < file.size(); ++length) {
    CAPTURE(length);
    REQUIRE_THROWS_AS(read_result(std::string_view(file).substr(0, length), "r.json"), ComparisonFailure);
  }
}

TEST_CASE("a result with any one bit flipped is refused") {
  std::string file = small_file(small_result()) + "\n";
  for (std::size_t i = 0; i < file.size(); ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      file[i] = static_cast<char>(file[i] ^ (1 << bit));
      CAPTURE(i, bit);
      REQUIRE_THROWS_AS(read_result(file, "r.json"), ComparisonFailure);
      file[i] = static_cast<char>(file[i] ^ (1 << bit));
    }
  }
}

TEST_CASE("what is not a result is refused with the file's name and the reason") {
  CHECK_THAT(reason(""), Contains("'r.json'") && Contains("empty"));
  CHECK_THAT(reason("schema = 1\n"), Contains("not valid JSON (error at byte "));
  CHECK_THAT(reason("schema = 1\n"), Contains("error at byte 1)"));
  CHECK_THAT(reason(std::string(200'000, '[')), Contains("not valid JSON (error at byte "));
  CHECK_THAT(reason("\xff\xfe\x00"), Contains("not valid JSON (error at byte "));
  CHECK_THAT(reason("[1, 2]"), Contains("'format' is missing"));
  CHECK_THAT(reason(R"({"format":7})"), Contains("'format' is not text"));
  CHECK_THAT(reason(R"({"format":"csv"})"), Contains("not a result of ebb"));
  CHECK_THAT(reason(R"({"format":"ebb-result/2"})"), Contains("ebb-result/2") && Contains("ebb-result/1"));
  CHECK_THAT(reason(R"({"format":"ebb-result/1"})"), Contains("checksum"));
  CHECK_THAT(reason(R"({"format":"ebb-result/1","format":"ebb-result/1"})"), Contains("'format' is there twice"));
  const std::string file = small_file(small_result());
  CHECK_THAT(reason(file + "\n" + file + "\n"), Contains("more than one result"));
  CHECK_THAT(reason(file + " "), Contains("checksum"));
}

TEST_CASE("a number too large for JSON's doubles is refused, not an escape") {
  CHECK_THAT(reason(R"({"format":"ebb-result/1","x":1e999})"), Contains("'r.json'"));
}

TEST_CASE("counts that do not add up are found under a seal that holds") {
  CHECK_THAT(reason(forged("/cases/0/kept", 8)), Contains("cases[0]"));
  CHECK_THAT(reason(forged("/cases/1/thresholds/0/counts/1", 4)), Contains("'cases[1].thresholds[0].counts'"));
  CHECK_THAT(reason(forged("/cases/0/thresholds/0/not_by_horizon", 5)), Contains("thresholds[0].counts"));
  CHECK_THAT(reason(forged("/cases/0/thresholds/0/counts/0", 18'446'744'073'709'551'615u)), Contains("replicates"));
  CHECK_THAT(reason(forged("/cases/0/thresholds/0/replicate_counts/0", {2, 3, 0, 18'446'744'073'709'551'615u})),
             Contains("64 bits") || Contains("sum"));
  CHECK_THAT(reason(forged("/cases/0/trials", 11)), Contains("cases[0].trials"));
  CHECK_THAT(reason(forged("/cases/0/losses_above_size", 10)), Contains("losses_above_size"));
  CHECK_THAT(reason(forged("/cases/0/inputs/0/counts/0/0", 1)), Contains("inputs[0].counts"));
  CHECK_THAT(reason(forged("/cases/0/strength/counts/0/0", 1)), Contains("strength.counts"));
  CHECK_THAT(reason(forged("/run/complete", false)), Contains("run.complete"));
  CHECK_THAT(reason(forged("/run/intervals", {{0, 6}, {5, 10}})), Contains("twice"));
  CHECK_THAT(reason(forged("/run/intervals", {{0, 11}})), Contains("run.intervals"));
}

TEST_CASE("values of another type, shape or range are refused by their path") {
  CHECK_THAT(reason(forged("/horizon_days", 4)), Contains("days") || Contains("counts"));
  CHECK_THAT(reason(forged("/horizon_days", 0)), Contains("'horizon_days'"));
  CHECK_THAT(reason(forged("/horizon_days", 1'000'000'000'000)), Contains("'horizon_days'"));
  CHECK_THAT(reason(forged("/start", "9999-12-30")), Contains("'horizon_days'"));
  CHECK_THAT(reason(forged("/start", "2025-02-30")), Contains("'start' is not a date"));
  CHECK_THAT(reason(forged("/title", 7)), Contains("'title' is not text"));
  CHECK_THAT(reason(forged("/meta", Json::array())), Contains("'meta' is not a table"));
  CHECK_THAT(reason(forged("/run/seed", -1)), Contains("'run.seed'"));
  CHECK_THAT(reason(forged("/run/trials", 1.5)), Contains("'run.trials'"));
  CHECK_THAT(reason(forged("/run/replicates", 1'000'000)), Contains("replicate_counts"));
  CHECK_THAT(reason(forged("/cases", Json::array())), Contains("'cases'"));
  CHECK_THAT(reason(forged("/cases/0/weight", -1)), Contains("weight"));
  CHECK_THAT(reason(forged("/cases/0/weight", Json())), Contains("weight"));
  CHECK_THAT(reason(forged("/cases/1/id", "nis")), Contains("different names"));
  CHECK_THAT(reason(forged("/cases/1/thresholds/0/id", "other")), Contains("cases[1].thresholds"));
  CHECK_THAT(reason(forged("/cases/0/thresholds", Json::array())), Contains("at least one threshold"));
  CHECK_THAT(reason(forged("/cases/0/strength/bins", {0, 1, 1})), Contains("strength.bins"));
  CHECK_THAT(reason(forged("/cases/0/strength/bins", {0, 9'223'372'036'854'775'807, 1})), Contains("strength.bins"));
  CHECK_THAT(reason(forged("/cases/0/strength/days", {0, 4})), Contains("strength.days"));
  CHECK_THAT(reason(forged("/cases/0/inputs/0/bins", 1024)), Contains("inputs[0].counts"));
  CHECK_THAT(reason(forged("/scenario/warnings", "none")), Contains("scenario.warnings"));
}
