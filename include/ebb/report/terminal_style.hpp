#pragma once

namespace ebb {

/// How a terminal is to be written to.
struct TerminalStyle {
  int width = 80;       ///< columns; below 40 is taken as 40
  bool unicode = true;  ///< false: ASCII only, other letters as '?'
  bool colour = false;
};

}  // namespace ebb
