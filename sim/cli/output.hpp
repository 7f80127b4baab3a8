#pragma once
#include <string>
#include <string_view>

#include "ebb/report/terminal_style.hpp"

namespace ebb::cli {

/// Writes all of it. Where the reader has gone (a closed pipe) the rest is dropped quietly; anything else that goes wrong is a
/// MachineFailure.
void write_stdout(std::string_view text);

/// The same for what people read: in ASCII on a terminal whose locale is not UTF-8.
void write_text(std::string_view text);

/// Writes what it can, as people read it; there is nobody to tell when it fails.
void write_stderr(std::string_view text);

bool stdout_is_terminal();
/// A terminal on which a line can be drawn over itself, and how many columns it has.
bool stderr_redraws();
int stderr_width();

/// How reports are drawn. Into a pipe or file: always the same bytes (80 columns, UTF-8, no colour unless asked for). On a
/// terminal: its width, block characters where the locale is UTF-8, colours unless NO_COLOR is set or TERM is dumb. `colour` is
/// auto, always or never.
TerminalStyle style_for_stdout(const std::string& colour);

/// The style of `explain` and `replay`: wrapped on a terminal; into a pipe or a file each line stays whole, so that it can be
/// searched. No colour.
TerminalStyle listing_style_for_stdout();

}  // namespace ebb::cli
