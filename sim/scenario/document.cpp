#include "scenario/document.hpp"

#include <fmt/format.h>

#include "ebb/core/failure.hpp"
#include "ebb/core/file.hpp"
#include "scenario/bytes.hpp"
#include "scenario/parse.hpp"

namespace ebb {
namespace {

constexpr int kSchema = 1;

}  // namespace

std::string read_document(const std::string& path) {
  try {
    return read_whole(path, kLargestScenario);
  } catch (const UsageFailure& failure) {  // too large, or no file
    throw ScenarioFailure({{Severity::error, {path, 0, 0, ""}, failure.what()}});
  }
}

Value parse_document(std::string_view bytes, const DocumentText& document, Findings& findings) {
  std::vector<BareKey> keys;
  check_bytes(bytes, findings, keys);
  throw_errors(findings);
  std::optional<Value> root = parse_toml(QuotedText(without_byte_order_mark(bytes), keys), document, findings);
  throw_errors(findings);
  root->spot = {0, 1, 1};
  return std::move(*root);
}

void check_schema(const Value& root, Findings& findings) {
  const Value* schema = root.find("schema");
  if (schema == nullptr || (schema->is(Value::Kind::whole) && schema->whole == kSchema)) return;
  const bool is_newer = schema->is(Value::Kind::whole) && schema->whole > kSchema;
  findings.error(schema->spot, is_newer
                                   ? fmt::format("schema {} is newer than this program, which reads schema {}; get a newer ebb",
                                                 schema->whole, kSchema)
                                   : fmt::format("'schema' must be {}, got {}", kSchema, got(*schema)));
  throw_errors(findings);
}

void throw_errors(const Findings& findings) {
  if (findings.errors() > 0) throw ScenarioFailure(findings.all(Severity::error));
}

}  // namespace ebb
