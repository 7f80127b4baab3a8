#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>

#include "ebb/core/failure.hpp"
#include "ebb/core/text.hpp"
#include "ebb/tally/result_file.hpp"
#include "tally/case_reader.hpp"
#include "tally/field.hpp"
#include "tally/result_fields.hpp"
#include "tally/seal.hpp"

namespace ebb {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t kLongestHorizon = 36'525;  // days, as in scenario files

using Event = Json::parse_event_t;

void require_new(std::set<std::string>& keys, const Json& key) {
  if (!keys.insert(key.get<std::string>()).second)
    throw ComparisonFailure(fmt::format("the key '{}' is there twice", printable(key.get<std::string>())));
}

/// Refuses an object with the same key twice, of which JSON readers would silently take one.
class OnceEach {
 public:
  bool operator()(int, Event event, const Json& value) {
    if (event == Event::object_start) open_.emplace_back();
    if (event == Event::object_end) open_.pop_back();
    if (event == Event::key) require_new(open_.back(), value);
    return true;
  }

 private:
  std::vector<std::set<std::string>> open_;
};

/// The same for the outermost object, and keeps only its members that are neither lists nor objects: what is not a result takes
/// no memory, however long it is.
class OutermostOnly {
 public:
  bool operator()(int depth, Event event, const Json& value) {
    if (event == Event::key && depth == 1) require_new(keys_, value);
    return depth == 0 || (event != Event::object_start && event != Event::array_start);
  }

 private:
  std::set<std::string> keys_;
};

template <class Filter>
Json parsed(std::string_view bytes, Filter filter) {
  if (bytes.empty()) throw ComparisonFailure("it is empty");
  try {
    return Json::parse(bytes, std::move(filter));
  } catch (const nlohmann::json::parse_error& error) {
    throw ComparisonFailure(
        fmt::format("it is not valid JSON (error at byte {}): cut short, damaged, or more than one result", error.byte));
  }
}

void check_format(const Field& root) {
  const std::string format = root["format"].text();
  if (format == kResultFormat) return;
  constexpr std::string_view family = "ebb-result/";
  if (format.starts_with(family))
    throw ComparisonFailure(fmt::format("its format is {}, this program reads {}: use the version of ebb that wrote it",
                                        printable(format), kResultFormat));
  throw ComparisonFailure(fmt::format("it is not a result of ebb (its format is '{}')", printable(format)));
}

RunKey read_key(const Field& root) {
  const Field run = root["run"];
  RunKey key;
  key.model_sha256 = root["scenario"]["model_sha256"].text();
  key.trials = run["trials"].count();
  key.seed = run["seed"].count();
  key.design = run["design"].text();
  key.replicates = static_cast<int>(run["replicates"].whole(1, 1'000'000));
  key.kernel = run["kernel"].text();
  key.stream_version = static_cast<int>(run["stream_version"].whole(1, 1'000'000));
  return key;
}

IntervalSet read_intervals(const Field& run, std::uint64_t trials) {
  std::vector<IntervalSet::Interval> intervals;
  for (const Field& field : run["intervals"].list()) {
    const auto ends = field.list(2);
    intervals.emplace_back(ends[0].count(trials), ends[1].count(trials));
  }
  return IntervalSet(std::move(intervals));
}

/// The file's words for keys. Results that were written before there were any have none.
Vocabulary read_words(const Field& scenario) {
  if (!scenario.has("words")) return {};
  Vocabulary::Spellings spellings;
  const Field words = scenario["words"];
  for (const std::string& path : words.keys()) spellings[path] = words[path].text();
  return Vocabulary(std::move(spellings));
}

RunFacts::CitedSource read_source(const Field& field) {
  const auto text = [&](std::string_view key) { return field.has(key) ? field[key].text() : ""; };
  Source source;
  source.id = field["id"].text();
  source.title = text("title"), source.publisher = text("publisher"), source.date = text("date");
  source.accessed = text("accessed"), source.url = text("url"), source.archived = text("archived");
  source.quote = text("quote"), source.language = text("language"), source.reliability = text("reliability");
  source.copies = text("copies");
  if (field.has("credibility")) source.credibility = static_cast<int>(field["credibility"].whole(1, 6));
  return {source, field["cited_by"].texts()};
}

/// Results of ebb 0.1 have a line each, without a place.
Diagnostic read_warning(const Field& field) {
  if (!field.has("message")) return {Severity::warning, {}, field.text()};
  constexpr std::int64_t kMost = 1'000'000'000;
  Place place{field["source"].text(), static_cast<int>(field["line"].whole(0, kMost)),
              static_cast<int>(field["column"].whole(0, kMost)), ""};
  return {Severity::warning, std::move(place), field["message"].text()};
}

RunFacts read_facts(const Field& root) {
  const Field scenario = root["scenario"], summary = root["summary"];
  RunFacts facts;
  facts.title = root["title"].text();
  facts.unit = root["unit"].text();
  facts.meta_json = root["meta"].object_text();
  facts.start = root["start"].date();
  facts.scenario_file = scenario["file"].text();
  facts.scenario_text = scenario["text"].text();
  facts.set_json = scenario["set"].object_text();
  for (const Field& file : scenario["files"].list()) facts.files.push_back({file["path"].text(), file["sha256"].text()});
  facts.words = read_words(scenario);
  if (scenario.has("sources"))
    for (const Field& source : scenario["sources"].list()) facts.sources.push_back(read_source(source));
  facts.version = root["run"]["version"].text();
  facts.taken_as_certain = summary["taken_as_certain"].texts();
  facts.without_source = summary["without_source"].texts();
  for (const Field& warning : scenario["warnings"].list()) facts.warnings.push_back(read_warning(warning));
  return facts;
}

void check_weights(const Result& result, const Field& cases) {
  double total = 0;
  for (const auto& facts : result.facts.cases) total += facts.weight;
  if (!(total > 0)) cases.refuse("a list with a weight above 0");
}

void read_cases(Result& result, const Field& root) {
  const std::int64_t horizon = root["horizon_days"].whole(1, kLongestHorizon);
  if (result.facts.start + std::chrono::days{horizon} > kLastDate) root["horizon_days"].refuse("a horizon before the year 10000");
  const Field cases = root["cases"];
  for (const Field& field : cases.list()) read_case(field, horizon, result);
  if (result.cases.empty()) cases.refuse("a list with at least one case");
  check_weights(result, cases);
}

/// The dates that only the summary has.
void read_straight_lines(RunFacts& facts, const Field& thresholds) {
  const auto all = thresholds.list(facts.thresholds.size());
  for (std::size_t t = 0; t < all.size(); ++t)
    if (all[t].has("straight_line") && !all[t]["straight_line"].is_null())
      facts.thresholds[t].straight_line = all[t]["straight_line"].date();
}

Result read_fields(const Field& root) {
  Result result;
  result.key = read_key(root);
  result.facts = read_facts(root);
  result.intervals = read_intervals(root["run"], result.key.trials);
  if (root["run"]["complete"].flag() != result.complete()) root["run"]["complete"].refuse("what the intervals say");
  read_cases(result, root);
  read_straight_lines(result.facts, root["summary"]["thresholds"]);
  return result;
}

std::string_view without_line_break(std::string_view bytes) {
  if (bytes.ends_with('\n')) bytes.remove_suffix(1);
  return bytes;
}

Result read(std::string_view bytes) {
  if (!seal_holds(without_line_break(bytes))) {
    check_format(Field(parsed(bytes, OutermostOnly()), ""));
    throw ComparisonFailure("its checksum does not match: it was damaged or changed after ebb wrote it");
  }
  const Json json = parsed(bytes, OnceEach());
  const Field root(json, "");
  check_format(root);
  return read_fields(root);
}

}  // namespace

Result read_result(std::string_view bytes, const std::string& name) {
  try {
    return read(bytes);
  } catch (const ComparisonFailure& failure) {
    throw ComparisonFailure(fmt::format("cannot use the result '{}': {}", printable(name), failure.what()));
  } catch (const nlohmann::json::exception&) {
    throw ComparisonFailure(fmt::format("cannot use the result '{}': it is damaged", printable(name)));
  }
}

}  // namespace ebb
