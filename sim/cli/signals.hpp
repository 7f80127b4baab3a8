#pragma once

namespace ebb::cli {

/// From here on the first SIGINT, SIGTERM or SIGHUP asks the run to stop. A second one ends the program at once, unless it comes
/// within 0.3 s of the first: then it is taken as the same one.
void listen_for_signals();

/// The signal that asked to stop, or 0.
int stop_signal();

}  // namespace ebb::cli
