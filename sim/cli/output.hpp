#pragma once
#include <string>
#include <string_view>

#include "ebb/report/terminal_style.hpp"

namespace ebb::cli {

/// Writes all of the text. If the reader is gone (a closed pipe), the rest is dropped without a message. Throws MachineFailure if
/// the write fails in any other way.
void write_stdout(std::string_view text);

/// The same for text that people read: ASCII on a terminal whose locale is not UTF-8.
void write_text(std::string_view text);

/// Writes text that people read. A write that fails is ignored: there is nobody to tell.
void write_stderr(std::string_view text);

bool stdout_is_terminal();
/// Returns true if stderr is a terminal on which a line can be drawn again in place.
bool stderr_redraws();
/// The columns of the terminal behind stderr.
int stderr_width();

/// How reports are drawn. A pipe or file always gets the same bytes: 80 columns, UTF-8, no colour unless `colour` is "always". A
/// terminal gets its own width, block characters if the locale is UTF-8, and colours unless NO_COLOR is set or TERM is dumb.
/// `colour` is auto, always or never.
TerminalStyle style_for_stdout(const std::string& colour);

/// The style of `explain` and `replay`: wrapped on a terminal; into a pipe or a file each line stays whole, so that it can be
/// searched. No colour.
TerminalStyle listing_style_for_stdout();

}  // namespace ebb::cli
