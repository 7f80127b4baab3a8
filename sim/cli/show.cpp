#include "cli/show.hpp"

#include "cli/output.hpp"
#include "ebb/report/result_json.hpp"

namespace ebb::cli {

void Showing::show(const Result& result, const Report& report, std::optional<double> seconds) {
  if (arguments_.json) {
    write_stdout(result_json(result, report) + "\n");
  } else if (batch_) {
    rows_.push_back(batch_row(result, report));
  } else {
    TerminalReport view{.style = style_for_stdout(arguments_.colour), .table = arguments_.table, .seconds = {}};
    if (stdout_is_terminal()) view.seconds = seconds;
    write_stdout(render_terminal(result, report, view));
  }
}

void Showing::finish() {
  if (!rows_.empty()) write_stdout(batch_table(rows_, style_for_stdout(arguments_.colour)));
}

}  // namespace ebb::cli
