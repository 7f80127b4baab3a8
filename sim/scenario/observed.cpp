#include "ebb/scenario/observed.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "ebb/core/digest.hpp"
#include "ebb/core/text.hpp"
#include "scenario/bytes.hpp"
#include "scenario/document.hpp"
#include "scenario/fields.hpp"
#include "scenario/tables.hpp"

namespace ebb {
namespace {

std::string number(std::int64_t n) { return grouped(static_cast<long long>(n)); }

void check_count(const Fields& fields, const Observed::Count& count) {
  if (fields.has("casualties") && fields.has("at_least"))
    fields.error("at_least",
                 fmt::format("[{}] has both '{}' and 'at_least'; keep one", fields.label(), fields.label("casualties")));
  if (!fields.has("casualties") && !fields.has("at_least") && !fields.has("killed"))
    fields.error(
        fmt::format("[{0}] has none of {1}, at_least, killed; add: {1} = 4_000", fields.label(), fields.label("casualties")));
  if (fields.has("rounded_to") && !fields.has("casualties"))
    fields.error("rounded_to", "'rounded_to' says how 'casualties' was rounded; add 'casualties', or remove it");
  if (count.casualties && *count.casualties % count.rounded_to != 0)
    fields.error("rounded_to", fmt::format("'casualties' is {}, which is not a multiple of 'rounded_to', {}",
                                           number(*count.casualties), number(count.rounded_to)));
  if (count.casualties && count.killed && *count.killed > *count.casualties)
    fields.error("killed", fmt::format("'killed' is {}, more than the {} casualties that it is part of", number(*count.killed),
                                       number(*count.casualties)));
}

Observed::Count read_count(const Fields& fields, const std::string& id) {
  fields.require_all();
  Observed::Count count;
  count.id = id;
  count.claimant = fields.text("claimant");
  count.note = fields.text("note");
  count.date = fields.date("date").value_or(Date{});
  count.casualties = fields.whole("casualties");
  count.at_least = fields.whole("at_least");
  count.killed = fields.whole("killed");
  count.of = fields.whole("of");
  count.rounded_to = fields.whole("rounded_to").value_or(1);
  check_count(fields, count);
  return count;
}

Observed::Arrival read_arrival(const Fields& fields, const std::string& id) {
  fields.require_all();
  return {id, fields.text("claimant"), fields.text("note"), fields.date("by").value_or(Date{}),
          fields.whole("persons").value_or(0)};
}

Observed::Passage read_passage(const Fields& fields, const std::string& id) {
  const bool on = fields.has("on"), not_by = fields.has("not_by");
  if (on == not_by) {
    fields.error(on ? "not_by" : "", fmt::format("[{}] has {}", fields.name(),
                                                 on ? "both 'on' and 'not_by'; keep one"
                                                    : "neither 'on' nor 'not_by'; add: not_by = 2025-09-02, the last day on "
                                                      "which it had not been reached"));
  }
  const auto date = fields.date(on ? "on" : "not_by");
  return {id, fields.text("claimant"), fields.text("note"), date.value_or(Date{}), on};
}

/// The tables [NAME.ID], each read by `read`.
template <class Read>
auto read_tables(Context& context, const Value& root, std::string_view name, Read&& read) {
  std::vector<decltype(read(std::declval<const Fields&>(), ""))> all;
  const Value* tables = root.find(name);
  if (tables == nullptr) return all;
  for (const Member& member : tables->members) {
    const std::string path = fmt::format("{}.{}.*", kObserved, name);
    all.push_back(read(Fields(context, &member.value, path, fmt::format("{}.{}", name, member.key), tables->spot), member.key));
  }
  return all;
}

}  // namespace

Observed parse_observed(const std::string& text, const std::string& name) {
  const DocumentText document(name, without_byte_order_mark(text));
  Findings findings(document);
  Value root = parse_document(text, document, findings);
  findings.use_words(resolve_aliases(root, findings, {kObserved}));
  check_schema(root, findings);
  check_tables(root, findings, {kObserved});

  Context context{.findings = findings, .root = root, .folder = ""};
  const Fields top(context, &root, kObserved, "", root.spot);
  top.require_all();
  Observed observed;
  observed.file = std::filesystem::path(name).filename().string();
  observed.sha256 = sha256(text);
  observed.title = top.text("title");
  observed.unit = top.text("unit");
  observed.unit_place = findings.place(top.spot_of("unit"));
  observed.counts = read_tables(context, root, "counts", read_count);
  observed.arrivals = read_tables(context, root, "arrivals", read_arrival);
  observed.passages = read_tables(context, root, "thresholds", read_passage);
  if (observed.counts.empty() && observed.passages.empty())
    top.error("the file has no observation that can be scored; add a table [counts.ID] or [thresholds.ID]");
  for (const Diagnostic& warning : findings.all(Severity::warning))  // observations have nowhere to keep a warning
    findings.add_at(Severity::error, warning.place, warning.message);
  throw_errors(findings);
  return observed;
}

Observed read_observed(const std::string& path) { return parse_observed(read_document(path), path); }

}  // namespace ebb
