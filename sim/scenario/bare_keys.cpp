#include "scenario/bare_keys.hpp"

#include <algorithm>

namespace ebb {

QuotedText::QuotedText(std::string_view text, const std::vector<BareKey>& keys) {
  text_.reserve(text.size() + 2 * keys.size());
  std::size_t at = 0;
  for (const BareKey& key : keys) {
    text_ += text.substr(at, key.begin - at);
    text_ += '"';
    text_ += text.substr(key.begin, key.end - key.begin);
    text_ += '"';
    at = key.end;
    std::vector<int>& on_line = quotes_[key.line];
    const int opening = key.column + static_cast<int>(on_line.size());
    on_line.push_back(opening);
    on_line.push_back(opening + key.length + 1);
  }
  text_ += text.substr(at);
}

int QuotedText::column_as_written(int line, int column) const {
  const auto found = quotes_.find(line);
  if (found == quotes_.end()) return column;
  const std::vector<int>& quotes = found->second;
  return column - static_cast<int>(std::lower_bound(quotes.begin(), quotes.end(), column) - quotes.begin());
}

}  // namespace ebb
