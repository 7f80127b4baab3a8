#pragma once
#include <string>
#include <vector>

namespace ebb {

/// Where in the user's input something stands. Lines and columns count from 1, columns in code points; 0 = not known.
struct Place {
  std::string source;  ///< file name as the user gave it, or "--set" for a value from the command line
  int line = 0;
  int column = 0;
  std::string text;  ///< the line itself, as it stands in the file; may be empty
  bool operator==(const Place&) const = default;
};

enum class Severity { error, warning, note };  ///< a note says what was done; --strict leaves it alone

/// One finding in the user's input: what, why, and what to do.
struct Diagnostic {
  Severity severity = Severity::error;
  Place place;
  std::string message;
  bool operator==(const Diagnostic&) const = default;
};

/// As people read it, text from the file escaped:
///     kursk.toml:14:21: error: unknown key 'maen' in 'normal' (did you mean 'mean'?)
///        14 | rate = { normal = { maen = 92, sd = 10 } }
///           |                     ^
/// Lines longer than 120 code points are shown as a window around the column. Ends with a newline.
std::string format(const Diagnostic& diagnostic);

/// All of them, in the order of their places, at most `limit` of one severity in a file; then a line "… and 7 more
/// errors".
std::string format(const std::vector<Diagnostic>& diagnostics, std::size_t limit = 20);

/// The same without the "… error:" of the severity: "kursk.toml:14:21: message", as results store warnings.
std::string one_line(const Diagnostic& diagnostic);

}  // namespace ebb
