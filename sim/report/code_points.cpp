#include "report/code_points.hpp"

#include <algorithm>
#include <array>

namespace ebb {
namespace {

struct Range {
  char32_t first, last;
};

// Unicode 14, EastAsianWidth.txt: the blocks whose letters are W or F.
constexpr std::array kWide{Range{0x1100, 0x115F},   Range{0x2E80, 0x303E},   Range{0x3041, 0xA4CF},  Range{0xAC00, 0xD7A3},
                           Range{0xF900, 0xFAFF},   Range{0xFE30, 0xFE6F},   Range{0xFF00, 0xFF60},  Range{0xFFE0, 0xFFE6},
                           Range{0x1F300, 0x1F64F}, Range{0x1F900, 0x1F9FF}, Range{0x20000, 0x3FFFD}};
// Combining diacritical marks, zero-width space to joiner, variation selectors.
constexpr std::array kNoWidth{Range{0x0300, 0x036F}, Range{0x200B, 0x200D}, Range{0x20D0, 0x20FF}, Range{0xFE00, 0xFE0F}};

template <typename Ranges>
bool any_holds(const Ranges& ranges, char32_t c) {
  return std::any_of(ranges.begin(), ranges.end(), [c](Range range) { return range.first <= c && c <= range.last; });
}

std::size_t length_by_lead(unsigned char lead) {
  if (lead >= 0xF0) return 4;
  if (lead >= 0xE0) return 3;
  return lead >= 0xC0 ? 2 : 1;
}

}  // namespace

CodePoint take_code_point(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = std::min(length_by_lead(lead), text.size());
  CodePoint result{lead, text.substr(0, length)};
  if (length > 1) result.value = lead & (0x7Fu >> length);
  for (const char c : result.bytes.substr(1)) result.value = result.value << 6 | (static_cast<unsigned char>(c) & 0x3Fu);
  text.remove_prefix(length);
  return result;
}

int columns_of(char32_t code_point) {
  if (any_holds(kNoWidth, code_point)) return 0;
  return any_holds(kWide, code_point) ? 2 : 1;
}

}  // namespace ebb
