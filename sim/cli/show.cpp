#include "cli/show.hpp"

#include "cli/output.hpp"
#include "ebb/report/result_json.hpp"

namespace ebb::cli {

void Showing::show(const Result& result, const Report& report, std::optional<double> seconds) {
  if (arguments_.json) return write_stdout(result_json(result, report) + "\n");
  const TerminalStyle style = style_for_stdout(arguments_.colour);
  const std::string tables = arguments_.table ? render_tables(result, report, style) : "";
  const RunFacts& facts = result.facts;
  if (batch_) {
    rows_.push_back({facts.scenario_file, facts.title, facts.start, report});
    if (arguments_.table) tables_ += "\n" + scenario_heading(facts, style) + tables;
    return;
  }
  if (!stdout_is_terminal()) seconds.reset();
  write_stdout(render_terminal(result, report, style, seconds));
  if (arguments_.table) write_stdout("\n" + tables);
}

void Showing::finish() {
  if (!rows_.empty()) write_stdout(render_batch(rows_, style_for_stdout(arguments_.colour)) + tables_);
}

}  // namespace ebb::cli
