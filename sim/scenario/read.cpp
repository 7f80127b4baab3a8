// A scenario file from its bytes to a checked Scenario.
#include <filesystem>

#include <fmt/format.h>

#include "ebb/core/digest.hpp"
#include "ebb/core/text.hpp"
#include "ebb/scenario/scenario.hpp"
#include "scenario/bytes.hpp"
#include "scenario/document.hpp"
#include "scenario/fields.hpp"
#include "scenario/json_of.hpp"
#include "scenario/parts.hpp"
#include "scenario/points.hpp"
#include "scenario/replaced.hpp"
#include "scenario/settings.hpp"
#include "scenario/situation_reader.hpp"
#include "scenario/tables.hpp"
#include "scenario/warnings.hpp"

namespace ebb {
namespace {

constexpr std::int64_t kLongestHorizon = 36'525;  // days: a century

std::optional<std::int64_t> read_horizon(const Fields& fields, Date start) {
  const Value* horizon = fields.find("horizon");
  if (horizon == nullptr) return std::nullopt;
  Context& context = fields.context();
  if (!horizon->is_number() && !horizon->is(Value::Kind::date)) {
    return wrong_kind(context.findings, *horizon, "horizon", "a date, or a whole number of days"), std::nullopt;
  }
  const auto days = day_number(context, *horizon);
  if (!days && horizon->is(Value::Kind::date)) return std::nullopt;
  if (!days || *days < 1 || *days > kLongestHorizon) {
    const std::string which = horizon->is(Value::Kind::date) && days
                                  ? fmt::format(" (day {})", grouped(static_cast<long long>(*days)))
                                  : "";
    const bool fraction = horizon->is_number() && horizon->number != static_cast<double>(static_cast<long long>(horizon->number));
    if (!days && fraction) return std::nullopt;  // reported
    fields.error("horizon", fmt::format("'horizon' must lie between 1 and {} days after the start, got {}{}",
                                        grouped(static_cast<long long>(kLongestHorizon)), got(*horizon), which));
    return std::nullopt;
  }
  if (start + std::chrono::days{*days} <= kLastDate) return days;
  fields.error("horizon", "the last day simulated lies after 9999-12-31");
  return std::nullopt;
}

/// What is at the top of the file.
void read_header(const Fields& fields, Scenario& scenario) {
  Context& context = fields.context();
  fields.require_all();
  scenario.title = fields.text("title");
  const Value* title = fields.find("title");
  const bool blank = title != nullptr && title->is(Value::Kind::text) &&
                     title->text.find_first_not_of(" \t\n") == std::string::npos;
  if (blank) fields.error("title", "'title' is empty; say in one line what the scenario is about");
  scenario.description = fields.text("description");
  scenario.unit = fields.text("unit", "persons");
  if (scenario.unit.empty()) fields.error("unit", "'unit' is empty; say what is counted, such as \"shells\"");
  const auto start = fields.date("start");
  scenario.start = context.days.start = start.value_or(Date{});
  const auto horizon = read_horizon(fields, context.days.start);
  scenario.horizon_days = context.days.horizon = horizon.value_or(1);
  context.days.known = start && horizon;
  if (const Value* meta = fields.find("meta")) scenario.meta_json = json_of(*meta, context.findings);
}

void read_body(Context& context, Value& root, Scenario& scenario) {
  scenario.sources = read_sources(context, root);
  scenario.base = read_situation(context, root);
  const Value* cases = root.find("cases");
  const bool has_cases = cases != nullptr && !cases->members.empty();
  scenario.base.correlations = read_correlations(context, root, scenario.base, {!has_cases, ""});
  scenario.cases = read_cases(context, root, scenario.base, scenario.sources);
  bool has_reinforcements = !scenario.base.reinforcements.empty();
  for (const Case& one : scenario.cases) has_reinforcements = has_reinforcements || !one.situation.reinforcements.empty();
  scenario.thresholds = read_thresholds(context, root, has_reinforcements);
  scenario.later_counts = read_later_counts(context, root);
  scenario.files = context.files;
}

}  // namespace

Scenario parse_scenario(const std::string& text, const std::string& name, const std::string& folder, const Settings& settings) {
  DocumentText document(name, without_byte_order_mark(text));
  Findings findings(document);
  Value root = parse_document(text, document, findings);

  findings.use_words(resolve_aliases(root, findings));
  const Effective effective = apply_settings(root, settings, document, findings);
  check_schema(root, findings);
  check_tables(root, findings);

  Scenario scenario;
  scenario.file = std::filesystem::path(name).filename().string();
  scenario.text = text;
  scenario.words = findings.words();
  Context context{.findings = findings, .root = root, .folder = folder};
  read_header({context, &root, "", "", root.spot}, scenario);
  read_body(context, root, scenario);
  throw_errors(findings);
  check_later_counts(context, scenario);
  throw_errors(findings);
  scenario.set_json = json_of(effective, findings);
  throw_errors(findings);

  warn(context, scenario);
  warn_of_replaced_values(context, root, effective);
  scenario.warnings = findings.all(Severity::warning);
  scenario.notes = findings.all(Severity::note);
  scenario.model_sha256 = sha256(canonical_model(scenario));
  return scenario;
}

Scenario read_scenario(const std::string& path, const Settings& settings) {
  return parse_scenario(read_document(path), path, std::filesystem::path(path).parent_path().string(), settings);
}

}  // namespace ebb
