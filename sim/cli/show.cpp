#include "cli/show.hpp"

#include "cli/output.hpp"
#include "ebb/report/result_json.hpp"

namespace ebb::cli {

void Showing::show(const Result& result, const Report& report, std::optional<double> seconds) {
  if (arguments_.json) return write_stdout(result_json(result, report) + "\n");
  if (batch_) return rows_.push_back({result.facts.title, result.facts.start, report});
  const TerminalStyle style = style_for_stdout(arguments_.colour);
  if (!stdout_is_terminal()) seconds.reset();
  write_stdout(render_terminal(result, report, style, seconds));
  if (arguments_.table) write_stdout("\n" + render_tables(result, report, style));
}

void Showing::finish() {
  if (!rows_.empty()) write_stdout(render_batch(rows_, style_for_stdout(arguments_.colour)));
}

}  // namespace ebb::cli
