#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ebb {

/// A key without quotes that has letters beyond ASCII. TOML 1.0 wants quotes around it, and the parser relies on them.
struct BareKey {
  std::size_t begin = 0, end = 0;  ///< in bytes of the text
  int line = 0, column = 0;        ///< where it begins, from 1; columns in code points
  int length = 0;                  ///< in code points
};

/// A TOML text with quotes around such keys, and its places as places of the text without them.
class QuotedText {
 public:
  QuotedText(std::string_view text, const std::vector<BareKey>& keys);

  const std::string& text() const { return text_; }
  /// The column in the text as it was written.
  int column_as_written(int line, int column) const;

 private:
  std::string text_;
  std::map<int, std::vector<int>> quotes_;  // line -> the columns of its added quotes, increasing
};

}  // namespace ebb
