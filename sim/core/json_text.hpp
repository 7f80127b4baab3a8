#pragma once
#include <string>
#include <string_view>

namespace ebb {

/// JSON text with those characters of its strings escaped (\u2028) that a terminal or an editor acts on instead of showing them:
/// C1 controls, line separators, bidirectional marks, the byte order mark. Means the same to every JSON reader.
std::string with_escapes(std::string_view json);

}  // namespace ebb
