#pragma once

namespace ebb::cli {

/// From here on the first SIGINT or SIGTERM asks the run to stop; a second one ends the program at once.
void listen_for_signals();

/// The signal that asked to stop, or 0.
int stop_signal();

}  // namespace ebb::cli
